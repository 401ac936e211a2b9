-- What was frozen stays (R-ADV-71): the text and its hash, who approved them, and the sealed bytes; also for the owner of the tables.

-- Which state may follow on which. Another state is added here and nowhere else.
create function advies_mag_naar(van text, naar text) returns boolean language sql immutable as $$
  select van = naar or (van, naar) in (
    ('concept', 'bevroren'), ('bevroren', 'verzegeld'), ('bevroren', 'vervallen'), ('concept', 'vervallen'), ('verzegeld', 'uitgebracht'))
$$;

-- As the owner: who writes an advies need not be able to call what is checked here.
create function advies_blijft() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_op <> 'UPDATE' then raise exception 'een advies wordt niet verwijderd'; end if;
  if not advies_mag_naar(old.staat, new.staat) then raise exception 'een advies gaat niet van % naar %', old.staat, new.staat; end if;
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
