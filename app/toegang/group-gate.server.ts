import type { IncomingMessage } from 'node:http'
import type { LogLine } from '~/logboek/append.server'
import { isOwnOrigin } from '~/platform/http.server'
import type { Sql } from '~/platform/sql'
import type { Gate } from '~realtime/index'
import type { CookieJar } from './cookie.server'
import type { Wie } from './may'
import type { SessionStore } from './session.server'

/** What every gate of this process stands beside. */
export interface GateParts {
  sql: Sql
  sessies: SessionStore
  cookies: CookieJar
  origin: string
  /** Puts a line in the log, once per session and place. */
  entered(session: string, place: string, line: LogLine): Promise<void>
}

/** What somebody may in a room that exists and concerns them. */
export interface GroupRights {
  /** For the log: of what this is a room. */
  object: string
  deed: string
  may: boolean
  /** They belong here, but nothing is written any more. */
  over: boolean
  /** What of the room's document may be written. */
  roots(): Promise<readonly string[]>
}

/** Rooms outside the dossiers, in which nobody is told apart: `presence` is one name and one colour for all. */
interface GroupRooms {
  isRoom(room: string): boolean
  /** Undefined: there is no such room for this person. */
  rightsIn(wie: Wie, room: string): Promise<GroupRights | undefined>
  presence: { name: string; color: string }
}

export interface GroupGate extends Gate {
  isRoom(room: string): boolean
}

/**
 * The gate of such rooms: from our own pages, with a session, and with the right to write now; a refusal is in the log and looks like what does not exist. On the second look 4401 ends a
 * session that is over, 4409 a room in which nothing is written any more, 4403 everything else.
 */
export const createGroupGate = ({ sql, sessies, cookies, origin, entered }: GateParts, { isRoom, rightsIn, presence }: GroupRooms): GroupGate => ({
  isRoom,

  async admit(request: IncomingMessage, room: string) {
    if (!isOwnOrigin(request.headers.origin, undefined, origin)) return undefined
    const secret = cookies.read(request.headers.cookie)
    const wie = secret ? await sessies.find(secret) : undefined
    if (!wie) return undefined
    const rights = await rightsIn(wie, room)
    const line = { actor: wie.accountId, hoedanigheid: wie.hoedanigheid, object: rights?.object ?? null, oorsprong: 'paneel' }
    if (!rights?.may) {
      await entered(wie.sessie, room, { ...line, deed: 'kamer.openen', resultaat: 'geweigerd' })
      return undefined
    }
    await entered(wie.sessie, room, { ...line, deed: rights.deed, resultaat: 'gelezen', doel: 'kamer.schrijven' })
    return { author: wie.accountId, session: wie.sessie, write: true, presence, roots: [...(await rights.roots())] }
  },

  async recheck(admission, room) {
    const [last] = await sql.query<{ tijd: Date }>('select tijd from rt_update where room = $1 and author = $2::uuid order by seq desc limit 1', [room, admission.author])
    if (last) await sessies.seen(admission.session, new Date(last.tijd))
    const wie = await sessies.current(admission.session)
    if (!wie) return 4401
    const rights = await rightsIn(wie, room)
    if (rights?.may) return 'ok'
    return rights?.over ? 4409 : 4403
  }
})

/** One gate for all rooms of the process: each kind of room goes to its own, the others to `rest`. */
export function withGroupGates(rest: Gate, groups: readonly GroupGate[]): Gate {
  const gateOf = (room: string): Gate => groups.find((group) => group.isRoom(room)) ?? rest
  return { admit: (request, room) => gateOf(room).admit(request, room), recheck: (admission, room) => gateOf(room).recheck(admission, room) }
}
