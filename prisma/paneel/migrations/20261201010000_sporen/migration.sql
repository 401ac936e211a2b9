-- The tracks of a dossier. What counts are records of kind `spoor` and `uitgang` (never changed); these tables are what is looked up from them, and what is no record.

-- The terms that are open and have a last day, as the records make them: written anew with each deed of a track, so that a worklist reads one index and computes nothing.
create table spoor_termijn (
  dossier_id uuid not null references dossier (id),
  spoor text not null,
  termijn text not null,
  naam text not null check (naam <> ''),
  uiterlijk date not null,
  -- What the panel may know of it; every other term is for the coördinator alone.
  bindt_panel boolean not null,
  -- Over when the advies is issued, which is no deed of a track.
  tot_advies boolean not null,
  primary key (dossier_id, spoor, termijn)
);
create index spoor_termijn_uiterlijk on spoor_termijn (dossier_id, uiterlijk);

-- Two dossiers that belong together, as of a mother and her child. They share nothing but this line.
create table dossier_koppeling (
  id uuid primary key,
  een uuid not null references dossier (id),
  ander uuid not null references dossier (id),
  verband text not null check (verband in ('moeder-kind', 'gezin', 'zelfde-situatie')),
  gelegd_op timestamptz not null,
  beeindigd_op timestamptz,
  -- By shape without names.
  waarom_los text,
  check (een < ander),
  check ((beeindigd_op is null) = (waarom_los is null))
);
create unique index dossier_koppeling_open on dossier_koppeling (een, ander) where beeindigd_op is null;
create index dossier_koppeling_ander on dossier_koppeling (ander);
create function koppeling_blijft() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then raise exception 'een koppeling wordt beëindigd, niet verwijderd'; end if;
  if old.beeindigd_op is not null or (new.id, new.een, new.ander, new.verband, new.gelegd_op) is distinct from (old.id, old.een, old.ander, old.verband, old.gelegd_op)
  then raise exception 'een koppeling wordt één keer beëindigd, en verandert niet'; end if;
  return new;
end
$$;
create trigger koppeling_blijft before update or delete on dossier_koppeling for each row execute function koppeling_blijft();
create trigger koppeling_blijft_heel before truncate on dossier_koppeling execute function koppeling_blijft();

-- A V-nummer that was wrong. The number is a field, and stands in no record and no line of the log.
create table v_nummer_oud (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  v_nummer text not null,
  vervangen_op timestamptz not null
);
create index v_nummer_oud_dossier on v_nummer_oud (dossier_id, vervangen_op);
create trigger v_nummer_blijft before update or delete on v_nummer_oud for each row execute function weiger_wijziging();
create trigger v_nummer_blijft_heel before truncate on v_nummer_oud execute function weiger_wijziging();

-- The last record of each step of each track that has a day: what the chain tells the report (R-KET-50).
create view zaak_spoor_stap as
select dossier_id, spoor, stap, op, uitkomst, gronden from (
  select distinct on (r.dossier_id, r.inhoud::jsonb ->> 'spoor', r.inhoud::jsonb ->> 'stap')
    r.dossier_id, r.inhoud::jsonb ->> 'spoor' as spoor, r.inhoud::jsonb ->> 'stap' as stap, r.inhoud::jsonb ->> 'schema' as schema,
    r.inhoud::jsonb ->> 'op' as op, r.inhoud::jsonb ->> 'uitkomst' as uitkomst, r.inhoud::jsonb -> 'gronden' as gronden
  from record r
  where r.soort = 'spoor' and r.inhoud::jsonb ->> 'schema' in ('weging-spoor-stap/v1', 'weging-spoor-overslaan/v1')
  order by r.dossier_id, r.inhoud::jsonb ->> 'spoor', r.inhoud::jsonb ->> 'stap', r.versie desc
) laatste
where schema = 'weging-spoor-stap/v1' and op is not null;

-- One row per dossier with a track, in the names of the report's own columns. A case counts for one track: the first of this order that it has.
create view zaak_spoor_gegevens as
select b.dossier_id, jsonb_strip_nulls(jsonb_build_object(
  'spoor', b.spoor,
  'eerstBedenktijd', case when s.bedenktijd is not null and (s.aangifte is null or s.bedenktijd <= s.aangifte) then true when s.aangifte is not null then false end,
  'aangifteOp', s.aangifte, 'ontvangstIndOp', s.ontvangst, 'verleningOp', s.verlening, 'pasOp', s.pas, 'sepotOp', s.sepot, 'voornemenOp', s.voornemen, 'intrekkingOp', s.intrekking,
  'aanvraagOp', s.aanvraag, 'besluitOp', s.besluit_op, 'besluit', s.besluit, 'weigeringPrimair', s.gronden ->> 0, 'weigeringSecundair', s.gronden ->> 1,
  'bezwaarOp', s.bezwaar, 'besluitBezwaarOp', s.besluit_bezwaar_op, 'besluitBezwaar', s.besluit_bezwaar, 'beroepOp', s.beroep, 'uitspraak', s.uitspraak
)) as gegevens
from (
  select r.dossier_id, (array_agg(r.inhoud::jsonb ->> 'spoor' order by array_position(array['dublin', 'b8', 'niet-meewerken', 'eu-burger', 'minderjarig', 'paneladvies'], r.inhoud::jsonb ->> 'spoor')))[1] as spoor
  from record r where r.soort = 'spoor' and r.inhoud::jsonb ->> 'schema' = 'weging-spoor-begin/v1' group by r.dossier_id
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

-- Each time that a term was lengthened for one person, with why as a code: for the report (domein §9.11). No words.
create view zaak_spoor_verlenging as
select r.dossier_id, r.inhoud::jsonb ->> 'spoor' as spoor, r.inhoud::jsonb ->> 'termijn' as termijn, (r.inhoud::jsonb ->> 'op')::date as op, (r.inhoud::jsonb ->> 'aantal')::int as aantal, r.inhoud::jsonb ->> 'reden' as reden
from record r where r.soort = 'spoor' and r.inhoud::jsonb ->> 'schema' = 'weging-spoor-verlengd/v1';

grant select, insert, delete on spoor_termijn to weging_app;
grant select, insert, update on dossier_koppeling to weging_app;
grant select, insert on v_nummer_oud to weging_app;
grant select on zaak_spoor_stap, zaak_spoor_gegevens, zaak_spoor_verlenging to weging_app;
