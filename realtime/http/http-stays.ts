import type { HttpGuest } from './http-guest'

/** What may be kept of others' presence for somebody whose next question has not come, in bytes. */
const PRESENCE_BYTES = 64 * 1024

/**
 * The windows that ask, each with one visit: the one that waits for an answer, or that was answered a moment ago and stands in the
 * presence list until it asks again. A courtesy and nothing more: without it (another node, a restart) somebody flickers.
 */
export interface HttpStays {
  /** Notes the visit of this window; its previous one, which the caller ends. */
  begin(window: string, guest: HttpGuest): HttpGuest | undefined
  /** Lets the visit stand a while after its answer. */
  stand(guest: HttpGuest): void
}

export function createHttpStays(stayMs: number): HttpStays {
  const stays = new Map<string, HttpGuest>()

  function forget(window: string, guest: HttpGuest): void {
    if (stays.get(window) === guest) stays.delete(window)
  }

  return {
    begin(window, guest) {
      const before = stays.get(window)
      stays.set(window, guest)
      guest.line.once('close', () => forget(window, guest))
      return before
    },
    stand({ line }) {
      line.stand(PRESENCE_BYTES)
      const over = setTimeout(() => line.terminate(), stayMs)
      line.once('close', () => clearTimeout(over))
    }
  }
}
