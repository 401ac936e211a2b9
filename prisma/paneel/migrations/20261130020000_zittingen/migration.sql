-- The sessions of a hearing, who sits at them, and when people, rooms and interpreters can. Nobody and nothing is booked twice: the exclusion below says so, also
-- when two coördinators plan at once (R-PLN-45).
create schema uitbreiding;
create extension btree_gist schema uitbreiding;

-- Rooms the panel may use. `eigen_ingang`: one arrives there without meeting others. The address stands on no paper that goes to betrokkene by post.
create table ruimte (
  id uuid primary key,
  naam text not null unique check (naam <> ''),
  plaatsen integer not null check (plaatsen > 0),
  eigen_ingang boolean not null,
  kindvriendelijk boolean not null default false,
  actief boolean not null default true
);

-- Interpreters by their number in the register; never a name. `beedigd`: sworn (Wbtv art. 2).
create table tolk (
  id uuid primary key,
  nummer text not null unique check (nummer ~ '^[0-9]{1,6}$'),
  talen text[] not null check (cardinality(talen) > 0),
  geslacht text not null check (geslacht in ('vrouw', 'man', 'anders')),
  beedigd boolean not null,
  actief boolean not null default true
);

-- When somebody or something cannot, or had rather not. `persoon`: account:<uuid>, tolk:<uuid>, ruimte:<uuid>, or of one dossier betrokkene:<uuid>, voogd:<uuid>,
-- steunpersoon:<uuid>. The reason is read by who wrote it and by nobody else.
create table afwezigheid (
  id uuid primary key,
  persoon text not null check (persoon ~ '^(account|tolk|ruimte|betrokkene|voogd|steunpersoon):[0-9a-f-]{36}$'),
  soort text not null check (soort in ('kan_niet', 'liever_niet')),
  van timestamptz not null,
  tot timestamptz not null,
  reden text,
  -- What was repeated weekly has one `reeks`, and is taken back together.
  reeks uuid not null,
  gezet_door uuid not null references account (id),
  gezet_op timestamptz not null,
  vervallen_op timestamptz,
  check (van < tot)
);
create index afwezigheid_van_persoon on afwezigheid (persoon, tot) where vervallen_op is null;

-- Who asks at a hearing and is willing to say so: some people ask for a woman or a man. Nobody has to, and it is used for nothing else.
create table vrager (
  account_id uuid primary key references account (id),
  geslacht text check (geslacht in ('vrouw', 'man', 'anders')),
  gewijzigd_op timestamptz not null
);

-- Who gave dates, so that "free" and "not asked yet" are not the same.
create table beschikbaarheid_gegeven (
  persoon text not null check (persoon ~ '^(account|tolk|ruimte|betrokkene|voogd|steunpersoon):[0-9a-f-]{36}$'),
  dossier_id uuid not null references dossier (id),
  tot_en_met date not null,
  gegeven_op timestamptz not null,
  primary key (persoon, dossier_id)
);

-- One session. What was planned stays to be read: moving a session ends this row with its reason and makes another with the same uid and the next volgorde (RFC 5545).
create table zitting (
  id uuid primary key,
  hoorzitting_id uuid not null references hoorzitting (id),
  nummer integer not null check (nummer > 0),
  uid uuid not null,
  volgorde integer not null check (volgorde >= 0),
  begint_op timestamptz not null,
  eindigt_op timestamptz not null,
  ruimte_id uuid references ruimte (id),
  plaats text not null check (plaats <> ''),
  tolk_id uuid references tolk (id),
  -- Why there is no interpreter, or one who is not sworn or of another language (Wbtv art. 28).
  tolk_reden text,
  -- A child is heard otherwise: the guardian is there, and nothing is asked about coercive means.
  sjabloon text not null default 'volwassene' check (sjabloon in ('volwassene', 'kind')),
  -- Each exception with its reason, as JSON: `dag` no working day, `stukken` papers less than a week open, `wens` against a wish.
  afwijkingen text not null default '{}' check (jsonb_typeof(afwijkingen::jsonb) = 'object'),
  staat text not null default 'gepland' check (staat in ('gepland', 'verzet', 'vervallen', 'gehouden')),
  reden text,
  -- What moved or cancelled it, as a code: only this is counted.
  aanleiding text check (aanleiding in ('betrokkene', 'gemachtigde', 'panel', 'ziekte', 'vakantie', 'tolk', 'ruimte', 'stukken', 'anders', 'geen-horen')),
  begonnen_op timestamptz,
  gestopt_op timestamptz,
  gemaakt_door uuid not null references account (id),
  gemaakt_op timestamptz not null,
  gewijzigd_op timestamptz not null,
  check (begint_op < eindigt_op),
  check (staat not in ('verzet', 'vervallen') or (reden is not null and aanleiding is not null)),
  unique (uid, volgorde),
  unique (id, begint_op, eindigt_op)
);
create unique index zitting_een_per_nummer on zitting (hoorzitting_id, nummer) where staat in ('gepland', 'gehouden');
create index zitting_op_tijd on zitting (begint_op) where staat = 'gepland';

-- Who and what is booked for a session; `in_zaal`: in the room with betrokkene, others listen elsewhere. Rooms and interpreters are booked here too.
create table zitting_deelnemer (
  zitting_id uuid not null references zitting (id),
  persoon text not null check (persoon ~ '^(account|tolk|ruimte|betrokkene|voogd|steunpersoon):[0-9a-f-]{36}$'),
  rol text not null check (rol in ('IND', 'zorg', 'politie', 'voorzitter', 'secretaris', 'betrokkene', 'gemachtigde', 'voogd', 'steunpersoon', 'tolk', 'ruimte')),
  in_zaal boolean not null default false,
  begint_op timestamptz not null,
  eindigt_op timestamptz not null,
  actief boolean not null default true,
  primary key (zitting_id, persoon),
  -- Booked for exactly the time of the session.
  foreign key (zitting_id, begint_op, eindigt_op) references zitting (id, begint_op, eindigt_op),
  constraint zitting_niet_dubbel exclude using gist (persoon with =, tstzrange(begint_op, eindigt_op) with &&) where (actief)
);

-- What was planned, and why it was moved, is never rewritten.
create function zitting_blijft() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then raise exception 'een zitting wordt niet verwijderd'; end if;
  if (new.id, new.hoorzitting_id, new.nummer, new.uid, new.volgorde, new.begint_op, new.eindigt_op, new.gemaakt_door, new.gemaakt_op)
      is distinct from (old.id, old.hoorzitting_id, old.nummer, old.uid, old.volgorde, old.begint_op, old.eindigt_op, old.gemaakt_door, old.gemaakt_op)
    or old.staat <> 'gepland' and (new.staat, new.reden) is distinct from (old.staat, old.reden)
  then raise exception 'een zitting die gepland was, verandert niet: maak een volgende'; end if;
  return new;
end
$$;
create trigger zitting_blijft before update or delete on zitting for each row execute function zitting_blijft();
create trigger zitting_blijft_heel before truncate on zitting execute function zitting_blijft();

-- Only who sits there now, without a conflict of interest, can be placed; whatever a program says (R-PLN-46).
create function deelnemer_hoort_hier() returns trigger language plpgsql as $$
begin
  if new.actief and new.persoon like 'account:%' and not exists (
    select 1 from zitting z join hoorzitting h on h.id = z.hoorzitting_id
    left join lidmaatschap l on l.dossier_id = h.dossier_id and l.account_id::text = substr(new.persoon, 9) and l.beeindigd_op is null and l.verklaring <> 'belang' and l.zetel = new.rol
    left join gemachtigde g on g.dossier_id = h.dossier_id and g.account_id::text = substr(new.persoon, 9) and g.beeindigd_op is null and new.rol = 'gemachtigde'
    where z.id = new.zitting_id and (l.id is not null or g.id is not null))
  then raise exception 'wie hier niet zit, kan niet worden geplaatst'; end if;
  if new.actief and split_part(new.persoon, ':', 1) in ('betrokkene', 'voogd', 'steunpersoon') and not exists (
    select 1 from zitting z join hoorzitting h on h.id = z.hoorzitting_id where z.id = new.zitting_id and h.dossier_id::text = split_part(new.persoon, ':', 2) and new.rol = split_part(new.persoon, ':', 1))
  then raise exception 'wie bij een ander dossier hoort, kan niet worden geplaatst'; end if;
  return new;
end
$$;
create trigger deelnemer_hoort_hier before insert or update on zitting_deelnemer for each row execute function deelnemer_hoort_hier();

-- Who leaves a panel, or is found to have a conflict of interest, is booked no more from that moment, by whichever deed it happened (R-PLN-47).
create function boeking_eindigt() returns trigger language plpgsql as $$
begin
  update zitting_deelnemer b set actief = false
  from zitting z, hoorzitting h
  where z.id = b.zitting_id and h.id = z.hoorzitting_id and h.dossier_id = new.dossier_id and z.staat = 'gepland'
    and b.actief and b.persoon = 'account:' || new.account_id::text;
  return null;
end
$$;
create trigger lid_boeking_eindigt after update on lidmaatschap for each row
  when (new.beeindigd_op is not null or new.verklaring = 'belang') execute function boeking_eindigt();
create trigger gemachtigde_boeking_eindigt after update on gemachtigde for each row when (new.beeindigd_op is not null) execute function boeking_eindigt();

-- What was planned before there were sessions stays planned. Nobody is booked for it: moving it books everybody.
insert into zitting (id, hoorzitting_id, nummer, uid, volgorde, begint_op, eindigt_op, plaats, staat, gemaakt_door, gemaakt_op, gewijzigd_op)
select gen_random_uuid(), h.id, 1, gen_random_uuid(), 0, h.begint_op, h.begint_op + interval '150 minutes', h.plaats,
  case h.staat when 'gepland' then 'gepland' else 'gehouden' end, d.coordinator_id, h.gewijzigd_op, h.gewijzigd_op
from hoorzitting h join dossier d on d.id = h.dossier_id
where h.begint_op is not null and coalesce(h.plaats, '') <> '' and h.staat in ('gepland', 'vastgesteld') and d.coordinator_id is not null;

grant select, insert, update on ruimte, tolk, afwezigheid, vrager, beschikbaarheid_gegeven, zitting, zitting_deelnemer to weging_app;
