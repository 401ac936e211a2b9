/** How long things may take where rooms are reached by HTTP, in milliseconds. */
export interface HttpWaits {
  /** The longest a question waits for something new: well within the 30 seconds after which the client, and many a proxy, gives up. */
  readonly askMs: number
  /** After something new in the text: what comes right behind it goes along. */
  readonly gatherMs: number
  /** The same when only presence changed: carets move all the time. */
  readonly presenceMs: number
  /** How long somebody whose question was answered still stands in the presence list, so that nobody flickers between two questions. */
  readonly stayMs: number
  /** How long a delivery waits for the disk. */
  readonly storeMs: number
  /** How long the rest of a refused body, or an answer on its way out, may take. */
  readonly leaveMs: number
}

export const HTTP_WAITS: HttpWaits = { askMs: 20_000, gatherMs: 25, presenceMs: 1_000, stayMs: 8_000, storeMs: 20_000, leaveMs: 60_000 }
