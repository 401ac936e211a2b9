/**
 * Browsers open at most six connections to one server (HTTP/1.1), for all windows together. Questions that wait would take them all and
 * leave none for pages and for what is typed. So at most two of them wait at a time in one window; with more rooms on a screen they take
 * turns, and in a window nobody looks at they ask now and then and do not wait.
 */
export interface AskTurns {
  /** One more room asks in this window; returns how to say that it stopped. */
  join(): () => void
  /** Resolves when a question may go, with how long it may wait for an answer (ms); give the turn back afterwards. */
  take(): Promise<Turn>
}

export interface Turn {
  readonly waitMs: number
  giveBack(): void
}

/** What the turns need to know of the window. */
export interface AskWindow {
  visible(): boolean
  /** Calls `listener` each time the window is shown or hidden. */
  onVisibility(listener: () => void): void
}

const AT_ONCE = 2
const ALONE_MS = 20_000
const CROWDED_MS = 1_500
/** Less than the server keeps somebody in the presence list between two questions. */
const HIDDEN_PAUSE_MS = 5_000

export function createAskTurns(window: AskWindow): AskTurns {
  const queue: (() => void)[] = []
  const paused = new Set<() => void>()
  let joined = 0
  let taken = 0

  window.onVisibility(() => {
    for (const wake of [...paused]) wake()
  })

  async function whenLookedAt(): Promise<void> {
    if (window.visible()) return
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer)
        paused.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, HIDDEN_PAUSE_MS)
      paused.add(wake)
    })
  }

  /** A turn goes straight to who waits for it, so that nobody slips in between. */
  function giveBack(): void {
    const next = queue.shift()
    if (next) next()
    else taken -= 1
  }

  return {
    join() {
      joined += 1
      return () => void (joined -= 1)
    },
    async take() {
      await whenLookedAt()
      if (taken < AT_ONCE) taken += 1
      else await new Promise<void>((resolve) => queue.push(resolve))
      const patient = joined > AT_ONCE ? CROWDED_MS : ALONE_MS
      return { waitMs: window.visible() ? patient : 0, giveBack }
    }
  }
}
