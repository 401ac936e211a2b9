import type { Clock } from './clock'

export interface Pace {
  /** May this caller go on now? Counts as one time. */
  admits(caller: string): boolean
}

/** More callers than this are not remembered; who came longest ago is forgotten first. */
const MOST_REMEMBERED = 10_000

/** Lets each caller in `times` times in every `per` milliseconds. Per process: it bounds work, and is no lock. */
export function createPace(clock: Clock, { times, per }: { times: number; per: number }): Pace {
  const seen = new Map<string, { since: number; count: number }>()
  return {
    admits(caller) {
      const now = clock.now().getTime()
      const known = seen.get(caller)
      const current = known && now - known.since < per ? { since: known.since, count: known.count + 1 } : { since: now, count: 1 }
      seen.delete(caller)
      seen.set(caller, current)
      const [oldest] = seen.keys()
      if (seen.size > MOST_REMEMBERED && oldest !== undefined) seen.delete(oldest)
      return current.count <= times
    }
  }
}
