-- The inbox of the closed compartment (R-WAL-38): what betrokkene lets be handed over, each row sealed to a key whose other half is not here.
-- The process puts in and sees nothing back; who pulls reads and changes nothing; what was put in stays as it is.
create table postvak (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  tijd timestamptz not null,
  envelop text not null
);

create trigger postvak_blijft before update or delete on postvak for each row execute function weiger_wijziging();
create trigger postvak_blijft_heel before truncate on postvak execute function weiger_wijziging();

grant insert on postvak to weging_app;
grant select on postvak to weging_afhaler;
