-- What was given back comes back, also when its koppelvlak is off by now: the receiver had it already, and the sender must hear why it was wrong (R-KET-119).
-- Everything else is made only while its koppelvlak is on, as before.
create or replace function keten_taak_blijft() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or tg_op = 'TRUNCATE' then raise exception 'een taak wordt niet verwijderd'; end if;
  if tg_op = 'INSERT' then
    if not exists (select 1 from keten_aan(new.gemaakt_op) k where k.koppelvlak = new.koppelvlak and k.ontvanger = new.ontvanger)
      and not exists (select 1 from keten_taak v where v.id = new.vorige and v.staat = 'teruggegeven' and new.soort = 'verzenden'
        and (v.dossier_id, v.koppelvlak, v.ontvanger, v.gebeurtenis) = (new.dossier_id, new.koppelvlak, new.ontvanger, new.gebeurtenis))
    then raise exception 'dit koppelvlak staat niet aan'; end if;
    return new;
  end if;
  if old.staat <> 'open' or (new.id, new.dossier_id, new.koppelvlak, new.versie, new.ontvanger, new.soort, new.organisatie, new.gebeurtenis, new.gebeurd_op, new.beurt, new.vorige, new.gemaakt_op, new.uiterlijk)
      is distinct from (old.id, old.dossier_id, old.koppelvlak, old.versie, old.ontvanger, old.soort, old.organisatie, old.gebeurtenis, old.gebeurd_op, old.beurt, old.vorige, old.gemaakt_op, old.uiterlijk)
  then raise exception 'een taak die is afgedaan, verandert niet'; end if;
  return new;
end
$$;
