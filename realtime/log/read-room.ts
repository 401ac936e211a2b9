import * as Y from 'yjs'
import { mergeUpdates } from '../room/merge-updates'
import type { RoomSeals } from '../private/room-seals'
import type { Sql } from './sql'
import { createRoomRow, selectRoom } from './stored-room'
import { unsealRoom } from '../private/unseal-room'
import type { LogEntry } from './update-log'

/**
 * Reads a room as a document inside the caller's transaction, from which a record is taken (law 1: live, then recorded).
 * The row of the room is locked until that transaction ends: what was read is exactly what is on disk, and changes in
 * flight wait. Keep the transaction short, every room of this process waits behind it. A room nobody opened yet is empty.
 * A private room is unsealed; throws `HistoryEnded` when its key or its rows are gone. Needs READ COMMITTED, PostgreSQL's default.
 */
export async function readRoom(sql: Sql, room: string, seals: RoomSeals): Promise<Y.Doc> {
  await createRoomRow(sql, room)
  await sql.query('select naam from rt_room where naam = $1 for update', [room])
  const stored = await selectRoom(sql, room)
  if (!stored) throw new Error('rt_room: a locked room is not there')
  const { snapshot, updates } = await unsealRoom(room, stored, seals)
  const doc = new Y.Doc()
  const bytes = updates.map((update) => update.bytes)
  Y.applyUpdate(doc, mergeUpdates(snapshot ? [snapshot.bytes, ...bytes] : bytes))
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('rt_update: the stored updates of a room have a gap')
  return doc
}

/**
 * Starts a room that does not exist yet with one change, inside the caller's transaction: a new version that begins as a copy.
 * Throws when the room exists.
 */
export async function seedRoom(sql: Sql, room: string, { author, time, bytes }: Pick<LogEntry, 'author' | 'time' | 'bytes'>, seals: RoomSeals): Promise<void> {
  const sealed = await seals.seal(room, author, bytes)
  await sql.query('insert into rt_room (naam, head) values ($1, 1)', [room])
  await sql.query('insert into rt_update (room, seq, author, tijd, bytes) values ($1, 1, $2::uuid, $3::timestamptz, $4::bytea)', [
    room,
    author,
    time.toISOString(),
    Buffer.from(sealed)
  ])
}

/**
 * Withdraws every right handed out so far in the room with exactly this name and in all rooms under it (`name/…`), inside the
 * caller's transaction: a batch accepted under the old rights fails, also one that is under way. After COMMIT call
 * `rooms.recheck()`, so that those who kept their right go on at once and the others are closed. Returns the rooms touched.
 */
export async function withdrawRights(sql: Sql, roomPrefix: string): Promise<string[]> {
  const rows = await sql.query<{ naam: string }>(
    `with locked as (
       select naam from rt_room where naam = $1::text or starts_with(naam, $1::text || '/') order by naam for update
     )
     update rt_room r set epoch = r.epoch + 1 from locked l where r.naam = l.naam returning r.naam`,
    [roomPrefix]
  )
  return rows.map((row) => row.naam)
}

/**
 * Sets the end of the history of the room with exactly this name and of all rooms under it (`name/…`), inside the caller's
 * transaction; an earlier end stands (R-RTM-52). From then on the sweep of `createHistoryEnd` takes away key, changes and snapshots:
 * nobody can replay these rooms any more. Withdraw the rights first where people may still be in.
 */
export async function endHistory(sql: Sql, roomPrefix: string, at: Date): Promise<void> {
  // The name itself keeps the end, for a room under it that somebody is opening at this moment.
  await createRoomRow(sql, roomPrefix)
  await sql.query(
    `with locked as (
       select naam from rt_room where naam = $1::text or starts_with(naam, $1::text || '/') order by naam for update
     )
     update rt_room r set geschiedenis_tot = least(r.geschiedenis_tot, $2::timestamptz) from locked l where r.naam = l.naam`,
    [roomPrefix, at.toISOString()]
  )
}
