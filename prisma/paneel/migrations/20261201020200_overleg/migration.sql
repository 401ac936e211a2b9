-- Casusoverleg: the coördinators of a region go through its open dossiers. No scores, no judgement of anybody, nothing of a sealed round.
alter table dossier add column regio text check (regio in ('noord-nederland', 'oost-nederland', 'midden-nederland', 'noord-holland', 'amsterdam', 'den-haag', 'rotterdam', 'zeeland-west-brabant', 'oost-brabant', 'limburg', 'landelijk'));
create index dossier_regio on dossier (regio) where fase not in ('afgesloten', 'niet_in_behandeling');

-- What its coördinator says beforehand: what is in the way, who has it, and until when. The last one counts.
create table overleg_punt (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  volgnummer integer not null check (volgnummer > 0),
  belemmering text,
  wie_heeft text not null check (wie_heeft <> ''),
  uiterlijk date,
  gezet_door uuid not null references account (id),
  gezet_op timestamptz not null,
  unique (dossier_id, volgnummer)
);

create table overleg (
  id uuid primary key,
  regio text not null,
  dag date not null,
  staat text not null default 'voorbereid' check (staat in ('voorbereid', 'begonnen', 'gesloten', 'vervallen')),
  -- The notes as they were when the meeting was closed, and their SHA-256.
  notities text,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  gemaakt_door uuid not null references account (id),
  gemaakt_op timestamptz not null,
  begonnen_op timestamptz,
  gesloten_op timestamptz,
  check ((staat = 'gesloten') = (notities is not null) and (notities is null) = (sha256 is null))
);
create unique index overleg_een_tegelijk on overleg (regio) where staat in ('voorbereid', 'begonnen');
create function overleg_blijft() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then raise exception 'een overleg wordt niet verwijderd'; end if;
  if old.staat in ('gesloten', 'vervallen') or (new.id, new.regio, new.dag, new.gemaakt_door, new.gemaakt_op) is distinct from (old.id, old.regio, old.dag, old.gemaakt_door, old.gemaakt_op)
  then raise exception 'een overleg dat gesloten is, verandert niet'; end if;
  return new;
end
$$;
create trigger overleg_blijft before update or delete on overleg for each row execute function overleg_blijft();
create trigger overleg_blijft_heel before truncate on overleg execute function overleg_blijft();

-- Who takes part: coördinators, each by joining.
create table overleg_deelnemer (
  overleg_id uuid not null references overleg (id),
  account_id uuid not null references account (id),
  sinds timestamptz not null,
  primary key (overleg_id, account_id)
);

create table overleg_actie (
  id uuid primary key,
  overleg_id uuid not null references overleg (id),
  dossier_id uuid not null references dossier (id),
  wat text not null check (wat <> ''),
  eigenaar_id uuid not null references account (id),
  uiterlijk date not null,
  besloten_door uuid not null references account (id),
  besloten_op timestamptz not null,
  gedaan_op timestamptz,
  gedaan_door uuid references account (id),
  check ((gedaan_op is null) = (gedaan_door is null))
);
create index overleg_actie_open on overleg_actie (eigenaar_id) where gedaan_op is null;

-- Somebody of a dossier is stuck. The coördinator reads what, and not from whom: who it was stands in the log only.
create table knelpunt (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  soort text not null check (soort in ('termijn', 'informatie', 'bereikbaar', 'veiligheid', 'anders')),
  tekst text not null check (tekst <> ''),
  gemeld_op timestamptz not null,
  gezien_op timestamptz,
  gezien_door uuid references account (id),
  check ((gezien_op is null) = (gezien_door is null))
);
create index knelpunt_dossier on knelpunt (dossier_id, gemeld_op desc);

grant select, insert, update on overleg, overleg_actie, knelpunt to weging_app;
grant select, insert on overleg_punt, overleg_deelnemer to weging_app;
revoke execute on function overleg_blijft from public;
