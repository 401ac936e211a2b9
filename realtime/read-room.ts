import * as Y from 'yjs'
import { mergeUpdates } from './merge-updates'
import type { Sql } from './sql'
import { createRoomRow, selectRoom } from './stored-room'

/**
 * Reads a room as a document inside the caller's transaction, from which a record is taken (law 1: live, then recorded).
 * The row of the room is locked until that transaction ends: what was read is exactly what is on disk, and changes in
 * flight wait. Keep the transaction short, every room of this process waits behind it. A room nobody opened yet is empty.
 * Needs READ COMMITTED, PostgreSQL's default.
 */
export async function readRoom(sql: Sql, room: string): Promise<Y.Doc> {
  await createRoomRow(sql, room)
  await sql.query('select naam from rt_room where naam = $1 for update', [room])
  const stored = await selectRoom(sql, room)
  if (!stored) throw new Error('rt_room: a locked room is not there')
  const doc = new Y.Doc()
  const updates = stored.updates.map((update) => update.bytes)
  Y.applyUpdate(doc, mergeUpdates(stored.snapshot ? [stored.snapshot, ...updates] : updates))
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('rt_update: the stored updates of a room have a gap')
  return doc
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
