-- Rooms keep their rows, compacted or not, until their history ends; then key, rows and snapshots go (docs/decisions/0017, 0018).
alter table rt_room add column geschiedenis_tot timestamptz;
alter table rt_room add column opgeruimd_op timestamptz;
alter table rt_room add check (opgeruimd_op is null or geschiedenis_tot is not null);
create index rt_room_opruimen on rt_room (geschiedenis_tot) where geschiedenis_tot is not null and opgeruimd_op is null;

-- What must be known of a snapshot without taking it apart: how far each client got, who it is, where the deletions begin.
alter table rt_snapshot add column staat bytea not null;
