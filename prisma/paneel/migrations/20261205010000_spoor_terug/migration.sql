-- A track that was begun by mistake can be taken back (R-KET-15).
create or replace view zaak_spoor_gegevens as
select b.dossier_id, jsonb_strip_nulls(jsonb_build_object(
  'spoor', b.spoor,
  'eerstBedenktijd', case when s.bedenktijd is not null and (s.aangifte is null or s.bedenktijd <= s.aangifte) then true when s.aangifte is not null then false end,
  'aangifteOp', s.aangifte, 'ontvangstIndOp', s.ontvangst, 'verleningOp', s.verlening, 'pasOp', s.pas, 'sepotOp', s.sepot, 'voornemenOp', s.voornemen, 'intrekkingOp', s.intrekking,
  'aanvraagOp', s.aanvraag, 'besluitOp', s.besluit_op, 'besluit', s.besluit, 'weigeringPrimair', s.gronden ->> 0, 'weigeringSecundair', s.gronden ->> 1,
  'bezwaarOp', s.bezwaar, 'besluitBezwaarOp', s.besluit_bezwaar_op, 'besluitBezwaar', s.besluit_bezwaar, 'beroepOp', s.beroep, 'uitspraak', s.uitspraak
)) as gegevens
from (
  select r.dossier_id, (array_agg(r.inhoud::jsonb ->> 'spoor' order by array_position(array['dublin', 'b8', 'niet-meewerken', 'eu-burger', 'minderjarig', 'paneladvies'], r.inhoud::jsonb ->> 'spoor')))[1] as spoor
  from record r
  where r.soort = 'spoor' and r.inhoud::jsonb ->> 'schema' = 'weging-spoor-begin/v1'
    -- A track that was taken back does not count; begun again after that it does.
    and not exists (
      select 1 from record t where t.soort = 'spoor' and t.dossier_id = r.dossier_id and t.inhoud::jsonb ->> 'schema' = 'weging-spoor-terug/v1' and t.inhoud::jsonb ->> 'spoor' = r.inhoud::jsonb ->> 'spoor' and t.versie > r.versie
    )
  group by r.dossier_id
) b
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
    min(t.op) filter (where t.spoor = 'b8' and t.stap = 'beroep') as beroep,
    min(t.uitkomst) filter (where t.spoor = 'b8' and t.stap = 'uitspraak') as uitspraak
  from zaak_spoor_stap t where t.dossier_id = b.dossier_id
) s on true;
