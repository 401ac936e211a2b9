-- How who stands on the side of betrokkene gets in and what is theirs to read (R-GEM-1, R-GEM-20). A link by itself opens nothing: it takes a code that went by
-- another channel. Hashes only; what is shown once is not kept.
alter table gemachtigde
  add column beroep text not null default 'anders' check (beroep in ('advocaat', 'arts', 'anders')),
  add column machtiging_soort text check (machtiging_soort in ('advocaat', 'schriftelijk', 'mondeling')),
  add column machtiging_op date;

create table toegangslink (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  account_id uuid not null references account (id),
  voor text not null check (voor in ('gemachtigde', 'kantoorgenoot', 'betrokkene')),
  -- The link of the gemachtigde who let a colleague in.
  van uuid references toegangslink (id),
  functie text not null check (functie <> ''),
  link_hash text not null unique check (link_hash ~ '^[0-9a-f]{64}$'),
  code_hash text not null check (code_hash ~ '^[0-9a-f]{64}$'),
  code_versie integer not null default 1 check (code_versie > 0),
  gemaakt_door uuid not null references account (id),
  gemaakt_op timestamptz not null,
  verloopt_op timestamptz not null,
  eerst_geopend_op timestamptz,
  laatst_geopend_op timestamptz,
  ingetrokken_op timestamptz,
  check ((voor = 'kantoorgenoot') = (van is not null)),
  check (gemaakt_op < verloopt_op)
);
create unique index toegangslink_een_tegelijk on toegangslink (dossier_id) where ingetrokken_op is null and voor <> 'kantoorgenoot';
create index toegangslink_van_account on toegangslink (account_id);
create index toegangslink_van_link on toegangslink (van);

-- Whose link it is does not change, and what was withdrawn stays so.
create function toegangslink_blijft() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then raise exception 'een toegangslink wordt niet verwijderd'; end if;
  if (new.id, new.dossier_id, new.account_id, new.voor, new.van, new.gemaakt_op) is distinct from (old.id, old.dossier_id, old.account_id, old.voor, old.van, old.gemaakt_op)
    or old.ingetrokken_op is not null and new is distinct from old
  then raise exception 'een toegangslink verandert niet van houder, en ingetrokken is ingetrokken'; end if;
  return new;
end
$$;
create trigger toegangslink_blijft before update or delete on toegangslink for each row execute function toegangslink_blijft();
create trigger toegangslink_blijft_heel before truncate on toegangslink execute function toegangslink_blijft();

-- A session that was opened with a link: for one dossier, shorter than others, and over with its link.
create table toegangslink_sessie (
  sessie bytea primary key references sessie (id_hash),
  link_id uuid not null references toegangslink (id),
  gezien_op timestamptz not null
);
create index toegangslink_sessie_van on toegangslink_sessie (link_id);

-- Codes that were wrong: by the hash of the link that was tried, whether it exists or not, and the hash of the address it came from. Gone within the hour.
create table toegangspoging (
  id uuid primary key,
  link text not null check (link ~ '^[0-9a-f]{64}$'),
  adres text not null check (adres ~ '^[0-9a-f]{64}$'),
  op timestamptz not null
);
create index toegangspoging_link on toegangspoging (link, op);
create index toegangspoging_adres on toegangspoging (adres, op);

-- On whose side this account stands in a dossier now. The one place that says when that is over: with its withdrawal, its term, the account, the link or the
-- representation it hangs on, and for whoever has a seat on the panel.
create function open_toegang(p_account uuid, p_nu timestamptz) returns table (dossier_id uuid, als text, beroep text) language sql stable as $$
  select g.dossier_id, 'gemachtigde', g.beroep from gemachtigde g
  where g.account_id = p_account and g.beeindigd_op is null
  union all
  select k.dossier_id, k.voor, coalesce(g.beroep, 'anders') from toegangslink k
  join account a on a.id = k.account_id and a.actief
  left join toegangslink m on m.id = k.van
  left join gemachtigde g on g.dossier_id = k.dossier_id and g.account_id = m.account_id and g.beeindigd_op is null
  where k.account_id = p_account and k.voor <> 'gemachtigde' and k.ingetrokken_op is null and k.verloopt_op > p_nu
    and (k.voor = 'betrokkene' or (m.ingetrokken_op is null and m.verloopt_op > p_nu and g.id is not null))
    and not exists (select 1 from lidmaatschap l where l.dossier_id = k.dossier_id and l.account_id = p_account and l.beeindigd_op is null)
$$;

-- Ter inzage (Awb 7:4 as model): from which day, and per paper whether it is open or why it is not. The records `inzage` say the same with who and when.
create table inzage (
  dossier_id uuid primary key references dossier (id),
  vanaf date not null,
  geopend_op timestamptz not null
);
create table stuk_inzage (
  stuk_id uuid primary key references stuk (id),
  besluit text not null check (besluit in ('open', 'advocaat_of_arts', 'niet')),
  uitleg text,
  besloten_op timestamptz not null,
  check (besluit = 'open' or uitleg is not null)
);
create table inzage_gelezen (
  stuk_id uuid not null references stuk (id),
  account_id uuid not null references account (id),
  gelezen_op timestamptz not null,
  primary key (stuk_id, account_id)
);
create trigger inzage_gelezen_blijft before update or delete on inzage_gelezen for each row execute function weiger_wijziging();
create trigger inzage_gelezen_blijft_heel before truncate on inzage_gelezen execute function weiger_wijziging();

-- A paper that came within ten days before the hearing: the voorzitter decides whether it still counts (Awb 7:4 lid 1 as model). Until then the panel does not have it.
create table stuk_laat (
  stuk_id uuid primary key references stuk (id),
  reden text not null check (reden <> ''),
  besluit text check (besluit in ('toegelaten', 'geweigerd')),
  besluit_reden text,
  besloten_op timestamptz,
  check ((besluit is null) = (besloten_op is null) and (besluit is null) = (besluit_reden is null))
);

-- A paper that waits for the voorzitter is not there for a member, nor is a medical one for who was not let in.
create or replace function leesbare_stukken(p_lid uuid) returns setof integer language sql stable as $$
  select s.nummer from stuk s join lidmaatschap l on l.dossier_id = s.dossier_id
  where l.id = p_lid and (s.compartiment = 'panel'
    or exists (select 1 from medische_toegang t where t.stuk_id = s.id and t.lid_id = p_lid and t.geopend and t.beeindigd_op is null))
    and not exists (select 1 from stuk_laat w where w.stuk_id = s.id and w.besluit is distinct from 'toegelaten')
$$;

revoke execute on function open_toegang, toegangslink_blijft from public;
grant execute on function open_toegang to weging_app;
grant select, insert, update on toegangslink, toegangslink_sessie, inzage, stuk_inzage, stuk_laat to weging_app;
grant select, insert on inzage_gelezen to weging_app;
grant select, insert, delete on toegangspoging to weging_app;
