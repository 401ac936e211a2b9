/** What others type is shown at most so often: ten times a second reads as at once, and each time costs an editor its whole text. */
const PAUSE_MS = 100
/** On a slow computer with a long text the pause grows: of the time, the changes of others take a third at most. */
const REST = 2

export interface GatheredUpdates {
  /** A change of somebody else came in. The first after a pause is put in at once, the next ones together. */
  put(update: Uint8Array): void
  /** Puts in what waits: before the server tells what it holds, and when the line is gone. */
  flush(): void
}

/**
 * Gathers the changes of others, so that somebody who types while many do waits for few of them (R-BEO-172): a change of one paragraph makes the editor build
 * its whole text anew, and six people make twenty of them a second. `apply` gets them in the order in which they came.
 */
export function gatherUpdates(apply: (updates: readonly Uint8Array[]) => void): GatheredUpdates {
  let waiting: Uint8Array[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let next = Number.NEGATIVE_INFINITY
  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (waiting.length === 0) return
    const updates = waiting
    waiting = []
    const began = performance.now()
    apply(updates)
    const ended = performance.now()
    next = ended + Math.max(PAUSE_MS, REST * (ended - began))
  }
  return {
    put(update) {
      waiting.push(update)
      if (timer !== undefined) return
      const wait = next - performance.now()
      if (wait <= 0) flush()
      else timer = setTimeout(flush, wait)
    },
    flush
  }
}
