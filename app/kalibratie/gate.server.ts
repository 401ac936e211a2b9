import type { IncomingMessage } from 'node:http'
import { typedKeys } from '~/beoordeling/draft-document'
import { SCORE_FIELDS_ROOT, scoreTextRoot } from '~/dossier/rooms'
import type { Tx } from '~/dossier/in-dossier.server'
import type { LogLine } from '~/logboek/append.server'
import type { Clock } from '~/platform/clock'
import { isOwnOrigin } from '~/platform/http.server'
import type { Sql } from '~/platform/sql'
import type { CookieJar } from '~/toegang/cookie.server'
import type { Wie } from '~/toegang/may'
import type { SessionStore } from '~/toegang/session.server'
import type { Gate } from '~realtime/index'
import { loadOefeningFacts } from './facts.server'
import { readOefenkader } from './oefenzaak.server'
import { mayOefening } from './policy'
import { GESPREK_ROOT, isOefenRoom, oefenRoom, oefenRoomKinds, type OefenRoomKind } from './rooms'

interface GateParts {
  sql: Sql
  db: Pick<Tx, 'oefening'>
  clock: Clock
  sessies: SessionStore
  cookies: CookieJar
  origin: string
  entered(session: string, place: string, line: LogLine): Promise<void>
}

/** In a discussion of practice nobody is told apart: one name and one colour for all (R-KAL-8). */
const presence = { name: 'Deelnemer', color: '#3a4a5c' }

/** Decides about the rooms of exercises: the sheet is its author's alone, the discussion belongs to who takes part (R-KAL-10). */
export function createOefenGate({ sql, db, clock, sessies, cookies, origin, entered }: GateParts): Gate {
  const rightsIn = async (wie: Wie, room: string) => {
    const [kind = '', oefeningId = '', deelnemerId, ...rest] = room.split('/')
    if (!isOefenRoom(room) || rest.length > 0 || (kind === 'oefening') !== (deelnemerId !== undefined)) return undefined
    const facts = await loadOefeningFacts(sql, wie.accountId, oefeningId, clock.now())
    if (!facts) return undefined
    const verdict = mayOefening(wie, oefenRoomKinds[kind as OefenRoomKind].deed, facts)
    const own = kind === 'oefengesprek' || (facts.deelname !== null && room === oefenRoom(oefeningId, facts.deelname.id))
    return { kind: kind as OefenRoomKind, oefeningId, may: own && verdict.ok, sealed: own && !verdict.ok && verdict.refusal.soort === 'nu-niet' }
  }

  const rootsOf = async (kind: OefenRoomKind, oefeningId: string): Promise<string[]> =>
    kind === 'oefengesprek' ? [GESPREK_ROOT] : [SCORE_FIELDS_ROOT, ...typedKeys((await readOefenkader(db, oefeningId)).catalogus).map(scoreTextRoot)]

  return {
    async admit(request: IncomingMessage, room: string) {
      if (!isOwnOrigin(request.headers.origin, undefined, origin)) return undefined
      const secret = cookies.read(request.headers.cookie)
      const wie = secret ? await sessies.find(secret) : undefined
      if (!wie) return undefined
      const rights = await rightsIn(wie, room)
      const line = { actor: wie.accountId, hoedanigheid: wie.hoedanigheid, object: rights ? `oefening/${rights.oefeningId}` : null, oorsprong: 'paneel' }
      if (!rights?.may) {
        await entered(wie.sessie, room, { ...line, deed: 'kamer.openen', resultaat: 'geweigerd' })
        return undefined
      }
      await entered(wie.sessie, room, { ...line, deed: `kamer.${rights.kind}`, resultaat: 'gelezen', doel: 'kamer.schrijven' })
      return { author: wie.accountId, session: wie.sessie, write: true, presence, roots: await rootsOf(rights.kind, rights.oefeningId) }
    },

    async recheck(admission, room) {
      const [last] = await sql.query<{ tijd: Date }>('select tijd from rt_update where room = $1 and author = $2::uuid order by seq desc limit 1', [room, admission.author])
      if (last) await sessies.seen(admission.session, new Date(last.tijd))
      const wie = await sessies.current(admission.session)
      if (!wie) return 4401
      const rights = await rightsIn(wie, room)
      if (rights?.may) return 'ok'
      return rights?.sealed ? 4409 : 4403
    }
  }
}

/** One gate for all rooms of the process: those of practice go to their own. */
export const withOefenGate = (paneel: Gate, oefening: Gate): Gate => ({
  admit: (request, room) => (isOefenRoom(room) ? oefening : paneel).admit(request, room),
  recheck: (admission, room) => (isOefenRoom(room) ? oefening : paneel).recheck(admission, room)
})
