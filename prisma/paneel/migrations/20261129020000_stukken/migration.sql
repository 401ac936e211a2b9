-- Papers that are uploaded (R-STU-1, R-STU-20): who may read them, whose words they are, and their file, sealed with a key that lies outside this database.
alter table account add column big_nummer text check (big_nummer ~ '^[0-9]{11}$');

alter table stuk
  add column compartiment text not null default 'panel' check (compartiment in ('panel', 'medisch')),
  add column herkomst text,
  add column afdekken boolean not null default false,
  add column spreker text,
  add column toegevoegd_op timestamptz,
  add column aanvraag uuid,
  -- A medical paper has a number out of another range, in no order: a gap or a next number tells nobody that there is one.
  add constraint stuk_nummer_van_compartiment check ((compartiment = 'medisch') = (nummer >= 1000) and nummer between 1 and 9999),
  add constraint stuk_eenmaal unique (dossier_id, aanvraag);

create table stuk_bestand (
  stuk_id uuid primary key references stuk (id),
  mime text not null check (mime in ('application/pdf', 'image/png', 'image/jpeg', 'image/webp', 'text/plain')),
  bytes integer not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bladzijden integer not null check (bladzijden > 0),
  deel_bytes integer not null check (deel_bytes > 0),
  sleutel bytea not null
);

create table stuk_deel (
  stuk_id uuid not null references stuk_bestand (stuk_id),
  volgnummer integer not null check (volgnummer >= 0),
  verzegeld bytea not null,
  primary key (stuk_id, volgnummer)
);
-- Sealed bytes do not get smaller.
alter table stuk_deel alter column verzegeld set storage external;

-- Who may read a medical paper now: what was recorded in the register of medical consent, as rows that a query can ask.
create table medische_toegang (
  id uuid primary key,
  stuk_id uuid not null references stuk (id),
  lid_id uuid not null references lidmaatschap (id),
  toestemming integer not null,
  geopend boolean not null,
  sinds timestamptz not null,
  beeindigd_op timestamptz
);
create unique index medische_toegang_een on medische_toegang (stuk_id, lid_id) where beeindigd_op is null;

-- Which member opened which paper.
create table stuk_gelezen (
  stuk_id uuid not null references stuk (id),
  lid_id uuid not null references lidmaatschap (id),
  gelezen_op timestamptz not null,
  primary key (stuk_id, lid_id)
);

-- A medical paper is for who was let in; for anybody else it is not there.
create or replace function leesbare_stukken(p_lid uuid) returns setof integer language sql stable as $$
  select s.nummer from stuk s join lidmaatschap l on l.dossier_id = s.dossier_id
  where l.id = p_lid and (s.compartiment = 'panel'
    or exists (select 1 from medische_toegang t where t.stuk_id = s.id and t.lid_id = p_lid and t.geopend and t.beeindigd_op is null))
$$;

create trigger stuk_blijft before update or delete on stuk for each row execute function weiger_wijziging();
create trigger stuk_blijft_heel before truncate on stuk execute function weiger_wijziging();
create trigger bestand_blijft before update or delete on stuk_bestand for each row execute function weiger_wijziging();
create trigger bestand_blijft_heel before truncate on stuk_bestand execute function weiger_wijziging();
create trigger deel_blijft before update or delete on stuk_deel for each row execute function weiger_wijziging();
create trigger deel_blijft_heel before truncate on stuk_deel execute function weiger_wijziging();
create trigger gelezen_blijft before update or delete on stuk_gelezen for each row execute function weiger_wijziging();
create trigger gelezen_blijft_heel before truncate on stuk_gelezen execute function weiger_wijziging();

grant select, insert on stuk_bestand, stuk_deel, stuk_gelezen to weging_app;
grant select, insert, update on medische_toegang to weging_app;
