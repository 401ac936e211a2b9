import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import type { Sql } from './sql'
import { gatherReads } from './gathered-reads'
import { createRoomRow, selectRoom, selectSince, type KnownRoom } from './stored-room'
import type { AppendOutcome, LogEntry, RoomHead, UpdateLog } from './update-log'

/**
 * One statement, so one round trip and one transaction (R-RTM-2). `granted` takes the row of each room in the order of the names, so that
 * two batches never wait for each other in a circle, and looks at the epoch once it holds that row: a right withdrawn by somebody who
 * committed first leaves no line in `granted`, and nothing of that room is stored (R-RTM-4). The order holds because the rooms lead the join
 * (`LOG_SESSION`); were it ever lost, PostgreSQL would break the circle and the batch be tried again.
 */
const APPEND = `
  with granted as (
    update rt_room r set head = r.head + w.n
      from unnest($1::text[], $2::bigint[], $3::int[]) with ordinality as w(room, epoch, n, nr)
      where r.naam = w.room and r.epoch = w.epoch
      returning w.nr, r.naam, r.head - w.n as before, r.head
  ), stored as (
    insert into rt_update (room, seq, author, tijd, bytes)
      select g.naam, g.before + e.place, e.author, e.tijd, e.bytes
        from granted g join unnest($4::int[], $5::int[], $6::uuid[], $7::timestamptz[], $8::bytea[]) as e(nr, place, author, tijd, bytes) on e.nr = g.nr
  )
  select nr, head from granted`

/**
 * How the sessions of the log plan: once per connection, and by the keys of the rooms. A plan made while few rooms existed would read all of
 * them for every change. For the `options` of the pool.
 */
export const LOG_SESSION = '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_mergejoin=off -c jit=off'

/** Under the room's row lock, so that an older snapshot of another node never takes the place of a newer one. */
const KEEP_SNAPSHOT = `
  with room as (
    select naam from rt_room where naam = $1 and opgeruimd_op is null and head >= $2::bigint for update
  ), older as (
    delete from rt_snapshot s using room where s.room = room.naam and s.tot_seq < $2::bigint
  )
  insert into rt_snapshot (room, tot_seq, bytes, staat)
    select naam, $2::bigint, $3::bytea, $4::bytea from room
    where not exists (select 1 from rt_snapshot s where s.room = $1 and s.tot_seq >= $2::bigint)
  on conflict do nothing`

/**
 * The update log on PostgreSQL (tables rt_room, rt_update, rt_snapshot). Give the pool a `connectionTimeoutMillis` and a
 * `query_timeout`: a line that is silently gone must become an error, after which the rooms look what is on disk; and `LOG_SESSION` as `options`.
 */
export function createPostgresUpdateLog(pool: Pool): UpdateLog {
  const sql: Sql = {
    query: async <Row extends object>(text: string, values: readonly unknown[] = []) => (await pool.query<Row>({ name: nameOf(text), text, values: [...values] })).rows
  }
  const readSince = gatherReads((known: readonly KnownRoom[]) => selectSince(sql, known))

  return {
    async open(room) {
      const found = await selectRoom(sql, room)
      if (found) return found
      await createRoomRow(sql, room)
      const created = await selectRoom(sql, room)
      if (!created) throw new Error('rt_room: a room that was just created is not there')
      return created
    },

    since: (room, seq) => readSince({ room, seq }),

    async heads(rooms) {
      const rows = await sql.query<{ naam: string; head: string; epoch: string }>(
        'select naam, head, epoch from rt_room where naam = any($1::text[]) and opgeruimd_op is null',
        [rooms]
      )
      return new Map(rows.map(({ naam, head, epoch }): [string, RoomHead] => [naam, { head: Number(head), epoch: Number(epoch) }]))
    },

    async append(batch) {
      const groups = groupByRoom(batch)
      const rows = await sql.query<{ nr: string; head: string }>(APPEND, valuesOf(groups))
      const heads = new Map(rows.map(({ nr, head }) => [Number(nr), Number(head)]))
      return new Map(groups.map(([first], at) => [first.room, outcomeOf(heads.get(at + 1))]))
    },

    async keepSnapshot(room, { seq, bytes, staat }) {
      await sql.query(KEEP_SNAPSHOT, [room, seq, Buffer.from(bytes), Buffer.from(staat)])
    }
  }
}

const names = new Map<string, string>()

/** Under a name of its own each statement is planned once per connection. The name follows from the text: several logs may share a pool. */
function nameOf(text: string): string {
  const name = names.get(text) ?? `rt_log_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
  names.set(text, name)
  return name
}

type Group = [LogEntry, ...LogEntry[]]

/** The entries of each room together, by the byte order of the names. */
function groupByRoom(batch: readonly LogEntry[]): Group[] {
  const groups = new Map<string, Group>()
  for (const entry of batch) {
    const group = groups.get(entry.room)
    if (group) group.push(entry)
    else groups.set(entry.room, [entry])
  }
  return [...groups.values()].sort(([one], [two]) => (one.room < two.room ? -1 : 1))
}

/** The columns of `APPEND`: three of the rooms, five of the entries. */
function valuesOf(groups: readonly Group[]): unknown[] {
  const [nr, place, author, time, bytes]: [number[], number[], string[], string[], Buffer[]] = [[], [], [], [], []]
  groups.forEach((group, at) => {
    group.forEach((entry, index) => {
      nr.push(at + 1)
      place.push(index + 1)
      author.push(entry.author)
      time.push(entry.time.toISOString())
      bytes.push(Buffer.from(entry.bytes.buffer, entry.bytes.byteOffset, entry.bytes.byteLength))
    })
  })
  return [groups.map(([{ room }]) => room), groups.map(([{ epoch }]) => epoch), groups.map(({ length }) => length), nr, place, author, time, bytes]
}

function outcomeOf(head: number | undefined): AppendOutcome {
  return head === undefined ? { kind: 'epoch' } : { kind: 'stored', head }
}
