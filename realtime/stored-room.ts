import type { Sql } from './sql'
import type { StoredRoom, StoredUpdate } from './update-log'

/** `head` and `epoch` of the room, its last snapshot and the updates after it: one statement, so one moment in time. */
const SELECT_ROOM = `
  with room as (select head, epoch from rt_room where naam = $1),
  snap as (select tot_seq, bytes from rt_snapshot where room = $1 order by tot_seq desc limit 1)
  select 0 as kind, head as seq, epoch, null::uuid as author, null::timestamptz as tijd, null::bytea as bytes from room
  union all
  select 1, tot_seq, null, null, null, bytes from snap
  union all
  select 2, seq, null, author, tijd, bytes from rt_update
    where room = $1 and seq > coalesce((select tot_seq from snap), 0)
  order by kind, seq`

const SELECT_SINCE = `
  select 0 as kind, head as seq, epoch, null::uuid as author, null::timestamptz as tijd, null::bytea as bytes
    from rt_room where naam = $1
  union all
  select 2, seq, null, author, tijd, bytes from rt_update where room = $1 and seq > $2
  order by kind, seq`

interface RoomRow {
  kind: number
  seq: string | number | bigint
  epoch: string | number | bigint | null
  author: string | null
  tijd: Date | string | null
  bytes: Uint8Array | null
}

/** Reads a room as it is on disk; undefined when it was never opened. */
export async function selectRoom(sql: Sql, room: string): Promise<StoredRoom | undefined> {
  return assemble(await sql.query<RoomRow>(SELECT_ROOM, [room]))
}

/** Reads what a room got after `seq`; undefined when the room does not exist. */
export async function selectSince(sql: Sql, room: string, seq: number): Promise<StoredRoom | undefined> {
  return assemble(await sql.query<RoomRow>(SELECT_SINCE, [room, seq]))
}

/** Creates the row of a room unless it is there; somebody else may have been first. */
export async function createRoomRow(sql: Sql, room: string): Promise<void> {
  await sql.query('insert into rt_room (naam) values ($1) on conflict do nothing', [room])
}

function assemble(rows: readonly RoomRow[]): StoredRoom | undefined {
  const room = rows.find((row) => row.kind === 0)
  if (!room) return undefined
  const snapshot = rows.find((row) => row.kind === 1)
  return {
    head: Number(room.seq),
    epoch: Number(room.epoch),
    snapshot: snapshot?.bytes ?? undefined,
    snapshotSeq: snapshot ? Number(snapshot.seq) : 0,
    updates: rows.filter((row) => row.kind === 2).map(toUpdate)
  }
}

function toUpdate(row: RoomRow): StoredUpdate {
  if (row.author === null || row.tijd === null || row.bytes === null) throw new Error('rt_update: a row without author, time or bytes')
  return { seq: Number(row.seq), author: row.author, time: new Date(row.tijd), bytes: row.bytes }
}
