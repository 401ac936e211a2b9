import type { Compactor } from './compactor'
import type { Limits, RoomsLogger } from '../room/limits'
import type { Room } from '../room/room'
import type { UpdateLog } from '../log/update-log'

interface FoldingOptions {
  readonly compactor: Compactor | undefined
  readonly log: UpdateLog
  readonly limits: Limits
  readonly logger: RoomsLogger
  readonly now: () => Date
}

/** When rooms are compacted: never while somebody waits for it, and never so often that it becomes the load itself. */
export interface Folding {
  /** Enough came after the snapshot of this room; folds it now, or when the interval is over. */
  grown(room: Room): void
  /** Everyone left: folds what is worth it. Resolves when that is done, or cannot be. */
  leaving(room: Room): Promise<void>
  stop(): Promise<void>
}

/** A room that could not be compacted waits this many intervals. */
const AFTER_FAILURE = 30

export function createFolding({ compactor, log, limits, logger, now }: FoldingOptions): Folding {
  const notBefore = new WeakMap<Room, number>()
  const timers = new Map<Room, NodeJS.Timeout>()
  let stopped = false

  async function fold(room: Room): Promise<void> {
    if (!compactor || stopped || room.gone) return
    notBefore.set(room, now().getTime() + limits.compactEveryMs)
    try {
      const snapshot = await room.compact(compactor)
      if (stopped) return
      if (!snapshot) throw new Error('What is on disk could not be folded')
      await log.keepSnapshot(room.name, snapshot)
      room.useSnapshot(snapshot)
    } catch (error) {
      notBefore.set(room, now().getTime() + AFTER_FAILURE * limits.compactEveryMs)
      logger.error({ err: error, room: room.name }, 'A room could not be compacted')
    }
  }

  function grown(room: Room): void {
    if (!compactor || stopped || timers.has(room)) return
    const wait = Math.max(0, (notBefore.get(room) ?? 0) - now().getTime())
    const timer = setTimeout(() => void foldInTurn(room), wait)
    timer.unref()
    timers.set(room, timer)
  }

  async function foldInTurn(room: Room): Promise<void> {
    await fold(room)
    timers.delete(room)
    // What came in meanwhile asked for a turn and got none.
    if (room.grown && !room.gone) grown(room)
  }

  return {
    grown,
    async leaving(room) {
      if ((room.grown || room.tail.count > limits.compactOnLeaving) && (notBefore.get(room) ?? 0) <= now().getTime() + limits.compactEveryMs) await fold(room)
    },
    async stop() {
      stopped = true
      for (const timer of timers.values()) clearTimeout(timer)
      await compactor?.stop()
    }
  }
}
