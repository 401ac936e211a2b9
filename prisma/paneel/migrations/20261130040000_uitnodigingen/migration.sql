-- What was sent about a session, to whom by account and function, along which channel and how that went; no address, no word of it (R-UIT-10). `id` is made from
-- the session, the person and the kind, so that the same message is never put in twice. A letter goes to betrokkene, who has no account.
create table verzending (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  zitting_id uuid not null references zitting (id),
  account_id uuid references account (id),
  rol text not null check (rol in ('IND', 'zorg', 'politie', 'voorzitter', 'secretaris', 'gemachtigde', 'betrokkene')),
  soort text not null check (soort in ('uitnodiging', 'verzet', 'vervallen')),
  kanaal text not null check (kanaal in ('mail', 'brief')),
  staat text not null default 'wacht' check (staat in ('wacht', 'verstuurd', 'mislukt', 'ingetrokken')),
  waarom text check (waarom in ('geen adres', 'opgegeven')),
  gemaakt_op timestamptz not null,
  verstuurd_op timestamptz,
  gewijzigd_op timestamptz not null,
  check ((kanaal = 'brief') = (account_id is null)),
  check ((rol = 'betrokkene') = (account_id is null)),
  check (staat <> 'verstuurd' or verstuurd_op is not null),
  check ((staat = 'mislukt') = (waarom is not null))
);
create index verzending_van_dossier on verzending (dossier_id, gemaakt_op);
create index verzending_van_zitting on verzending (zitting_id);

-- What was put in, and what went out, stays to be read.
create function verzending_blijft() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then raise exception 'wat verzonden is, blijft staan'; end if;
  if (new.id, new.dossier_id, new.zitting_id, new.account_id, new.rol, new.soort, new.kanaal, new.gemaakt_op)
      is distinct from (old.id, old.dossier_id, old.zitting_id, old.account_id, old.rol, old.soort, old.kanaal, old.gemaakt_op)
    or old.verstuurd_op is not null and (new.staat, new.verstuurd_op) is distinct from (old.staat, old.verstuurd_op)
  then raise exception 'wat verzonden is, verandert niet'; end if;
  return new;
end
$$;
create trigger verzending_blijft before update or delete on verzending for each row execute function verzending_blijft();
create trigger verzending_blijft_heel before truncate on verzending execute function verzending_blijft();

-- A private subscription to one's own agenda: an address that holds a secret, of which only the hash is kept. One at a time for an account.
create table agenda_abonnement (
  id uuid primary key,
  account_id uuid not null references account (id),
  sleutel_sha256 text not null unique check (sleutel_sha256 ~ '^[0-9a-f]{64}$'),
  gemaakt_op timestamptz not null,
  ingetrokken_op timestamptz
);
create unique index agenda_abonnement_een_tegelijk on agenda_abonnement (account_id) where ingetrokken_op is null;

grant select, insert, update on verzending, agenda_abonnement to weging_app;
