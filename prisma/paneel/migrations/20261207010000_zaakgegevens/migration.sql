-- What the report asks of a case and no step of a track says (domein §10.2, 10.6, 10.8; R-KET-51), how long the gemeente waited (T10), and a track that was begun by mistake and taken back (R-KET-15).
create or replace view zaak_spoor_gegevens as
select d.dossier_id, jsonb_strip_nulls(jsonb_build_object(
  'spoor', b.spoor,
  'eerstBedenktijd', case when s.bedenktijd is not null and (s.aangifte is null or s.bedenktijd <= s.aangifte) then true when s.aangifte is not null then false end,
  'aangifteOp', s.aangifte, 'ontvangstIndOp', s.ontvangst, 'verleningOp', s.verlening, 'pasOp', s.pas, 'sepotOp', s.sepot, 'voornemenOp', s.voornemen, 'intrekkingOp', s.intrekking,
  'aanvraagOp', s.aanvraag, 'besluitOp', s.besluit_op, 'besluit', s.besluit, 'weigeringPrimair', s.gronden ->> 0, 'weigeringSecundair', s.gronden ->> 1,
  'bezwaarOp', s.bezwaar, 'besluitBezwaarOp', s.besluit_bezwaar_op, 'besluitBezwaar', s.besluit_bezwaar, 'beroepOp', s.beroep, 'uitspraak', s.uitspraak,
  'eerderAsiel', g.inhoud -> 'eerderAsiel', 'eerderRegulier', g.inhoud -> 'eerderRegulier', 'asielVerkozen', g.inhoud -> 'asielVerkozen', 'uitSituatieDagen', g.inhoud -> 'uitSituatieDagen',
  -- A step has a day and no hour: a day is 24 hours.
  'meldingGemeenteUren', case when s.melding_gemeente::date >= s.einde::date then (s.melding_gemeente::date - s.einde::date) * 24 end
)) as gegevens
from (select distinct r.dossier_id from record r where r.soort = 'zaakgegevens' or (r.soort = 'spoor' and r.inhoud::jsonb ->> 'schema' = 'weging-spoor-begin/v1')) d
left join lateral (
  select (array_agg(r.inhoud::jsonb ->> 'spoor' order by array_position(array['dublin', 'b8', 'niet-meewerken', 'eu-burger', 'minderjarig', 'paneladvies'], r.inhoud::jsonb ->> 'spoor')))[1] as spoor
  from record r
  where r.soort = 'spoor' and r.dossier_id = d.dossier_id and r.inhoud::jsonb ->> 'schema' = 'weging-spoor-begin/v1'
    -- A track that was taken back does not count; begun again after that it does.
    and not exists (
      select 1 from record t where t.soort = 'spoor' and t.dossier_id = r.dossier_id and t.inhoud::jsonb ->> 'schema' = 'weging-spoor-terug/v1' and t.inhoud::jsonb ->> 'spoor' = r.inhoud::jsonb ->> 'spoor' and t.versie > r.versie
    )
) b on true
left join lateral (select r.inhoud::jsonb as inhoud from record r where r.dossier_id = d.dossier_id and r.soort = 'zaakgegevens' order by r.versie desc limit 1) g on true
left join lateral (
  select
    min(t.op) filter (where t.stap = 'bedenktijd') as bedenktijd,
    min(t.op) filter (where t.stap = 'aangifte') as aangifte,
    min(t.op) filter (where t.spoor = 'b8' and t.stap = 'ontvangst-ind') as ontvangst,
    min(t.op) filter (where t.stap = 'verlening') as verlening,
    min(t.op) filter (where t.spoor = 'b8' and t.stap = 'pas') as pas,
    min(t.op) filter (where t.spoor = 'b8' and t.stap = 'sepot') as sepot,
    min(t.op) filter (where t.spoor = 'b8' and t.stap = 'voornemen') as voornemen,
    min(t.op) filter (where t.spoor = 'b8' and t.stap = 'intrekking' and t.uitkomst = 'ingetrokken') as intrekking,
    min(t.op) filter (where t.spoor = 'b8' and t.stap = 'aanvraag') as aanvraag,
    min(t.op) filter (where t.spoor = 'b8' and t.stap = 'besluit') as besluit_op,
    min(t.uitkomst) filter (where t.spoor = 'b8' and t.stap = 'besluit') as besluit,
    (array_agg(t.gronden) filter (where t.spoor = 'b8' and t.stap = 'besluit'))[1] as gronden,
    min(t.op) filter (where t.spoor = 'b8' and t.stap = 'bezwaar') as bezwaar,
    min(t.op) filter (where t.spoor = 'b8' and t.stap = 'besluit-bezwaar') as besluit_bezwaar_op,
    min(t.uitkomst) filter (where t.spoor = 'b8' and t.stap = 'besluit-bezwaar') as besluit_bezwaar,
    min(t.op) filter (where t.spoor = 'b8' and t.stap = 'melding-gemeente') as melding_gemeente,
    max(t.op) filter (where t.spoor = 'b8' and ((t.stap = 'intrekking' and t.uitkomst = 'ingetrokken') or (t.stap = 'besluit-bezwaar' and t.uitkomst in ('ongegrond', 'niet-ontvankelijk')))) as einde,
    min(t.op) filter (where t.spoor = 'b8' and t.stap = 'beroep') as beroep,
    min(t.uitkomst) filter (where t.spoor = 'b8' and t.stap = 'uitspraak') as uitspraak
  from zaak_spoor_stap t where t.dossier_id = d.dossier_id
) s on true;

-- A dossier shows all that partners pass on about it, not only what waits (R-KET-130).
drop index keten_taak_dossier;
create index keten_taak_dossier on keten_taak (dossier_id);
