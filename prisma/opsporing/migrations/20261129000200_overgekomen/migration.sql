-- What came over the wall (R-OPS-20, R-OPS-21): each row of the panel's inbox, in the vault. No reference to a case: what comes is kept
-- whether its case was read in already or not. Version 2 is for what did not open at first and opened later.
create table overgekomen (
  id uuid not null,
  versie integer not null check (versie in (1, 2)),
  dossier_id uuid not null,
  verzonden_op timestamptz not null,
  opgehaald_op timestamptz not null,
  geopend boolean not null,
  sleutel bytea not null,
  verzegeld bytea not null,
  primary key (id, versie),
  check (versie = 1 or geopend)
);
create index overgekomen_dossier on overgekomen (dossier_id);

create trigger overgekomen_blijft before update or delete on overgekomen for each row execute function weiger_wijziging();
create trigger overgekomen_blijft_heel before truncate on overgekomen for each statement execute function weiger_wijziging();

grant select, insert on overgekomen to opsporing_app;
