-- Cluster A: everything of the panel. Nothing here knows that leads exist (R-WAL-1).
-- Run as weging_owner. The roles themselves are made by the launcher or by the administrator (docs/beheer.md).

-- toegang -------------------------------------------------------------------------------------------------
create table account (
  id uuid primary key,
  functie text not null,
  registernummer text not null unique,
  actief boolean not null default true,
  aangemaakt_op timestamptz not null
);

create table account_hoedanigheid (
  account_id uuid not null references account (id),
  hoedanigheid text not null,
  primary key (account_id, hoedanigheid)
);

create table passkey (
  credential_id text primary key,
  account_id uuid not null references account (id),
  public_key bytea not null,
  teller bigint not null,
  transports text[] not null default '{}',
  aangemaakt_op timestamptz not null
);
create index passkey_account on passkey (account_id);

create table sessie (
  id_hash bytea primary key,
  account_id uuid not null references account (id),
  hoedanigheid text not null,
  aangemaakt_op timestamptz not null,
  laatst_gezien_op timestamptz not null,
  verloopt_op timestamptz not null,
  ingetrokken_op timestamptz
);
create index sessie_account on sessie (account_id);

create table uitdaging (
  id uuid primary key,
  account_id uuid references account (id),
  soort text not null check (soort in ('registratie', 'aanmelding', 'akkoord')),
  waarde text not null,
  verloopt_op timestamptz not null,
  gebruikt_op timestamptz
);

-- dossier -------------------------------------------------------------------------------------------------
create table catalogus (
  versie text primary key,
  inhoud text not null,
  sha256 text not null,
  geladen_op timestamptz not null
);

create table kenmerk_teller (
  jaar integer primary key,
  laatste integer not null
);

create table dossier (
  id uuid primary key,
  kenmerk text not null unique,
  fase text not null check (fase in ('nieuw', 'intake', 'panel', 'beoordeling', 'weging', 'advies', 'uitgebracht', 'afgesloten', 'niet_in_behandeling')),
  coordinator_id uuid references account (id),
  aanduiding text not null,
  peildatum date,
  v_nummer text,
  v_nummer_onbekend_reden text,
  verzoeker text,
  doel text,
  grondslag text,
  vraag text,
  minderjarig text check (minderjarig in ('ja', 'nee', 'twijfel')),
  catalogus_versie text references catalogus (versie),
  einde_reden text,
  aangemeld_op timestamptz not null
);

create table betrokkene (
  dossier_id uuid primary key references dossier (id),
  geslacht text,
  leeftijd_opgave text,
  minderjarig_opgave text,
  nationaliteit text,
  taal_of_tolk text,
  kwetsbaarheid text[] not null default '{}',
  vorm_uitbuiting text[] not null default '{}',
  land_herkomst text,
  land_transit text,
  land_uitbuiting text
);

create table betrokken_naam (
  dossier_id uuid not null references dossier (id),
  volgnummer integer not null,
  naam text not null,
  primary key (dossier_id, volgnummer)
);

create table gebeurtenis (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  volgnummer integer not null,
  datum_tekst text not null,
  datum date,
  omschrijving text not null,
  vindplaats text,
  unique (dossier_id, volgnummer)
);

create table stuk (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  nummer integer not null,
  soort text not null,
  titel text not null,
  auteur text,
  datum_tekst text not null,
  datum date,
  inhoud text not null,
  toelichting text,
  vindplaats text,
  unique (dossier_id, nummer)
);

create table lidmaatschap (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  account_id uuid not null references account (id),
  zetel text not null check (zetel in ('voorzitter', 'secretaris', 'IND', 'zorg', 'politie')),
  verklaring text not null default 'open' check (verklaring in ('open', 'geen_belang', 'belang')),
  verklaard_op timestamptz,
  benoemd_op timestamptz not null,
  beeindigd_op timestamptz
);
create unique index lidmaatschap_zetel on lidmaatschap (dossier_id, zetel) where beeindigd_op is null;
create unique index lidmaatschap_account on lidmaatschap (dossier_id, account_id) where beeindigd_op is null;
create index lidmaatschap_van on lidmaatschap (account_id);

-- beoordeling ---------------------------------------------------------------------------------------------
create table ronde (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  nummer integer not null,
  geopend_op timestamptz not null,
  onthuld_op timestamptz,
  unique (dossier_id, nummer)
);

-- Law 1: what counts is a record. Written once, canonical JSON with its hash, never changed.
create table record (
  id uuid primary key,
  soort text not null,
  dossier_id uuid not null references dossier (id),
  ronde_id uuid references ronde (id),
  lid_id uuid references lidmaatschap (id),
  versie integer not null,
  inhoud text not null,
  sha256 text not null check (sha256 = encode(sha256(convert_to(inhoud, 'UTF8')), 'hex')),
  gemaakt_door uuid not null references account (id),
  gemaakt_op timestamptz not null,
  unique nulls not distinct (soort, dossier_id, ronde_id, lid_id, versie)
);

create function weiger_wijziging() returns trigger language plpgsql as $$
begin
  raise exception 'een record wordt niet gewijzigd of verwijderd';
end
$$;
create trigger record_blijft before update or delete on record for each row execute function weiger_wijziging();
create trigger record_blijft_heel before truncate on record execute function weiger_wijziging();

-- hoorzitting ---------------------------------------------------------------------------------------------
create table hoorzitting (
  id uuid primary key,
  dossier_id uuid not null unique references dossier (id),
  staat text not null check (staat in ('gepland', 'vastgesteld', 'afgezien')),
  begint_op timestamptz,
  plaats text,
  afzien_reden text,
  gewijzigd_op timestamptz not null
);

-- advies --------------------------------------------------------------------------------------------------
create table advies (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  versie integer not null,
  staat text not null check (staat in ('concept', 'bevroren', 'verzegeld', 'uitgebracht', 'vervallen')),
  inhoud text,
  sha256 text,
  bevroren_door uuid references account (id),
  bevroren_op timestamptz,
  akkoorden text,
  pdf bytea,
  pdf_onverzegeld_sha256 text,
  verzegeld_op timestamptz,
  unique (dossier_id, versie),
  check ((staat in ('concept', 'vervallen')) or (inhoud is not null and sha256 = encode(sha256(convert_to(inhoud, 'UTF8')), 'hex')))
);
create unique index advies_een_tegelijk on advies (dossier_id) where staat <> 'vervallen';

create table akkoord (
  id uuid primary key,
  advies_id uuid not null references advies (id),
  lid_id uuid not null references lidmaatschap (id),
  inhoud text not null,
  gegeven_op timestamptz not null,
  unique (advies_id, lid_id)
);

-- The reader's side: a copy of what was issued. weging_lezer sees these tables and no other of a dossier.
create table uitgegeven_advies (
  id uuid primary key,
  kenmerk text not null,
  versie integer not null,
  inhoud text not null,
  sha256 text not null,
  pdf bytea not null,
  ontvanger_id uuid not null references account (id),
  uitgebracht_op timestamptz not null,
  unique (kenmerk, versie)
);
create trigger uitgifte_blijft before update or delete on uitgegeven_advies for each row execute function weiger_wijziging();

create table ontvangst (
  advies_id uuid not null references uitgegeven_advies (id),
  account_id uuid not null references account (id),
  geopend_op timestamptz not null,
  primary key (advies_id, account_id)
);

create table vergewis_punt (
  advies_id uuid not null references uitgegeven_advies (id),
  account_id uuid not null references account (id),
  punt text not null,
  nagegaan boolean not null,
  gewijzigd_op timestamptz not null,
  primary key (advies_id, account_id, punt)
);

create table terugmelding (
  id uuid primary key,
  advies_id uuid not null unique references uitgegeven_advies (id),
  account_id uuid not null references account (id),
  keuze text not null check (keuze in ('volgt', 'wijkt_af')),
  reden text not null,
  gemeld_op timestamptz not null
);

-- realtime ------------------------------------------------------------------------------------------------
create table rt_room (
  naam text primary key,
  head bigint not null default 0,
  epoch bigint not null default 0
);

create table rt_update (
  room text not null references rt_room (naam),
  seq bigint not null,
  author uuid not null,
  tijd timestamptz not null,
  bytes bytea not null,
  primary key (room, seq)
);

create table rt_snapshot (
  room text not null references rt_room (naam),
  tot_seq bigint not null,
  bytes bytea not null,
  primary key (room, tot_seq)
);

-- logboek -------------------------------------------------------------------------------------------------
create schema logboek;
create table logboek.regel (
  seq bigint primary key,
  tijd timestamptz not null,
  actor uuid,
  hoedanigheid text,
  deed text not null,
  object text,
  resultaat text not null,
  oorsprong text not null,
  vorige bytea not null,
  hash bytea not null
);

-- Append only: the one way in. The chain makes a later change visible; the lock makes the order one order.
create function logboek.voeg_toe(
  p_tijd timestamptz, p_actor uuid, p_hoedanigheid text, p_deed text, p_object text, p_resultaat text, p_oorsprong text
) returns bigint language plpgsql security definer set search_path = pg_catalog, logboek as $$
declare
  v_seq bigint;
  v_vorige bytea;
begin
  perform pg_advisory_xact_lock(72707370);
  select r.seq, r.hash into v_seq, v_vorige from logboek.regel r order by r.seq desc limit 1;
  v_seq := coalesce(v_seq, 0) + 1;
  v_vorige := coalesce(v_vorige, '\x'::bytea);
  insert into logboek.regel (seq, tijd, actor, hoedanigheid, deed, object, resultaat, oorsprong, vorige, hash)
  values (v_seq, p_tijd, p_actor, p_hoedanigheid, p_deed, p_object, p_resultaat, p_oorsprong, v_vorige,
    sha256(v_vorige || convert_to(jsonb_build_array(v_seq, extract(epoch from p_tijd)::text, p_actor, p_hoedanigheid, p_deed, p_object, p_resultaat, p_oorsprong)::text, 'UTF8')));
  return v_seq;
end
$$;

-- The narrow window for the process behind the wall: who sits on which panel, so that it can refuse such a person.
create view panel_zetel as
  select l.dossier_id, a.registernummer from lidmaatschap l join account a on a.id = l.account_id;

-- rights: compared with the live database by tests/matrix/rights.test.ts -------------------------------------
revoke all on schema public from public;
revoke all on all functions in schema public, logboek from public;
grant usage on schema public to weging_app, weging_lezer, weging_afhaler;
grant usage on schema logboek to weging_app, weging_lezer;
grant execute on function logboek.voeg_toe to weging_app, weging_lezer;

grant select, insert, update on account, passkey, sessie, uitdaging to weging_app;
grant delete on uitdaging to weging_app;
grant select, insert, delete on account_hoedanigheid to weging_app;
grant select, insert on catalogus to weging_app;
grant select, insert, update on kenmerk_teller, dossier, lidmaatschap, ronde, hoorzitting, advies to weging_app;
grant select, insert on betrokkene, betrokken_naam, gebeurtenis, stuk, record, akkoord, uitgegeven_advies to weging_app;
grant select on ontvangst, terugmelding to weging_app;
grant select, insert, update, delete on rt_room, rt_update, rt_snapshot to weging_app;

grant select on uitgegeven_advies to weging_lezer;
grant select, insert on ontvangst, terugmelding to weging_lezer;
grant select, insert, update on vergewis_punt to weging_lezer;

grant select on panel_zetel to weging_afhaler;
