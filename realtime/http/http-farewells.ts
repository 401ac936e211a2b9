import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { HttpGuest } from './http-guest'

/**
 * Who was in a room by HTTP a moment ago. At the gate every refusal looks the same; but the browser that was in, with the very same cookies,
 * may know why it is not any more, as a socket does that is closed: signed out, withdrawn or sealed (R-RTM-63).
 */
export interface HttpFarewells {
  /** Notes that this browser is in this room. */
  note(room: string, request: IncomingMessage, guest: HttpGuest): void
  /** The last visit of this browser to this room, open or ended a moment ago. */
  last(room: string, request: IncomingMessage): HttpGuest | undefined
}

export function createHttpFarewells(rememberMs: number): HttpFarewells {
  const guests = new Map<string, HttpGuest>()

  return {
    note(room, request, guest) {
      const browser = browserOf(room, request)
      guests.set(browser, guest)
      guest.line.once('close', () => {
        setTimeout(() => {
          if (guests.get(browser) === guest) guests.delete(browser)
        }, rememberMs).unref()
      })
    },
    last: (room, request) => guests.get(browserOf(room, request))
  }
}

/** The cookies are what the gate goes by; only their hash is kept. */
const browserOf = (room: string, request: IncomingMessage): string => `${room} ${createHash('sha256').update(request.headers.cookie ?? '').digest('base64')}`
