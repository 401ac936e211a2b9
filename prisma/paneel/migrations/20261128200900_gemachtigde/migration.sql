-- The gemachtigde of betrokkene: one person at a time, invited to the papers of one dossier that are hers to read (R-ADV-130).
create table gemachtigde (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  account_id uuid not null references account (id),
  uitgenodigd_op timestamptz not null,
  beeindigd_op timestamptz
);
create unique index gemachtigde_een_tegelijk on gemachtigde (dossier_id) where beeindigd_op is null;
create index gemachtigde_van on gemachtigde (account_id);

grant select, insert, update on gemachtigde to weging_app;
