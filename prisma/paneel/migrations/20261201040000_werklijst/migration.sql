-- The list of work of one coördinator is found by key, however many dossiers there are: the own ones, and those that nobody took yet.
create index dossier_coordinator on dossier (coordinator_id);
create index dossier_wacht on dossier (id) where fase = 'nieuw' and coordinator_id is null;
-- Whether anybody on the side of betrokkene can get in.
create index toegangslink_van_dossier on toegangslink (dossier_id);
-- A member's own records and those of one round, by key too: the unique key of records begins with kind and dossier.
create index record_van_lid on record (lid_id, soort) where lid_id is not null;
create index record_van_ronde on record (ronde_id, soort) where ronde_id is not null;
