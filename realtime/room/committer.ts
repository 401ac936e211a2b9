import type { Limits, RoomsLogger } from './limits'
import { pause } from './pause'
import type { AppendOutcome, LogEntry, StoredTail, UpdateLog } from '../log/update-log'

/** The side of a room the committer works with. */
export interface Committable {
  readonly name: string
  readonly head: number
  /** Moves everything that waits into the batch under way. */
  take(): void
  /** What of the batch under way is not known to be on disk. */
  entriesUnderWay(): readonly LogEntry[]
  /** The batch is on disk up to this head. False: others wrote in between, `reconcile` must tell what. */
  settle(head: number): boolean
  /** What is on disk behind `head`, after an answer that never came or a head that jumped. */
  reconcile(stored: StoredTail | undefined): void
  /** Rights were withdrawn: nothing of the batch was stored. */
  withdrawn(): void
}

export interface Committer {
  /** This room has something to store. */
  enqueue(room: Committable): void
  /** Resolves when nothing waits for the disk. */
  idle(): Promise<void>
  /** Gives up what could not be stored. */
  stop(): void
  readonly batches: number
}

interface CommitterOptions {
  readonly log: UpdateLog
  /** A batch is on disk: how far its rooms are now. */
  readonly onStored: (heads: ReadonlyMap<string, number>) => void
  readonly logger: RoomsLogger
  readonly limits: Limits
}

/**
 * Group commit without a timer (R-RTM-3): one batch is under way, all rooms together; whatever arrives meanwhile is the next one.
 * With little traffic a change costs one commit, with much traffic the batches grow by themselves.
 */
export function createCommitter({ log, onStored, logger, limits }: CommitterOptions): Committer {
  const waiting = new Set<Committable>()
  const stopped = new AbortController()
  let running: Promise<void> | undefined
  let batches = 0

  function start(): void {
    running = Promise.resolve()
      .then(run)
      .finally(() => {
        running = undefined
        // Something may have come in between the last look and here.
        if (waiting.size > 0 && !stopped.signal.aborted) start()
      })
  }

  async function run(): Promise<void> {
    while (waiting.size > 0 && !stopped.signal.aborted) {
      const rooms = [...waiting]
      waiting.clear()
      rooms.forEach((room) => room.take())
      await commit(rooms)
      batches += 1
    }
  }

  /** Tries until everything of this batch has an answer. After a failure it first looks what did reach the disk (R-RTM-5). */
  async function commit(rooms: readonly Committable[]): Promise<void> {
    let unsure = new Set<Committable>()
    for (let attempt = 0; !stopped.signal.aborted; ) {
      const outcomes = await attemptBatch(rooms, unsure)
      if (outcomes) {
        unsure = new Set(rooms.filter((room) => isUnsure(room, outcomes.get(room.name))))
        if (unsure.size === 0) return
        attempt = 0
      } else {
        unsure = new Set(rooms)
        await pause(Math.min(limits.retryMs * 2 ** attempt, limits.retryMaxMs), stopped.signal)
        attempt += 1
      }
    }
  }

  async function attemptBatch(
    rooms: readonly Committable[],
    unsure: ReadonlySet<Committable>
  ): Promise<ReadonlyMap<string, AppendOutcome> | undefined> {
    try {
      const found = await Promise.all([...unsure].map(async (room) => ({ room, stored: await log.since(room.name, room.head) })))
      for (const { room, stored } of found) room.reconcile(stored)
      const entries = rooms.flatMap((room) => room.entriesUnderWay())
      if (entries.length === 0) return new Map<string, AppendOutcome>()
      const outcomes = await log.append(entries)
      onStored(headsOf(outcomes))
      return outcomes
    } catch (error) {
      logger.error({ err: error, rooms: rooms.length }, 'Changes could not be stored; trying again')
      return undefined
    }
  }

  return {
    enqueue(room) {
      waiting.add(room)
      if (!running) start()
    },
    async idle() {
      while (running) await running
    },
    stop: () => stopped.abort(),
    get batches() {
      return batches
    }
  }
}

function headsOf(outcomes: ReadonlyMap<string, AppendOutcome>): Map<string, number> {
  return new Map([...outcomes].flatMap(([room, outcome]) => (outcome.kind === 'stored' ? [[room, outcome.head] as const] : [])))
}

function isUnsure(room: Committable, outcome: AppendOutcome | undefined): boolean {
  if (outcome?.kind === 'epoch') room.withdrawn()
  else return !room.settle(outcome?.head ?? room.head)
  return false
}
