-- A row of rt_update is written by one statement only, with the room's row locked by it: a foreign key would look that row up and lock it once more for every change.
alter table rt_update drop constraint rt_update_room_fkey;
