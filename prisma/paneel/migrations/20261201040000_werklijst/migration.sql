-- The list of work of one coördinator is found by key, however many dossiers there are: the own ones, and those that nobody took yet.
create index dossier_coordinator on dossier (coordinator_id);
create index dossier_wacht on dossier (id) where fase = 'nieuw' and coordinator_id is null;
