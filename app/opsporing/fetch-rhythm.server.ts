/** The panel's cluster is asked this often, in milliseconds, whatever was found and whoever looks. */
export const fetchEveryMs = 60_000

export interface FetchRhythm {
  /** One round, now: each question once, in the same order. */
  round(): Promise<void>
  stop(): void
}

/** Asks everything that is asked of the panel's side in one fixed rhythm, which nothing that is found or held here changes (R-OPS-7). */
export function startFetchRhythm(fetches: readonly { fetch(): Promise<void> }[]): FetchRhythm {
  const round = async (): Promise<void> => {
    for (const each of fetches) await each.fetch()
  }
  const timer = setInterval(() => void round(), fetchEveryMs)
  return { round, stop: () => clearInterval(timer) }
}
