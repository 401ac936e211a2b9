-- The vault (R-OPS-8): what a case is called and what a lead says is stored sealed, each row under a key of its own, and that key
-- wrapped by one that is not in this database. A lead has versions; a correction is a new one beside the old.

create table kluis (
  id integer primary key check (id = 1),
  sleutel bytea not null,
  verzegeld bytea not null
);

create table zaak_inhoud (
  dossier_id uuid primary key references zaak (dossier_id),
  sleutel bytea not null,
  verzegeld bytea not null
);

create table indicatie_versie (
  indicatie_id uuid not null references indicatie (id),
  versie integer not null check (versie > 0),
  account_id uuid references account (id),
  geschreven_op timestamptz not null,
  sleutel bytea not null,
  verzegeld bytea not null,
  primary key (indicatie_id, versie)
);

-- What stood here in plain text waits for the process, which alone has the key. It seals all of it and empties this table in one
-- transaction, before anybody is let in; TRUNCATE gives the table a new file, so that no old row stays behind in it.
create table te_verzegelen (
  tabel text not null check (tabel in ('zaak', 'indicatie')),
  id uuid not null,
  inhoud jsonb not null,
  primary key (tabel, id)
);
insert into te_verzegelen (tabel, id, inhoud)
  select 'zaak', dossier_id, jsonb_build_object('aanduiding', aanduiding, 'zaaknummer', zaaknummer) from zaak;
insert into te_verzegelen (tabel, id, inhoud)
  select 'indicatie', id, jsonb_build_object(
    'herkomst', herkomst, 'datumTekst', datum_tekst, 'datum', to_char(datum, 'YYYY-MM-DD'), 'tekst', inhoud, 'vindplaats', vindplaats
  ) from indicatie;

alter table zaak drop column aanduiding, drop column zaaknummer;
alter table indicatie drop column herkomst, drop column datum_tekst, drop column datum, drop column inhoud, drop column vindplaats;
-- A column that is dropped stays in every row until the table is written anew, which a changed column makes PostgreSQL do.
alter table zaak alter column ingelezen_op type timestamptz using ingelezen_op + interval '0';
alter table indicatie alter column nummer type integer using nummer + 0;

create function weiger_wijziging() returns trigger language plpgsql as $$
begin
  raise exception 'Wat is vastgelegd verandert niet: %', tg_table_name;
end
$$;
create trigger inhoud_blijft before update or delete on zaak_inhoud for each row execute function weiger_wijziging();
create trigger inhoud_blijft_heel before truncate on zaak_inhoud for each statement execute function weiger_wijziging();
create trigger versie_blijft before update or delete on indicatie_versie for each row execute function weiger_wijziging();
create trigger versie_blijft_heel before truncate on indicatie_versie for each statement execute function weiger_wijziging();

grant select, insert on kluis, zaak_inhoud, indicatie_versie to opsporing_app;
grant select, truncate on te_verzegelen to opsporing_app;
