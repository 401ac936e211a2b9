import type { IncomingMessage } from 'node:http'
import type { DossierFacts } from '~/dossier/facts'
import { loadDossierFacts } from '~/dossier/facts.server'
import { mayDossier } from '~/dossier/policy'
import { balansRoot, NIEMAND, roomKinds, SCORE_FIELDS_ROOT, scoreTextRoot, type RoomKind } from '~/dossier/rooms'
import type { LogLine } from '~/logboek/append.server'
import type { Clock } from '~/platform/clock'
import { isOwnOrigin } from '~/platform/http.server'
import { isUuid } from '~/platform/ids'
import type { Sql } from '~/platform/sql'
import type { CookieJar } from '~/toegang/cookie.server'
import type { Wie } from '~/toegang/may'
import type { SessionStore } from '~/toegang/session.server'
import type { Admission, Gate } from '~realtime/index'

interface GateParts {
  sql: Sql
  clock: Clock
  sessies: SessionStore
  cookies: CookieJar
  origin: string
  /** The line that somebody came into a room, or was refused; it stands before anything leaves. */
  entered(session: string, place: string, line: LogLine): Promise<void>
  /** What the dossier's catalogue says: its groups and the keys of its typed fields (`B3/reden`). */
  catalogusVan(dossierId: string): Promise<{ groepen: string[]; tekstvelden: string[] }>
}

/** Colours of presence: fixed per seat, so that nobody has to learn them anew. */
const kleur: Record<string, string> = { IND: '#3a4a5c', zorg: '#0b5563', politie: '#5b3a6e', voorzitter: '#9c3d10', secretaris: '#3a4a5c' }

interface Place {
  kind: RoomKind
  dossierId: string
  /** The membership whose own room this is: score, standpunt and aantekening. */
  lidId?: string
  /** Round, hearing or advies that must be the dossier's current one. */
  subject?: string
}

/** Rooms whose name ends with the membership that owns them. */
const ownKinds: readonly string[] = ['score', 'standpunt', 'aantekening'] satisfies RoomKind[]

/** What the first part of a room's name refers to; the rooms of the weighing are named after the dossier itself. */
const subjects = { score: 'ronde', aantekening: 'hoorzitting', verslag: 'hoorzitting', vragen: 'hoorzitting', weging: 'dossier', standpunt: 'dossier', advies: 'advies' } as const satisfies Record<RoomKind, string>

const isRoomKind = (kind: string): kind is RoomKind => Object.hasOwn(roomKinds, kind)

/**
 * The panel's gate: decides who may read and write a room, at connect, on a timer and after every deed.
 * Refusing tells nothing: a room that is not yours and a room that does not exist are the same (R-RTM-8).
 */
export function createPaneelGate(parts: GateParts): Gate {
  const { sql } = parts

  const dossierOf = async (table: 'ronde' | 'hoorzitting' | 'advies', id: string): Promise<string | undefined> => {
    if (!isUuid(id)) return undefined
    const [row] = await sql.query<{ dossier_id: string }>(`select dossier_id::text as dossier_id from ${table} where id = $1::uuid`, [id])
    return row?.dossier_id
  }

  const findPlace = async (room: string): Promise<Place | undefined> => {
    const [kind = '', id = '', lidId, ...rest] = room.split('/')
    if (rest.length > 0 || !isRoomKind(kind)) return undefined
    if (ownKinds.includes(kind) !== (lidId !== undefined)) return undefined
    const table = subjects[kind]
    if (table === 'dossier') return { kind, dossierId: id, lidId }
    const dossierId = await dossierOf(table, id)
    return dossierId ? { kind, dossierId, lidId, subject: id } : undefined
  }

  const isCurrent = (place: Place, facts: DossierFacts): boolean => {
    if (place.kind === 'score') return facts.ronde?.id === place.subject && facts.lid?.id === place.lidId
    if (place.kind === 'aantekening') return facts.hoorzitting?.id === place.subject && facts.lid?.id === place.lidId
    if (place.kind === 'verslag' || place.kind === 'vragen') return facts.hoorzitting?.id === place.subject
    if (place.kind === 'advies') return facts.advies?.id === place.subject
    return true
  }

  const isSeatOfDossier = async (lidId: string, dossierId: string): Promise<boolean> => {
    if (!isUuid(lidId)) return false
    const rows = await sql.query(
      `select 1 as zetel from lidmaatschap where id = $1::uuid and dossier_id = $2::uuid and beeindigd_op is null and zetel in ('IND', 'zorg', 'politie')`,
      [lidId, dossierId]
    )
    return rows.length === 1
  }

  const rightsIn = async (wie: Wie, room: string) => {
    const place = await findPlace(room)
    if (!place) return undefined
    const facts = await loadDossierFacts(sql, wie.accountId, place.dossierId, 'read', parts.clock.now())
    const kind = roomKinds[place.kind]
    const read = mayDossier(wie, kind.lees, facts)
    // The own sheet of a round that another one followed is over, not taken away: its page goes on (R-BEO-162).
    const over = place.kind === 'score' && facts?.lid?.id === place.lidId && (read.ok || read.refusal.soort === 'nu-niet')
    if (!facts || !isCurrent(place, facts)) return { read: false, write: false, sealed: over, place, facts }
    if (place.kind === 'standpunt' && !(await isSeatOfDossier(place.lidId ?? '', place.dossierId))) return undefined
    const own = place.kind !== 'standpunt' || facts.lid?.id === place.lidId
    const write = own && mayDossier(wie, kind.schrijf, facts).ok
    return { read: read.ok, write, sealed: !read.ok && read.refusal.soort === 'nu-niet', place, facts }
  }

  // Which members sat on the panel when somebody came in: the pages of the weighing show their sheets and end views.
  const panelAt = new WeakMap<Admission, string>()
  const panelOf = async ({ kind, dossierId }: Place): Promise<string> => {
    if (kind !== 'weging' && kind !== 'standpunt') return ''
    const [row] = await sql.query<{ leden: string | null }>(
      `select string_agg(id::text, ' ' order by id) as leden from lidmaatschap where dossier_id = $1::uuid and beeindigd_op is null and verklaring <> 'belang' and zetel in ('IND', 'zorg', 'politie')`,
      [dossierId]
    )
    return row?.leden ?? ''
  }

  /** Who types for an hour in a hearing asks no page in that time: what is on disk by their hand counts as being seen. */
  const keepAlive = async ({ author, session, write }: Admission, room: string): Promise<void> => {
    // In a room that is nobody's nobody is seen typing.
    if (!write || author === NIEMAND) return
    const [last] = await sql.query<{ tijd: Date }>('select tijd from rt_update where room = $1 and author = $2::uuid order by seq desc limit 1', [room, author])
    if (last) await parts.sessies.seen(session, new Date(last.tijd))
  }

  const rootsOf = async (place: Place): Promise<string[]> => {
    const { roots } = roomKinds[place.kind]
    if (typeof roots !== 'string') return [...roots]
    const { groepen, tekstvelden } = await parts.catalogusVan(place.dossierId)
    return roots === 'per-groep' ? groepen.map(balansRoot) : [SCORE_FIELDS_ROOT, ...tekstvelden.map(scoreTextRoot)]
  }

  return {
    async admit(request: IncomingMessage, room: string) {
      if (!isOwnOrigin(request.headers.origin, undefined, parts.origin)) return undefined
      const secret = parts.cookies.read(request.headers.cookie)
      const wie = secret ? await parts.sessies.find(secret) : undefined
      if (!wie) return undefined
      const rights = await rightsIn(wie, room)
      const line = { actor: wie.accountId, hoedanigheid: wie.hoedanigheid, oorsprong: 'paneel' }
      if (!rights?.read || !rights.facts?.lid) {
        await parts.entered(wie.sessie, room, { ...line, deed: 'kamer.openen', object: rights?.facts ? `dossier/${rights.place.dossierId}` : null, resultaat: 'geweigerd' })
        return undefined
      }
      const { zetel } = rights.facts.lid
      const nobodys = roomKinds[rights.place.kind].geschiedenis === 'geen'
      await parts.entered(wie.sessie, room, { ...line, deed: `kamer.${rights.place.kind}`, object: `dossier/${rights.place.dossierId}`, resultaat: 'gelezen', doel: rights.write ? 'kamer.schrijven' : 'kamer.meelezen' })
      const admission: Admission = {
        author: nobodys ? NIEMAND : wie.accountId,
        session: wie.sessie,
        write: rights.write,
        presence: nobodys ? { name: 'panel', color: '#52616e' } : { name: zetel, color: kleur[zetel] ?? '#17222d' },
        roots: await rootsOf(rights.place)
      }
      panelAt.set(admission, await panelOf(rights.place))
      return admission
    },

    async recheck(admission, room) {
      await keepAlive(admission, room)
      const wie = await parts.sessies.current(admission.session)
      if (!wie) return 4401
      const rights = await rightsIn(wie, room)
      if (!rights?.read) return rights?.sealed ? 4409 : 4403
      // Another panel: what stands on the screen around this room is no longer so, and the page is read anew (R-BEO-161).
      return rights.write === admission.write && panelAt.get(admission) === (await panelOf(rights.place)) ? 'ok' : 4409
    }
  }
}
