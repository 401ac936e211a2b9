import type { Sql } from './sql'
import { HistoryEnded, type StoredRoom, type StoredTail, type StoredUpdate } from './update-log'

/** The room, its snapshot and the updates after it: one statement, so one moment in time. */
const SELECT_ROOM = `
  with room as (select head, epoch, opgeruimd_op from rt_room where naam = $1),
  snap as (select tot_seq, bytes, staat from rt_snapshot where room = $1 order by tot_seq desc limit 1)
  select 0 as kind, head as seq, epoch, null::uuid as author, opgeruimd_op as tijd, null::bytea as bytes, null::bytea as staat from room
  union all
  select 1, tot_seq, null, null, null, bytes, staat from snap
  union all
  select 2, seq, null, author, tijd, bytes, null from rt_update
    where room = $1 and seq > coalesce((select tot_seq from snap), 0)
  order by kind, seq`

const SELECT_SINCE = `
  with wanted as (select * from unnest($1::text[], $2::bigint[]) with ordinality as w(naam, seq, nr))
  select w.nr, 0 as kind, r.head as seq, r.epoch, null::uuid as author, r.opgeruimd_op as tijd, null::bytea as bytes, null::bytea as staat
    from wanted w join rt_room r on r.naam = w.naam
  union all
  select w.nr, 2, u.seq, null, u.author, u.tijd, u.bytes, null
    from wanted w join rt_update u on u.room = w.naam and u.seq > w.seq
  order by nr, kind, seq`

interface RoomRow {
  kind: number
  seq: string | number | bigint
  epoch: string | number | bigint | null
  author: string | null
  tijd: Date | string | null
  bytes: Uint8Array | null
  staat: Uint8Array | null
}

/** Reads a room as it is on disk; undefined when it was never opened. Throws `HistoryEnded` when it was cleared away. */
export async function selectRoom(sql: Sql, room: string): Promise<StoredRoom | undefined> {
  const rows = await sql.query<RoomRow>(SELECT_ROOM, [room])
  const tail = assemble(rows)
  const snapshot = rows.find((row) => row.kind === 1)
  return tail && { ...tail, snapshot: snapshot && toSnapshot(snapshot) }
}

/** Up to where somebody knows a room. */
export interface KnownRoom {
  readonly room: string
  readonly seq: number
}

/** Reads what rooms got after what is known of them, in one round trip and in the order asked; undefined for a room that does not exist or was cleared away. */
export async function selectSince(sql: Sql, known: readonly KnownRoom[]): Promise<(StoredTail | undefined)[]> {
  const rows = await sql.query<RoomRow & { nr: string | number | bigint }>(SELECT_SINCE, [known.map(({ room }) => room), known.map(({ seq }) => seq)])
  const byRoom = new Map<number, RoomRow[]>()
  for (const row of rows) {
    const own = byRoom.get(Number(row.nr))
    if (own) own.push(row)
    else byRoom.set(Number(row.nr), [row])
  }
  return known.map((_room, at) => {
    const own = byRoom.get(at + 1) ?? []
    return isCleared(own) ? undefined : assemble(own)
  })
}

/** Creates the row of a room unless it is there; somebody else may have been first. */
export async function createRoomRow(sql: Sql, room: string): Promise<void> {
  await sql.query('insert into rt_room (naam) values ($1) on conflict do nothing', [room])
}

const isCleared = (rows: readonly RoomRow[]): boolean => rows.some((row) => row.kind === 0 && row.tijd !== null)

function assemble(rows: readonly RoomRow[]): StoredTail | undefined {
  const room = rows.find((row) => row.kind === 0)
  if (!room) return undefined
  if (isCleared(rows)) throw new HistoryEnded('rt_room: the history of this room has ended')
  return { head: Number(room.seq), epoch: Number(room.epoch), updates: rows.filter((row) => row.kind === 2).map(toUpdate) }
}

function toSnapshot({ seq, bytes, staat }: RoomRow): NonNullable<StoredRoom['snapshot']> {
  if (bytes === null || staat === null) throw new Error('rt_snapshot: a row without bytes or state')
  return { seq: Number(seq), bytes, staat }
}

function toUpdate(row: RoomRow): StoredUpdate {
  if (row.author === null || row.tijd === null || row.bytes === null) throw new Error('rt_update: a row without author, time or bytes')
  return { seq: Number(row.seq), author: row.author, time: new Date(row.tijd), bytes: row.bytes }
}
