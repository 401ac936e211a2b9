import { setTimeout as pause } from 'node:timers/promises'
import type { LogEntry, UpdateLog } from '~realtime/log/update-log'

/**
 * A log that promises before it keeps: it says that a batch is stored, and stores it only after `delayMs`. Nobody would build
 * it so; the history checker has to notice that somebody did (R-RTM-71).
 */
export function makeHasty(log: UpdateLog, delayMs: number): UpdateLog {
  const heads = new Map<string, number>()
  let last: Promise<unknown> = Promise.resolve()

  return {
    ...log,
    async open(room) {
      const stored = await log.open(room)
      heads.set(room, Math.max(stored.head, heads.get(room) ?? 0))
      return stored
    },
    async append(batch) {
      last = last.then(() => pause(delayMs)).then(() => log.append(batch))
      return new Map([...countByRoom(batch)].map(([room, count]) => {
        const head = (heads.get(room) ?? 0) + count
        heads.set(room, head)
        return [room, { kind: 'stored', head }] as const
      }))
    }
  }
}

function countByRoom(batch: readonly LogEntry[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { room } of batch) counts.set(room, (counts.get(room) ?? 0) + 1)
  return counts
}
