-- Cluster B: the closed compartment. Run as opsporing_owner. Own accounts, own sessions, own log.

create table account (
  id uuid primary key,
  functie text not null,
  registernummer text not null unique,
  actief boolean not null default true,
  aangemaakt_op timestamptz not null
);

create table account_hoedanigheid (
  account_id uuid not null references account (id),
  hoedanigheid text not null,
  primary key (account_id, hoedanigheid)
);

create table passkey (
  credential_id text primary key,
  account_id uuid not null references account (id),
  public_key bytea not null,
  teller bigint not null,
  transports text[] not null default '{}',
  aangemaakt_op timestamptz not null
);
create index passkey_account on passkey (account_id);

create table sessie (
  id_hash bytea primary key,
  account_id uuid not null references account (id),
  hoedanigheid text not null,
  aangemaakt_op timestamptz not null,
  laatst_gezien_op timestamptz not null,
  verloopt_op timestamptz not null,
  ingetrokken_op timestamptz
);
create index sessie_account on sessie (account_id);

create table uitdaging (
  id uuid primary key,
  account_id uuid references account (id),
  soort text not null check (soort in ('registratie', 'aanmelding', 'akkoord')),
  waarde text not null,
  verloopt_op timestamptz not null,
  gebruikt_op timestamptz
);

-- A case carries the UUID of its dossier; nothing else ties it to the other side.
create table zaak (
  dossier_id uuid primary key,
  aanduiding text not null,
  zaaknummer text not null,
  peildatum date,
  ingelezen_op timestamptz not null
);

create table zaak_officier (
  dossier_id uuid not null references zaak (dossier_id),
  account_id uuid not null references account (id),
  toegewezen_op timestamptz not null,
  primary key (dossier_id, account_id)
);

create table indicatie (
  id uuid primary key,
  dossier_id uuid not null references zaak (dossier_id),
  nummer integer not null,
  herkomst text not null,
  datum_tekst text not null,
  datum date,
  inhoud text not null,
  vindplaats text,
  unique (dossier_id, nummer)
);

create schema logboek;
create table logboek.regel (
  seq bigint primary key,
  tijd timestamptz not null,
  actor uuid,
  hoedanigheid text,
  deed text not null,
  object text,
  resultaat text not null,
  oorsprong text not null,
  vorige bytea not null,
  hash bytea not null
);

create function logboek.voeg_toe(
  p_tijd timestamptz, p_actor uuid, p_hoedanigheid text, p_deed text, p_object text, p_resultaat text, p_oorsprong text
) returns bigint language plpgsql security definer set search_path = pg_catalog, logboek as $$
declare
  v_seq bigint;
  v_vorige bytea;
begin
  perform pg_advisory_xact_lock(72707370);
  select r.seq, r.hash into v_seq, v_vorige from logboek.regel r order by r.seq desc limit 1;
  v_seq := coalesce(v_seq, 0) + 1;
  v_vorige := coalesce(v_vorige, '\x'::bytea);
  insert into logboek.regel (seq, tijd, actor, hoedanigheid, deed, object, resultaat, oorsprong, vorige, hash)
  values (v_seq, p_tijd, p_actor, p_hoedanigheid, p_deed, p_object, p_resultaat, p_oorsprong, v_vorige,
    sha256(v_vorige || convert_to(jsonb_build_array(v_seq, extract(epoch from p_tijd)::text, p_actor, p_hoedanigheid, p_deed, p_object, p_resultaat, p_oorsprong)::text, 'UTF8')));
  return v_seq;
end
$$;

revoke all on schema public from public;
revoke all on all functions in schema public, logboek from public;
grant usage on schema public, logboek to opsporing_app;
grant execute on function logboek.voeg_toe to opsporing_app;
grant select, insert, update on account, passkey, sessie, uitdaging to opsporing_app;
grant delete on uitdaging to opsporing_app;
grant select, insert, delete on account_hoedanigheid to opsporing_app;
grant select, insert on zaak, zaak_officier, indicatie to opsporing_app;
