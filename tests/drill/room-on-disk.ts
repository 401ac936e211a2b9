import type { Client, Pool } from 'pg'
import type { RoomOnDisk } from './history-checker'

/** Reads a room past the code that is being tried: the rows as they lie in the database, in one view. */
export async function readRoomOnDisk(client: Client | Pool, room: string): Promise<RoomOnDisk> {
  const { rows } = await client.query<{ head: string; seq: string | null; author: string; tijd: Date; bytes: Buffer }>(
    'select r.head, u.seq, u.author, u.tijd, u.bytes from rt_room r left join rt_update u on u.room = r.naam where r.naam = $1 order by u.seq',
    [room]
  )
  const stored = rows.flatMap(({ seq, author, tijd, bytes }) => (seq === null ? [] : [{ seq: Number(seq), author, time: tijd, bytes: new Uint8Array(bytes) }]))
  return { head: Number(rows[0]?.head ?? 0), rows: stored }
}
