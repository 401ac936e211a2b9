-- Kalibratie: practice, apart from real work (R-KAL-1). No table here refers to a dossier, and none of a dossier refers to these.
create table oefenzaak (
  id uuid primary key,
  aanduiding text not null,
  minderjarig text not null check (minderjarig in ('ja', 'nee', 'twijfel')),
  stukken text not null,
  sha256 text not null unique,
  geladen_op timestamptz(6) not null
);
create trigger oefenzaak_blijft before update or delete on oefenzaak for each row execute function weiger_wijziging();
create trigger oefenzaak_blijft_heel before truncate on oefenzaak execute function weiger_wijziging();

create table oefening (
  id uuid primary key,
  oefenzaak_id uuid not null references oefenzaak (id),
  catalogus_versie text not null references catalogus (versie),
  organisator_id uuid not null references account (id),
  minimum integer not null check (minimum >= 4),
  einddag date not null,
  gestart_op timestamptz(6) not null,
  geopend_op timestamptz(6),
  gestopt_op timestamptz(6),
  gesloten_op timestamptz(6),
  check (geopend_op is null or gestopt_op is null),
  check (gesloten_op is null or geopend_op is not null)
);
create index on oefening (organisator_id);

create table oefening_deelnemer (
  id uuid primary key,
  oefening_id uuid not null references oefening (id),
  account_id uuid not null references account (id),
  hoedanigheid text not null check (hoedanigheid in ('panellid-ind', 'panellid-zorg', 'panellid-politie')),
  afgezien boolean not null default false,
  unique (oefening_id, account_id)
);
create index on oefening_deelnemer (account_id);

-- No time and no author beside the content: after the exercise nothing here leads to a person (decision 0062).
create table oefening_blad (
  id uuid primary key,
  oefening_id uuid not null references oefening (id),
  deelnemer_id uuid unique references oefening_deelnemer (id),
  inhoud text not null,
  sha256 text not null
);
create index on oefening_blad (oefening_id);

-- The second lock on R-KAL-4 and R-KAL-9: fewer sheets than the minimum never open, and nothing closes while a sheet leads to a person.
create function oefening_blijft() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then raise exception 'een oefening wordt niet verwijderd'; end if;
  if (new.id, new.oefenzaak_id, new.catalogus_versie, new.organisator_id, new.minimum, new.gestart_op) is distinct from
     (old.id, old.oefenzaak_id, old.catalogus_versie, old.organisator_id, old.minimum, old.gestart_op)
    or old.geopend_op is not null and (new.geopend_op, new.einddag) is distinct from (old.geopend_op, old.einddag)
    or old.gestopt_op is not null and new is distinct from old
    or old.gesloten_op is not null and new is distinct from old
  then raise exception 'dit van een oefening verandert niet'; end if;
  if new.geopend_op is not null and old.geopend_op is null and (select count(*) from oefening_blad where oefening_id = new.id) < new.minimum
  then raise exception 'te weinig bladen om te openen'; end if;
  if new.gesloten_op is not null and exists (select 1 from oefening_blad where oefening_id = new.id and deelnemer_id is not null)
  then raise exception 'een blad leidt nog naar een deelnemer'; end if;
  return new;
end
$$;
create trigger oefening_blijft before update or delete on oefening for each row execute function oefening_blijft();
create trigger oefening_blijft_heel before truncate on oefening execute function weiger_wijziging();

-- A sheet never changes. Before the opening its author may take it back, whole; after it only the link to the author goes.
create function oefenblad_blijft() returns trigger language plpgsql as $$
declare o oefening;
begin
  select * into o from oefening where id = case when tg_op = 'INSERT' then new.oefening_id else old.oefening_id end;
  if tg_op = 'INSERT' then
    if o.geopend_op is not null or o.gestopt_op is not null or new.deelnemer_id is null then raise exception 'deze oefening neemt geen blad meer aan'; end if;
    return new;
  end if;
  if tg_op = 'DELETE' then
    if o.geopend_op is not null then raise exception 'een geopend blad blijft'; end if;
    return old;
  end if;
  if o.geopend_op is null or new.deelnemer_id is not null
    or (new.id, new.oefening_id, new.inhoud, new.sha256) is distinct from (old.id, old.oefening_id, old.inhoud, old.sha256)
  then raise exception 'een blad verandert niet'; end if;
  return new;
end
$$;
create trigger oefenblad_blijft before insert or update or delete on oefening_blad for each row execute function oefenblad_blijft();
create trigger oefenblad_blijft_heel before truncate on oefening_blad execute function weiger_wijziging();

grant select, insert on oefenzaak to weging_app;
grant select, insert, update on oefening, oefening_deelnemer to weging_app;
grant select, insert, update, delete on oefening_blad to weging_app;
revoke execute on function oefening_blijft(), oefenblad_blijft() from public;
