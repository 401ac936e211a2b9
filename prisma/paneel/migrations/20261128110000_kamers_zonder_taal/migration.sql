-- The name of a room is a key and no text of a language: compared byte by byte, as the program sorts them, and not by the rules of ICU at every step of
-- every index. The order of these names is the order in which batches take their locks.
alter table rt_snapshot drop constraint rt_snapshot_room_fkey;
alter table rt_room alter column naam type text collate "C";
alter table rt_update alter column room type text collate "C";
alter table rt_snapshot alter column room type text collate "C";
alter table rt_snapshot add constraint rt_snapshot_room_fkey foreign key (room) references rt_room (naam);

-- Every change writes its room's row anew: with room on the page the new version stays where the index finds it.
alter table rt_room set (fillfactor = 50);
