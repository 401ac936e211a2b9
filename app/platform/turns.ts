/** The deed was not begun: too many already wait. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy'
}

/** By its name: who gives turns and who waits for one may come from two bundles, each with a class of its own. */
export const isTooBusy = (error: unknown): boolean => error instanceof Error && error.name === 'TooBusy'

export interface Turns {
  /** Does `deed` when it is its turn, in the order of asking. Throws `TooBusy` when too many wait. */
  take<Value>(deed: () => Promise<Value>): Promise<Value>
}

/** Lets `atOnce` deeds go on at a time and `waiting` wait: what they hold in memory together is bounded (R-STU-7). */
export function createTurns(atOnce: number, waiting: number): Turns {
  let busy = 0
  const line: (() => void)[] = []

  const done = (): void => {
    const next = line.shift()
    if (next) next()
    else busy -= 1
  }

  return {
    async take(deed) {
      if (busy >= atOnce) {
        if (line.length >= waiting) throw new TooBusy('te veel tegelijk')
        await new Promise<void>((resolve) => line.push(resolve))
      } else {
        busy += 1
      }
      try {
        return await deed()
      } finally {
        done()
      }
    }
  }
}
