-- What was frozen stays (R-ADV-71): the text and its hash, who approved them, and the sealed bytes; also for the owner of the tables.
-- Without definer's rights: a writer's right to update the table is all that runs here.
create function advies_blijft() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then raise exception 'een advies wordt niet verwijderd'; end if;
  -- Which state may follow on which.
  if new.staat <> old.staat and (old.staat, new.staat) not in (
    ('concept', 'bevroren'), ('concept', 'vervallen'), ('bevroren', 'vervallen'), ('bevroren', 'verzegeld'), ('verzegeld', 'uitgebracht'), ('uitgebracht', 'vervallen'))
  then raise exception 'een advies gaat niet van % naar %', old.staat, new.staat; end if;
  if (new.id, new.dossier_id, new.versie) is distinct from (old.id, old.dossier_id, old.versie)
    or old.inhoud is not null and (new.inhoud, new.sha256, new.bevroren_door, new.bevroren_op) is distinct from (old.inhoud, old.sha256, old.bevroren_door, old.bevroren_op)
    or old.akkoorden is not null and (new.akkoorden, new.pdf_onverzegeld_sha256) is distinct from (old.akkoorden, old.pdf_onverzegeld_sha256)
    or old.pdf is not null and new.pdf is distinct from old.pdf
    or old.verzegeld_op is not null and new.verzegeld_op is distinct from old.verzegeld_op
  then raise exception 'een vastgesteld advies verandert niet'; end if;
  return new;
end
$$;
create trigger advies_blijft before update or delete on advies for each row execute function advies_blijft();
create trigger advies_blijft_heel before truncate on advies execute function advies_blijft();

create trigger akkoord_blijft before update or delete on akkoord for each row execute function weiger_wijziging();
create trigger akkoord_blijft_heel before truncate on akkoord execute function weiger_wijziging();
