-- The chain around the panel: who works where, on which legal basis what goes to whom, and what waits to be sent. Of a case it holds the number only.

-- The organisation whose queue somebody works in, in the capacity ketenmedewerker. Nobody shares an account (BIO2 5.16.02).
alter table account add column organisatie text check (organisatie in ('politie', 'om', 'ind', 'comensha', 'nidos', 'gemeente', 'dtv'));

-- On which basis something may go to a receiver, per koppelvlak. A record is never changed; it is ended, once.
create table keten_grondslag (
  id uuid primary key,
  koppelvlak text not null check (koppelvlak <> ''),
  ontvanger text not null check (ontvanger <> ''),
  wet text not null check (wet in ('Wpg', 'AVG')),
  artikel text not null check (artikel <> ''),
  tekst text not null check (tekst <> ''),
  van date not null,
  tot date,
  besloten_door text not null check (besloten_door <> ''),
  vastgelegd_door uuid not null references account (id),
  vastgelegd_op timestamptz not null,
  beeindigd_op timestamptz,
  beeindigd_door uuid references account (id),
  beeindigd_reden text,
  check (tot is null or van <= tot),
  check ((beeindigd_op is null) = (beeindigd_door is null) and (beeindigd_op is null) = (beeindigd_reden is null)),
  unique (id, koppelvlak, ontvanger)
);
create index keten_grondslag_van on keten_grondslag (koppelvlak, ontvanger);

create function keten_grondslag_blijft() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then raise exception 'een grondslag wordt niet verwijderd'; end if;
  if old.beeindigd_op is not null
    or (new.id, new.koppelvlak, new.ontvanger, new.wet, new.artikel, new.tekst, new.van, new.tot, new.besloten_door, new.vastgelegd_door, new.vastgelegd_op)
      is distinct from (old.id, old.koppelvlak, old.ontvanger, old.wet, old.artikel, old.tekst, old.van, old.tot, old.besloten_door, old.vastgelegd_door, old.vastgelegd_op)
  then raise exception 'een grondslag verandert niet: beëindig hem en leg een nieuwe vast'; end if;
  return new;
end
$$;
create trigger keten_grondslag_blijft before update or delete on keten_grondslag for each row execute function keten_grondslag_blijft();
create trigger keten_grondslag_blijft_heel before truncate on keten_grondslag execute function keten_grondslag_blijft();

-- Switched on, on one basis, until it is switched off. It counts for no moment longer than its basis does: keten_aan below is the one place that says so.
create table koppelvlak_aan (
  id uuid primary key,
  koppelvlak text not null,
  ontvanger text not null,
  grondslag_id uuid not null,
  aan_op timestamptz not null,
  aan_door uuid not null references account (id),
  uit_op timestamptz,
  uit_door uuid references account (id),
  foreign key (grondslag_id, koppelvlak, ontvanger) references keten_grondslag (id, koppelvlak, ontvanger),
  check ((uit_op is null) = (uit_door is null))
);
create unique index koppelvlak_aan_een_tegelijk on koppelvlak_aan (koppelvlak, ontvanger) where uit_op is null;

-- Which are on at this moment, and since when. The days of a basis are those of Amsterdam, first and last included.
create function keten_aan(p_nu timestamptz) returns table (koppelvlak text, ontvanger text, grondslag_id uuid, sinds timestamptz) language sql stable as $$
  select a.koppelvlak, a.ontvanger, g.id, a.aan_op from koppelvlak_aan a join keten_grondslag g on g.id = a.grondslag_id
  where a.uit_op is null and a.aan_op <= p_nu and (g.beeindigd_op is null or g.beeindigd_op > p_nu)
    and g.van <= (p_nu at time zone 'Europe/Amsterdam')::date and (g.tot is null or (p_nu at time zone 'Europe/Amsterdam')::date <= g.tot)
$$;

-- Nothing is switched on without a basis that holds, whatever a program says (R-KET-61).
create function koppelvlak_heeft_grondslag() returns trigger language plpgsql as $$
declare
  g keten_grondslag%rowtype;
begin
  if tg_op = 'DELETE' or tg_op = 'TRUNCATE' then raise exception 'wat aan stond, blijft te lezen'; end if;
  if tg_op = 'UPDATE' then
    if old.uit_op is not null or (new.id, new.koppelvlak, new.ontvanger, new.grondslag_id, new.aan_op, new.aan_door) is distinct from (old.id, old.koppelvlak, old.ontvanger, old.grondslag_id, old.aan_op, old.aan_door)
    then raise exception 'wat aan stond, verandert niet'; end if;
    return new;
  end if;
  select * into g from keten_grondslag where id = new.grondslag_id for share;
  if g.id is null or g.beeindigd_op is not null or g.van > (new.aan_op at time zone 'Europe/Amsterdam')::date or g.tot < (new.aan_op at time zone 'Europe/Amsterdam')::date
  then raise exception 'zonder grondslag die geldt, gaat een koppelvlak niet aan'; end if;
  return new;
end
$$;
create trigger koppelvlak_heeft_grondslag before insert or update or delete on koppelvlak_aan for each row execute function koppelvlak_heeft_grondslag();
create trigger koppelvlak_blijft_heel before truncate on koppelvlak_aan execute function koppelvlak_heeft_grondslag();

-- What the clock does at night and on free days, from when. The last one counts; none: the setting of the program.
create table ketenklok (
  id uuid primary key,
  nacht text not null check (nacht in ('loopt-door', 'staat-stil')),
  vrije_dagen text not null check (vrije_dagen in ('loopt-door', 'staat-stil')),
  dag_begin text not null,
  dag_einde text not null,
  gezet_door uuid not null references account (id),
  gezet_op timestamptz not null
);
create trigger ketenklok_blijft before update or delete on ketenklok for each row execute function weiger_wijziging();
create trigger ketenklok_blijft_heel before truncate on ketenklok execute function weiger_wijziging();

-- What must go, or was received and must be seen to. One event makes one task per receiver, however often it is told (R-KET-70).
create table keten_taak (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  koppelvlak text not null,
  versie text not null,
  ontvanger text not null,
  soort text not null check (soort in ('verzenden', 'verwerken')),
  organisatie text not null check (organisatie <> ''),
  gebeurtenis text not null check (gebeurtenis <> ''),
  gebeurd_op timestamptz not null,
  -- 1 for what the event made; one more each time something was given back or sent again.
  beurt integer not null default 1 check (beurt > 0),
  vorige uuid unique references keten_taak (id),
  gemaakt_op timestamptz not null,
  uiterlijk timestamptz not null,
  staat text not null default 'open' check (staat in ('open', 'gedaan', 'teruggegeven', 'niet_mogelijk')),
  kanaal text,
  reden text,
  genomen_door uuid references account (id),
  genomen_op timestamptz,
  afgedaan_door uuid references account (id),
  afgedaan_op timestamptz,
  check ((genomen_door is null) = (genomen_op is null)),
  check ((staat = 'open') = (afgedaan_op is null) and (staat = 'open') = (afgedaan_door is null)),
  check (staat not in ('teruggegeven', 'niet_mogelijk') or reden is not null),
  check (staat <> 'teruggegeven' or soort = 'verwerken'),
  check (staat <> 'gedaan' or soort = 'verwerken' or kanaal is not null),
  unique (koppelvlak, ontvanger, gebeurtenis, soort, beurt)
);
create index keten_taak_rij on keten_taak (organisatie, uiterlijk) where staat = 'open';
create index keten_taak_dossier on keten_taak (dossier_id) where staat = 'open';
create index keten_taak_afgedaan on keten_taak (organisatie, afgedaan_op desc) where staat <> 'open';

-- A task is made only while its koppelvlak is on, and what was done about it stays.
create function keten_taak_blijft() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or tg_op = 'TRUNCATE' then raise exception 'een taak wordt niet verwijderd'; end if;
  if tg_op = 'INSERT' then
    if not exists (select 1 from keten_aan(new.gemaakt_op) k where k.koppelvlak = new.koppelvlak and k.ontvanger = new.ontvanger) then raise exception 'dit koppelvlak staat niet aan'; end if;
    return new;
  end if;
  if old.staat <> 'open' or (new.id, new.dossier_id, new.koppelvlak, new.versie, new.ontvanger, new.soort, new.organisatie, new.gebeurtenis, new.gebeurd_op, new.beurt, new.vorige, new.gemaakt_op, new.uiterlijk)
      is distinct from (old.id, old.dossier_id, old.koppelvlak, old.versie, old.ontvanger, old.soort, old.organisatie, old.gebeurtenis, old.gebeurd_op, old.beurt, old.vorige, old.gemaakt_op, old.uiterlijk)
  then raise exception 'een taak die is afgedaan, verandert niet'; end if;
  return new;
end
$$;
create trigger keten_taak_blijft before insert or update or delete on keten_taak for each row execute function keten_taak_blijft();
create trigger keten_taak_blijft_heel before truncate on keten_taak execute function keten_taak_blijft();

-- Who replaces whom, from which day to which. Ended: from the moment it was taken back.
create table vervanging (
  id uuid primary key,
  account_id uuid not null references account (id),
  hoedanigheid text not null check (hoedanigheid in ('coordinator', 'ketenmedewerker')),
  vervanger_id uuid not null references account (id),
  van date not null,
  tot date not null,
  gezet_op timestamptz not null,
  ingetrokken_op timestamptz,
  check (account_id <> vervanger_id),
  check (van <= tot)
);
create index vervanging_door on vervanging (vervanger_id) where ingetrokken_op is null;

grant select, insert, update on keten_grondslag, koppelvlak_aan, keten_taak, vervanging to weging_app;
grant select, insert on ketenklok to weging_app;
revoke execute on function keten_aan, keten_grondslag_blijft, koppelvlak_heeft_grondslag, keten_taak_blijft from public;
grant execute on function keten_aan to weging_app;
