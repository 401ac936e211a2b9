-- On which legal basis what this compartment holds may go to whom (R-KET-64). It holds no case. A record is never changed but to switch it on or off, and to end it, once.
create table grondslag (
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
  aan boolean not null default false,
  beeindigd_op timestamptz,
  beeindigd_reden text,
  check (tot is null or van <= tot),
  check ((beeindigd_op is null) = (beeindigd_reden is null)),
  check (beeindigd_op is null or not aan)
);
create index grondslag_van on grondslag (koppelvlak, ontvanger);

create function grondslag_blijft() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then raise exception 'een grondslag wordt niet verwijderd'; end if;
  if old.beeindigd_op is not null
    or (new.id, new.koppelvlak, new.ontvanger, new.wet, new.artikel, new.tekst, new.van, new.tot, new.besloten_door, new.vastgelegd_door, new.vastgelegd_op)
      is distinct from (old.id, old.koppelvlak, old.ontvanger, old.wet, old.artikel, old.tekst, old.van, old.tot, old.besloten_door, old.vastgelegd_door, old.vastgelegd_op)
  then raise exception 'een grondslag verandert niet: beëindig hem en leg een nieuwe vast'; end if;
  return new;
end
$$;
create trigger grondslag_blijft before update or delete on grondslag for each row execute function grondslag_blijft();
create trigger grondslag_blijft_heel before truncate on grondslag execute function grondslag_blijft();
revoke execute on function grondslag_blijft from public;
grant select, insert, update on grondslag to opsporing_app;
