import * as Y from 'yjs'
import { Authorship } from './authorship'
import { groupMoments, type Moment } from './moments'
import { readPassages, type PassageParagraph } from './read-passages'
import type { Sql } from '../log/sql'

/**
 * What can be told of how a room was written. `until`: the end of the history, undefined while none is set. `empty`: nothing was written,
 * or the room does not exist. `ended`: nobody can look any more.
 */
export type RoomHistory =
  | { readonly kind: 'open'; readonly until: Date | undefined; readonly head: number; readonly moments: readonly Moment[] }
  | { readonly kind: 'ended'; readonly until: Date }
  | { readonly kind: 'empty' }

export interface ReplayedRoot {
  readonly root: string
  readonly paragraphs: readonly PassageParagraph[]
}

interface HistoryOptions {
  readonly now: Date
  /** The rooms this one was copied from, oldest first: what was written there keeps who wrote it there and when. */
  readonly earlier?: readonly string[]
}

type DbNumber = string | number | bigint
type DbTime = Date | string

/**
 * The moments in which a room was written, oldest first (R-RTM-57). Takes no lock: people type on. Ask it only of rooms that were written
 * together, for somebody who may read them: it knows no rights. With `earlier` the copy the room began with is a moment of its own.
 */
export async function readHistory(sql: Sql, room: string, { now, earlier = [] }: HistoryOptions): Promise<RoomHistory> {
  const [state] = await sql.query<{ tot: DbTime | null; opgeruimd: boolean }>(
    'select geschiedenis_tot as tot, opgeruimd_op is not null as opgeruimd from rt_room where naam = $1',
    [room]
  )
  const until = state?.tot ? new Date(state.tot) : undefined
  if (state && until && (state.opgeruimd || until <= now)) return { kind: 'ended', until }
  const rows = await sql.query<{ seq: DbNumber; author: string; tijd: DbTime }>(
    'select seq, author::text as author, tijd from rt_update where room = $1 order by seq',
    [room]
  )
  const written = rows.map(({ seq, author, tijd }) => ({ seq: Number(seq), author, time: new Date(tijd) }))
  const head = written.at(-1)?.seq
  return head === undefined ? { kind: 'empty' } : { kind: 'open', until, head, moments: groupMoments(written, earlier.length > 0 ? 'first-alone' : undefined) }
}

/**
 * The room as it was after change `seq`, in plain passages with who wrote them and when (R-RTM-56, R-RTM-58). Undefined when its history
 * has ended. Takes no lock, and gives way to everything else of this process: a long history costs its reader time, nobody else.
 * Throws when the log has a gap.
 */
export async function replayRoom(sql: Sql, room: string, seq: number, roots: readonly string[], { now, earlier = [] }: HistoryOptions): Promise<ReplayedRoot[] | undefined> {
  const authorship = new Authorship()
  for (const each of earlier) (await play(sql, { room: each, upTo: undefined, now }, authorship))?.destroy()
  const doc = await play(sql, { room, upTo: seq, now }, authorship)
  if (!doc) return undefined
  try {
    return roots.map((root) => ({ root, paragraphs: readPassages(doc.get(root), authorship) }))
  } finally {
    doc.destroy()
  }
}

/** The history has not ended, looked at with every part: it may end while somebody reads. */
const SELECT_PART = `
  select u.seq, u.author::text as author, u.tijd, u.bytes from rt_update u join rt_room r on r.naam = u.room
  where u.room = $1 and u.seq > $2 and ($3::bigint is null or u.seq <= $3) and r.opgeruimd_op is null
    and (r.geschiedenis_tot is null or r.geschiedenis_tot > $4::timestamptz)
  order by u.seq limit 1000`

/** So many milliseconds of work at a time, before everybody else gets a turn. */
const TURN_MS = 8

async function play(sql: Sql, { room, upTo, now }: { room: string; upTo: number | undefined; now: Date }, authorship: Authorship): Promise<Y.Doc | undefined> {
  const doc = new Y.Doc({ gc: false })
  let played = 0
  let turn = performance.now()
  for (;;) {
    const rows = await sql.query<{ seq: DbNumber; author: string; tijd: DbTime; bytes: Uint8Array }>(SELECT_PART, [room, played, upTo ?? null, now.toISOString()])
    for (const row of rows) {
      if (Number(row.seq) !== played + 1) throw new Error('rt_update: the stored updates of a room have a gap')
      played += 1
      authorship.play(doc, row.bytes, { room, seq: played, author: row.author, time: new Date(row.tijd) })
      if (performance.now() - turn < TURN_MS) continue
      await new Promise<void>((resolve) => setImmediate(resolve))
      turn = performance.now()
    }
    if (rows.length === 0 || played === upTo) break
  }
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('rt_update: the stored updates of a room have a gap')
  if (played > 0 && (upTo === undefined || played === upTo)) return doc
  doc.destroy()
  return undefined
}
