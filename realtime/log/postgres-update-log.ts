import type { Pool } from 'pg'
import type { Sql } from './sql'
import { gatherReads } from './gathered-reads'
import { createRoomRow, selectRoom, selectSince, type KnownRoom } from './stored-room'
import type { AppendOutcome, LogEntry, RoomHead, UpdateLog } from './update-log'

/**
 * One statement, so one round trip and one transaction (R-RTM-2). `locked` takes the room rows in name order, so that two batches
 * never wait for each other in a circle, and reads the epoch under that lock: a right withdrawn by somebody who committed first
 * leaves no row in `granted`, and nothing of that room is stored (R-RTM-4).
 */
const APPEND = `
  with entry as (
    select * from unnest($1::text[], $2::bigint[], $3::uuid[], $4::timestamptz[], $5::bytea[])
      with ordinality as e(room, epoch, author, tijd, bytes, nr)
  ), wanted as (
    select room, min(epoch) as epoch, count(*) as n from entry group by room
  ), locked as (
    select naam, epoch from rt_room where naam in (select room from wanted) order by naam for update
  ), granted as (
    update rt_room r set head = r.head + w.n
      from wanted w join locked l on l.naam = w.room and l.epoch = w.epoch
      where r.naam = w.room
      returning r.naam, r.head, w.n
  ), stored as (
    insert into rt_update (room, seq, author, tijd, bytes)
      select e.room, g.head - g.n + row_number() over (partition by e.room order by e.nr), e.author, e.tijd, e.bytes
        from entry e join granted g on g.naam = e.room
  )
  select naam, head from granted`

/** The same for a batch of one room, as nearly every batch is where few people type: half the time in the database. */
const APPEND_TO_ONE = `
  with granted as (
    update rt_room set head = head + cardinality($5::bytea[]) where naam = $1 and epoch = $2::bigint returning naam, head
  ), stored as (
    insert into rt_update (room, seq, author, tijd, bytes)
      select g.naam, g.head - cardinality($5::bytea[]) + e.nr, e.author, e.tijd, e.bytes
        from granted g, unnest($3::uuid[], $4::timestamptz[], $5::bytea[]) with ordinality as e(author, tijd, bytes, nr)
  )
  select naam, head from granted`

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
 * `query_timeout`: a line that is silently gone must become an error, after which the rooms look what is on disk.
 */
export function createPostgresUpdateLog(pool: Pool): UpdateLog {
  const sql: Sql = {
    query: async <Row extends object>(text: string, values: readonly unknown[] = []) => (await pool.query<Row>(text, [...values])).rows
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
      const { rows } = await pool.query<{ naam: string; head: string }>(statementFor(batch))
      const heads = new Map(rows.map((row) => [row.naam, Number(row.head)]))
      return new Map(batch.map(({ room }) => [room, outcomeOf(heads.get(room))]))
    },

    async keepSnapshot(room, { seq, bytes, staat }) {
      await sql.query(KEEP_SNAPSHOT, [room, seq, Buffer.from(bytes), Buffer.from(staat)])
    }
  }
}

/** Named, so that the statement is planned once per connection and not once per batch. */
function statementFor(batch: readonly LogEntry[]): { name: string; text: string; values: unknown[] } {
  const columns = [
    batch.map((entry) => entry.author),
    batch.map((entry) => entry.time.toISOString()),
    batch.map(({ bytes }) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  ]
  const [first] = batch
  if (first && batch.every(({ room, epoch }) => room === first.room && epoch === first.epoch)) {
    return { name: 'rt_append_to_one', text: APPEND_TO_ONE, values: [first.room, first.epoch, ...columns] }
  }
  return { name: 'rt_append', text: APPEND, values: [batch.map(({ room }) => room), batch.map(({ epoch }) => epoch), ...columns] }
}

function outcomeOf(head: number | undefined): AppendOutcome {
  return head === undefined ? { kind: 'epoch' } : { kind: 'stored', head }
}
