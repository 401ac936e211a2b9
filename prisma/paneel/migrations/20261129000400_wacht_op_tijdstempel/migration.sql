-- An advies is sealed in two steps (R-ADV-94): its file is fixed and waits for the timestamps; sealed it is only at B-LTA, and only then it can be issued.
alter table advies drop constraint advies_staat_check;
alter table advies add constraint advies_staat_check check (staat in ('concept', 'bevroren', 'wacht_op_tijdstempel', 'verzegeld', 'uitgebracht', 'vervallen'));
alter table advies add constraint advies_wacht_heeft_bestand check (staat <> 'wacht_op_tijdstempel' or (pdf is not null and akkoorden is not null and pdf_onverzegeld_sha256 is not null));

create or replace function advies_blijft() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then raise exception 'een advies wordt niet verwijderd'; end if;
  -- Which state may follow on which.
  if new.staat <> old.staat and (old.staat, new.staat) not in (
    ('concept', 'bevroren'), ('concept', 'vervallen'), ('bevroren', 'vervallen'), ('bevroren', 'wacht_op_tijdstempel'), ('wacht_op_tijdstempel', 'verzegeld'),
    ('verzegeld', 'uitgebracht'), ('uitgebracht', 'vervallen'))
  then raise exception 'een advies gaat niet van % naar %', old.staat, new.staat; end if;
  if (new.id, new.dossier_id, new.versie) is distinct from (old.id, old.dossier_id, old.versie)
    or old.inhoud is not null and (new.inhoud, new.sha256, new.bevroren_door, new.bevroren_op) is distinct from (old.inhoud, old.sha256, old.bevroren_door, old.bevroren_op)
    or old.akkoorden is not null and (new.akkoorden, new.pdf_onverzegeld_sha256) is distinct from (old.akkoorden, old.pdf_onverzegeld_sha256)
    -- While it waits the file grows: what stood there stays, byte for byte, and seal and timestamps come behind it.
    or old.pdf is not null and new.pdf is distinct from old.pdf
      and not coalesce(old.staat = 'wacht_op_tijdstempel' and substring(new.pdf from 1 for length(old.pdf)) = old.pdf, false)
    or old.verzegeld_op is not null and new.verzegeld_op is distinct from old.verzegeld_op
  then raise exception 'een vastgesteld advies verandert niet'; end if;
  if old.staat = 'wacht_op_tijdstempel' and new.staat = 'verzegeld' and (old.verzegeld_op is null or new.pdf is not distinct from old.pdf)
  then raise exception 'een advies is pas verzegeld als het archiefstempel erop staat'; end if;
  return new;
end
$$;

-- Tried for about three days: a minute, then twice as long each time. An attempt that says nothing for five minutes counts as failed.
select pgboss.create_queue('tijdstempel', '{"policy": "standard", "retryLimit": 12, "retryDelay": 60, "retryBackoff": true, "expireInSeconds": 300}');
