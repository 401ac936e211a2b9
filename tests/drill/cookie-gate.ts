import { randomUUID } from 'node:crypto'
import type { Admission, Gate } from '~realtime/room/gate'

/** Everything a guest of the drill may touch. */
export const ROOTS = ['text', 'fields', 'prosemirror'] as const

interface CookieGuest {
  readonly author: string
  readonly write: boolean
}

/** The cookie by which a guest tells who they are: in the drill nobody has to be kept out. */
export const cookieOf = ({ author, write }: CookieGuest): string => `gast=${author}.${write ? 'schrijft' : 'leest'}`

/** Believes the cookie. */
export const cookieGate: Gate = {
  admit: async (request) => readCookie(request.headers.cookie),
  recheck: async () => 'ok'
}

function readCookie(cookie = ''): Admission | undefined {
  const found = /^gast=([0-9a-f-]{36})\.(schrijft|leest)$/.exec(cookie)
  const [, author, right] = found ?? []
  if (author === undefined) return undefined
  return { author, session: randomUUID(), write: right === 'schrijft', presence: { name: 'gast', color: '#0b5563' }, roots: ROOTS }
}
