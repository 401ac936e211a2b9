import type { IncomingMessage } from 'node:http'
import type { LogLine } from '~/logboek/append.server'
import { isOwnOrigin } from '~/platform/http.server'
import type { Sql } from '~/platform/sql'
import type { CookieJar } from '~/toegang/cookie.server'
import type { Wie } from '~/toegang/may'
import type { SessionStore } from '~/toegang/session.server'
import type { Gate } from '~realtime/index'
import { loadOverlegFacts } from './facts.server'
import { isOverlegRoom, NOTITIES_ROOT } from './rooms'
import { magInOverleg } from './rules'

interface GateParts {
  sql: Sql
  sessies: SessionStore
  cookies: CookieJar
  origin: string
  entered(session: string, place: string, line: LogLine): Promise<void>
}

/** Nobody is told apart: what is noted is the meeting's. */
const presence = { name: 'Coördinator', color: '#3a4a5c' }

/** Decides about the room of a meeting: for coördinators who joined it, while it lasts (R-KET-101). */
export function createOverlegGate({ sql, sessies, cookies, origin, entered }: GateParts): Gate {
  const rightsIn = async (wie: Wie, room: string) => {
    const [, overlegId = '', ...rest] = room.split('/')
    if (!isOverlegRoom(room) || rest.length > 0 || wie.alleen !== undefined) return undefined
    const facts = await loadOverlegFacts(sql, wie.accountId, overlegId)
    if (!facts) return undefined
    return { overlegId, may: magInOverleg(wie, 'schrijven', facts), over: facts.staat === 'gesloten' && magInOverleg(wie, 'lezen', facts) }
  }
  return {
    async admit(request: IncomingMessage, room: string) {
      if (!isOwnOrigin(request.headers.origin, undefined, origin)) return undefined
      const secret = cookies.read(request.headers.cookie)
      const wie = secret ? await sessies.find(secret) : undefined
      if (!wie) return undefined
      const rights = await rightsIn(wie, room)
      const line = { actor: wie.accountId, hoedanigheid: wie.hoedanigheid, object: rights ? `overleg/${rights.overlegId}` : null, oorsprong: 'paneel' }
      if (!rights?.may) {
        await entered(wie.sessie, room, { ...line, deed: 'kamer.openen', resultaat: 'geweigerd' })
        return undefined
      }
      await entered(wie.sessie, room, { ...line, deed: 'kamer.overleg', resultaat: 'gelezen', doel: 'kamer.schrijven' })
      return { author: wie.accountId, session: wie.sessie, write: true, presence, roots: [NOTITIES_ROOT] }
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
  }
}

/** One gate for all rooms of the process: those of meetings go to their own. */
export const withOverlegGate = (others: Gate, overleg: Gate): Gate => ({
  admit: (request, room) => (isOverlegRoom(room) ? overleg : others).admit(request, room),
  recheck: (admission, room) => (isOverlegRoom(room) ? overleg : others).recheck(admission, room)
})
