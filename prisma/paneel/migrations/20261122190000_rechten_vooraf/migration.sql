-- PostgreSQL lets everybody execute a new function unless told otherwise. Told once, for every later migration (R-WAL-3).
alter default privileges revoke execute on functions from public;

-- What was issued stays, whole too: the row trigger does not see a truncate.
create trigger uitgifte_blijft_heel before truncate on uitgegeven_advies for each statement execute function weiger_wijziging();
