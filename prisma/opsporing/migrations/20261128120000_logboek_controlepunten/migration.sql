-- A line says why something was read, and may stand for a file. Lines from before keep their form and their hash.
alter table logboek.regel
  add column doel text,
  add column bewijs text check (bewijs ~ '^[0-9a-f]{64}$'),
  add column vorm smallint not null default 1 check (vorm in (1, 2));

drop function logboek.voeg_toe(timestamptz, uuid, text, text, text, text, text);

-- Append only: the one way in. The chain makes a later change visible; the lock makes the order one order.
create function logboek.voeg_toe(
  p_tijd timestamptz, p_actor uuid, p_hoedanigheid text, p_deed text, p_object text, p_resultaat text, p_oorsprong text, p_doel text, p_bewijs text
) returns bigint language plpgsql security definer set search_path = pg_catalog, logboek as $$
declare
  v_seq bigint;
  v_vorige bytea;
begin
  perform pg_advisory_xact_lock(72707370);
  select r.seq, r.hash into v_seq, v_vorige from logboek.regel r order by r.seq desc limit 1;
  v_seq := coalesce(v_seq, 0) + 1;
  v_vorige := coalesce(v_vorige, '\x'::bytea);
  insert into logboek.regel (seq, tijd, actor, hoedanigheid, deed, object, resultaat, oorsprong, doel, bewijs, vorm, vorige, hash)
  values (v_seq, p_tijd, p_actor, p_hoedanigheid, p_deed, p_object, p_resultaat, p_oorsprong, p_doel, p_bewijs, 2, v_vorige,
    sha256(v_vorige || convert_to(jsonb_build_array(v_seq, extract(epoch from p_tijd)::text, p_actor, p_hoedanigheid, p_deed, p_object, p_resultaat, p_oorsprong, p_doel, p_bewijs)::text, 'UTF8')));
  return v_seq;
end
$$;

-- The leaves of the tree, in order and at most 10,000 at a time: hashes, from which nobody reads what a line says. So the process that signs
-- checkpoints need not see the log.
create function logboek.bladen(p_na bigint) returns table (seq bigint, hash bytea)
language sql stable security definer set search_path = pg_catalog, logboek as $$
  select r.seq, r.hash from logboek.regel r where r.seq > p_na order by r.seq limit 10000
$$;

-- A line stays as it is, for the owner of the table too.
create function logboek.weiger_wijziging() returns trigger language plpgsql as $$
begin
  raise exception 'een regel van het logboek wordt niet gewijzigd of verwijderd';
end
$$;
create trigger regel_blijft before update or delete on logboek.regel for each row execute function logboek.weiger_wijziging();
create trigger regel_blijft_heel before truncate on logboek.regel execute function logboek.weiger_wijziging();

grant execute on function logboek.voeg_toe, logboek.bladen to opsporing_app;
