import type { Clock } from '~/platform/clock'
import type { Sql } from '~/platform/sql'
import { appendLog, type LogLine } from './append.server'

/** Coming in again within this time, in milliseconds, is the same reading: a line that drops makes no second one, a working day makes several. */
const SAME_READING_MS = 60 * 60 * 1_000
/** More than this many are not remembered; the oldest are then told again. */
const MOST_REMEMBERED = 20_000

/**
 * Lines about coming into something that stays open, such as a room: once for the same session and place within the hour. Resolves when the
 * line stands, so that nothing leaves before it (R-LOG-10); rejects when it cannot be written, and then nobody comes in.
 */
export function createEntryLog(sql: Sql, clock: Clock): (session: string, place: string, line: LogLine) => Promise<void> {
  const told = new Map<string, number>()

  function isNew(key: string, now: number): boolean {
    const last = told.get(key)
    return last === undefined || now - last >= SAME_READING_MS
  }

  return async (session, place, line) => {
    const key = `${session} ${place} ${line.resultaat}`
    const now = clock.now().getTime()
    if (!isNew(key, now)) return
    await appendLog(sql, clock, line)
    told.delete(key)
    told.set(key, now)
    const [oldest] = told.keys()
    if (told.size > MOST_REMEMBERED && oldest !== undefined) told.delete(oldest)
  }
}
