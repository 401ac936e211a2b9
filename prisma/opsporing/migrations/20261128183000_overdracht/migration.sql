-- Hand-over to OM or AVIM (R-OPS-13, R-OPS-14): a numbered document that never changes, and its own log. What stands in both lies in the vault.
create table overdracht_teller (
  jaar integer primary key,
  laatste integer not null
);

create table overdracht (
  nummer text primary key check (nummer ~ '^O-\d{4}-\d{4,6}$'),
  -- The form it was made with: sent twice it makes one document.
  formulier uuid not null unique,
  dossier_id uuid not null references zaak (dossier_id),
  account_id uuid not null references account (id),
  opgesteld_op timestamptz not null,
  sleutel bytea not null,
  verzegeld bytea not null
);
create index overdracht_dossier on overdracht (dossier_id);

create table overdracht_gebeurtenis (
  nummer text not null references overdracht (nummer),
  volgnummer integer not null check (volgnummer > 0),
  gebeurtenis text not null check (gebeurtenis in ('opgesteld', 'verstrekt', 'ontvangst-bevestigd')),
  account_id uuid not null references account (id),
  tijd timestamptz not null,
  sleutel bytea not null,
  verzegeld bytea not null,
  primary key (nummer, volgnummer),
  unique (nummer, gebeurtenis)
);

create trigger overdracht_blijft before update or delete on overdracht for each row execute function weiger_wijziging();
create trigger overdracht_blijft_heel before truncate on overdracht for each statement execute function weiger_wijziging();
create trigger gebeurtenis_blijft before update or delete on overdracht_gebeurtenis for each row execute function weiger_wijziging();
create trigger gebeurtenis_blijft_heel before truncate on overdracht_gebeurtenis for each statement execute function weiger_wijziging();

grant select, insert, update on overdracht_teller to opsporing_app;
grant select, insert on overdracht, overdracht_gebeurtenis to opsporing_app;
