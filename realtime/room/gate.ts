import type { IncomingMessage } from 'node:http'
import type { CLOSE } from './protocol'

/** What somebody may do in one room, decided when the socket was opened. Write access is never changed in place. */
export interface Admission {
  /** The account that stands as author beside every stored change (UUID). */
  readonly author: string
  /** The session this right hangs on; closing a session closes its sockets. */
  readonly session: string
  readonly write: boolean
  /** How others see this person: stamped by the server on every awareness state. */
  readonly presence: { readonly name: string; readonly color: string }
  /** The root types a change may touch; any other is refused. */
  readonly roots: readonly string[]
}

/** `ok`, or the code with which the socket is closed. */
export type Recheck = 'ok' | typeof CLOSE.sessionEnded | typeof CLOSE.rightWithdrawn | typeof CLOSE.sealed

/**
 * Who may enter a room. The rooms know no rules: they ask, and nothing is loaded or sent before the answer.
 * When the gate throws, the client is told to try again later; that is never an admission.
 */
export interface Gate {
  /** Also checks the Origin of the request: cookies travel on cross-site sockets too. Undefined: no, for whatever reason. */
  admit(request: IncomingMessage, room: string): Promise<Admission | undefined>
  /** Asked once more while entering, on a timer, at `rooms.recheck()`, and when the rights of the room were withdrawn. */
  recheck(admission: Admission, room: string): Promise<Recheck>
}
