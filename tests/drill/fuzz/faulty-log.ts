import { setTimeout as pause } from 'node:timers/promises'
import type { Bus } from '~realtime/nodes/bus'
import type { UpdateLog } from '~realtime/log/update-log'

/** What goes wrong between a node and its database, until it has gone wrong so often. */
export interface Faults {
  /** The next batches are stored, and the answer is lost. */
  lostAnswers: number
  /** The next batches are not stored. */
  refusals: number
  /** The next answers of the log take so many milliseconds longer. */
  slow: { times: number; ms: number }
  /** Nothing of the other nodes is heard, and it cannot be looked up how far they are, before this moment (performance.now). */
  deafUntil: number
}

export const noFaults = (): Faults => ({ lostAnswers: 0, refusals: 0, slow: { times: 0, ms: 0 }, deafUntil: 0 })

/** The log of one node, with its faults. */
export function makeFaulty(log: UpdateLog, faults: Faults): UpdateLog {
  async function dawdle(): Promise<void> {
    if (faults.slow.times === 0) return
    faults.slow.times -= 1
    await pause(faults.slow.ms)
  }
  return {
    ...log,
    async open(room) {
      await dawdle()
      return log.open(room)
    },
    async since(room, seq) {
      await dawdle()
      return log.since(room, seq)
    },
    async heads(rooms) {
      if (performance.now() < faults.deafUntil) throw new Error('The database gives no answer')
      return log.heads(rooms)
    },
    async append(batch) {
      await dawdle()
      if (faults.refusals > 0) {
        faults.refusals -= 1
        throw new Error('The database refused')
      }
      const outcomes = await log.append(batch)
      if (faults.lostAnswers === 0) return outcomes
      faults.lostAnswers -= 1
      throw new Error('The line broke before the answer came')
    }
  }
}

/** The bus of one node, which hears nothing while it is deaf: whoever hangs on it must also look. */
export function makeDeaf(bus: Bus, faults: Faults): Bus {
  return {
    send: (message) => bus.send(message),
    listen: (listener) =>
      bus.listen((message) => {
        if (performance.now() >= faults.deafUntil) listener(message)
      }),
    get others() {
      return bus.others
    },
    stop: () => bus.stop()
  }
}
