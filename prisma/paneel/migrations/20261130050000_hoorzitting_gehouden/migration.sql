-- The hearing as it is held, and its verslag between the room and the record: read through, with corrections beside it (R-HRZ-50 to R-HRZ-99).
alter table hoorzitting drop constraint hoorzitting_staat_check;
alter table hoorzitting add constraint hoorzitting_staat_check check (staat in ('gepland', 'nalezen', 'vastgesteld', 'afgezien'));

-- What happened in the room: that it began, paused, went on, stopped, which part was done, who was there. Codes only: no words, and nothing about how anybody
-- seemed. A line is never changed; what was ticked by mistake gets another line.
create table zitting_gebeurtenis (
  id uuid primary key,
  hoorzitting_id uuid not null references hoorzitting (id),
  zitting_id uuid references zitting (id),
  volgnummer integer not null check (volgnummer > 0),
  soort text not null check (soort in ('geopend', 'stap', 'aanwezig', 'tolk', 'pauze', 'verder', 'gestopt', 'gesloten')),
  waarde text not null default '' check (waarde ~ '^[A-Za-z0-9:-]{0,80}$'),
  tijd timestamptz not null,
  zetel text not null check (zetel in ('voorzitter', 'secretaris')),
  unique (hoorzitting_id, volgnummer)
);
create trigger zitting_gebeurtenis_blijft before update or delete on zitting_gebeurtenis for each row execute function weiger_wijziging();
create trigger zitting_gebeurtenis_blijft_heel before truncate on zitting_gebeurtenis execute function weiger_wijziging();

-- Who there is for betrokkene after a session, and who of us calls the next working day. The last row counts. By function, never a name; never an address.
create table zorgcontact (
  id uuid primary key,
  hoorzitting_id uuid not null references hoorzitting (id),
  functie text not null check (functie <> ''),
  bereikbaar text not null check (bereikbaar <> ''),
  beller text not null check (beller in ('coordinator', 'zorg', 'secretaris')),
  gezet_op timestamptz not null
);
create index zorgcontact_van_hoorzitting on zorgcontact (hoorzitting_id, gezet_op);
create trigger zorgcontact_blijft before update or delete on zorgcontact for each row execute function weiger_wijziging();
create trigger zorgcontact_blijft_heel before truncate on zorgcontact execute function weiger_wijziging();

-- The call after a session: open until it has a date.
create table zorgbelletje (
  id uuid primary key,
  hoorzitting_id uuid not null references hoorzitting (id),
  beller text not null check (beller in ('coordinator', 'zorg', 'secretaris')),
  na_dag date not null,
  uiterlijk date not null check (uiterlijk > na_dag),
  gebeld_op date,
  afgevinkt_op timestamptz,
  unique (hoorzitting_id, na_dag),
  check ((gebeld_op is null) = (afgevinkt_op is null)),
  check (gebeld_op >= na_dag)
);
create function zorgbelletje_blijft() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then raise exception 'een belletje wordt niet verwijderd'; end if;
  if old.gebeld_op is not null or (new.id, new.hoorzitting_id, new.beller, new.na_dag, new.uiterlijk) is distinct from (old.id, old.hoorzitting_id, old.beller, old.na_dag, old.uiterlijk)
  then raise exception 'een belletje wordt één keer afgevinkt, en verandert niet'; end if;
  return new;
end
$$;
create trigger zorgbelletje_blijft before update or delete on zorgbelletje for each row execute function zorgbelletje_blijft();
create trigger zorgbelletje_blijft_heel before truncate on zorgbelletje execute function zorgbelletje_blijft();

grant select, insert on zitting_gebeurtenis, zorgcontact to weging_app;
grant select, insert, update on zorgbelletje to weging_app;
