import { PAUSE_MS } from './passage'

/** A stretch of writing: the changes `from` up to and including `to`, by one author, or by several who wrote at the same time. */
export interface Moment {
  readonly from: number
  readonly to: number
  readonly authors: readonly string[]
  readonly start: Date
  readonly end: Date
}

interface Written {
  readonly seq: number
  readonly author: string
  readonly time: Date
}

/** Who writes on for hours without a pause is still looked at in parts. */
const LONGEST_MS = 600_000

/**
 * Gathers the changes of a room, in order, into moments (R-RTM-57): one author goes on in the same moment until a pause of a minute. Who
 * writes on within that minute after somebody else did, writes with them: one moment of both. None lasts longer than ten minutes.
 * `alone`: this first change is a moment of its own, whoever wrote on (a room that began with a copy).
 */
export function groupMoments(rows: Iterable<Written>, alone?: 'first-alone'): Moment[] {
  const moments: Moment[] = []
  for (const row of rows) {
    const first = alone && moments[0]?.to === 1 ? 1 : 0
    const at = findOpen(moments, row, first)
    const joined = moments.splice(at)
    moments.push(joined.reduceRight<Moment>(join, { from: row.seq, to: row.seq, authors: [row.author], start: row.time, end: row.time }))
  }
  return moments
}

/** The place of the moment this change goes on with; behind the last one when it begins its own. */
function findOpen(moments: readonly Moment[], { author, time }: Written, first: number): number {
  for (let at = moments.length - 1; at >= first; at -= 1) {
    const moment = moments[at]
    if (!moment || time.getTime() - moment.end.getTime() >= PAUSE_MS) break
    if (moment.authors.includes(author)) return time.getTime() - moment.start.getTime() < LONGEST_MS ? at : moments.length
  }
  return moments.length
}

const join = (later: Moment, earlier: Moment): Moment => ({
  from: earlier.from,
  to: later.to,
  authors: [...new Set([...earlier.authors, ...later.authors])],
  start: earlier.start < later.start ? earlier.start : later.start,
  end: earlier.end > later.end ? earlier.end : later.end
})
