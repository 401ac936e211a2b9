import { appendLog } from '~/logboek/append.server'
import type { Clock } from '~/platform/clock'
import type { Sql } from '~/platform/sql'
import { notFound, refuse } from '~/toegang/guard.server'
import { notNow, type Verdict, type Wie } from '~/toegang/may'
import { readHistory, replayRoom, type Moment as RoomMoment, type Passage as RoomPassage } from '~realtime/index'
import type { DossierFacts } from './facts'
import {
  deedOf, historyHref, joinPassages, pageOf, parseRoom, partsOf, roomsThere, sameWriter, titleOf,
  type Geschiedenis, type Moment, type Passage, type Schrijver, type SharedRoom
} from './geschiedenis'
import { mayDossier } from './policy'
import { adviesRoom, standpuntRoom, verslagRoom, wegingRoom } from './rooms'
import { disciplines, type Zetel } from './schema'

interface Bronnen {
  sql: Sql
  clock: Clock
  /** The groups that get a balance; asked for the weighing only. */
  groepen(): Promise<readonly { code: string; naam: string }[]>
}

interface Vraag {
  wie: Wie
  feiten: DossierFacts
  /** The room in the address, and which moment of it: the number of a change; the last one when it is none. */
  kamer: string
  moment: string | null
}

/**
 * The history of one room of this dossier, at one moment, for a member whom the policy admitted (`geschiedenis.lezen`). What cannot be
 * read itself yet has no history yet (R-DOS-40); what is private never has one (R-DOS-41): both throw the answer that leaves.
 */
export async function readGeschiedenis(bronnen: Bronnen, { wie, feiten, kamer, moment }: Vraag): Promise<Geschiedenis> {
  const { sql, clock } = bronnen
  const { dossierId, kenmerk, lid } = feiten
  const room = parseRoom(kamer)
  const [seats, versies] = [await readViewSeats(sql, dossierId), await readVersies(sql, dossierId)]
  const place = room && findPlace(feiten, room, seats, versies)
  if (!room || !place) throw notFound()
  const verdict = mayLookBack(wie, feiten, room, place)
  if (!verdict.ok) {
    await appendLog(sql, clock, { actor: wie.accountId, hoedanigheid: wie.hoedanigheid, deed: 'geschiedenis.lezen', object: `dossier/${dossierId}`, resultaat: 'geweigerd', oorsprong: 'paneel' })
    return refuse(verdict.refusal, `/dossiers/${dossierId}/verklaring`)
  }
  const { pad, label } = pageOf(room)
  const standpunten = seats.filter(({ id, vastgelegd }) => vastgelegd || id === lid?.id).map(({ zetel }) => zetel)
  const there = roomsThere(feiten, standpunten, versies.map(({ versie }) => versie))
  return {
    dossierId,
    kenmerk,
    kamer,
    titel: titleOf(room),
    terug: { href: `/dossiers/${dossierId}/${pad}`, label },
    andere: there.filter((other) => other.kamer !== kamer).map((other) => ({ href: historyHref(dossierId, other.kamer), titel: other.titel })),
    stand: await readStand(bronnen, dossierId, { room, place, moment })
  }
}

interface Versie {
  id: string
  versie: number
}

const readVersies = (sql: Sql, dossierId: string): Promise<Versie[]> =>
  sql.query('select id::text as id, versie from advies where dossier_id = $1::uuid order by versie', [dossierId])

interface ViewSeat {
  id: string
  zetel: Zetel
  /** The end view of this member was recorded. */
  vastgelegd: boolean
}

const readViewSeats = (sql: Sql, dossierId: string): Promise<ViewSeat[]> =>
  sql.query(
    `select l.id::text as id, l.zetel, exists (select 1 from record r where r.soort = 'standpunt' and r.lid_id = l.id) as vastgelegd
     from lidmaatschap l where l.dossier_id = $1::uuid and l.zetel = any ($2::text[]) and l.beeindigd_op is null
     order by array_position($2::text[], l.zetel)`,
    [dossierId, [...disciplines]]
  )

/** Where a history stands: its room, and the rooms that one was copied from, oldest first. */
interface Place {
  naam: string
  eerder: { naam: string; versie: number }[]
  /** Whose end view it is, while that was not recorded yet. */
  nogVan?: string
}

/** Undefined when there is no such room. Where the hearing or the advies is still to come, the policy says so before any room is read. */
function findPlace({ dossierId, hoorzitting, advies }: DossierFacts, room: SharedRoom, seats: readonly ViewSeat[], versies: readonly Versie[]): Place | undefined {
  if (room.soort === 'weging') return { naam: wegingRoom(dossierId), eerder: [] }
  if (room.soort === 'verslag') return { naam: verslagRoom(hoorzitting?.id ?? ''), eerder: [] }
  if (room.soort === 'standpunt') {
    const seat = seats.find(({ zetel }) => zetel === room.zetel)
    return seat && { naam: standpuntRoom(dossierId, seat.id), eerder: [], ...(seat.vastgelegd ? {} : { nogVan: seat.id }) }
  }
  const wanted = room.versie ?? advies?.versie
  const found = versies.find(({ versie }) => versie === wanted)
  if (!found) return room.versie === null ? { naam: adviesRoom(''), eerder: [] } : undefined
  return { naam: adviesRoom(found.id), eerder: versies.filter(({ versie }) => versie < found.versie).map(({ id, versie }) => ({ naam: adviesRoom(id), versie })) }
}

/** A member was told that the others read an end view once it is recorded: until then its history is the writer's own (R-DOS-42). */
function mayLookBack(wie: Wie, feiten: DossierFacts, room: SharedRoom, { nogVan }: Place): Verdict {
  const verdict = mayDossier(wie, deedOf(room), feiten)
  if (!verdict.ok || !nogVan || nogVan === feiten.lid?.id) return verdict
  return notNow('Dit lid heeft nog geen eindoordeel vastgelegd.')
}

interface Looked {
  room: SharedRoom
  place: Place
  moment: string | null
}

async function readStand({ sql, clock, groepen }: Bronnen, dossierId: string, { room, place, moment }: Looked): Promise<Geschiedenis['stand']> {
  const options = { now: clock.now(), earlier: place.eerder.map(({ naam }) => naam) }
  const history = await readHistory(sql, place.naam, options)
  if (history.kind === 'empty') return { soort: 'leeg' }
  if (history.kind === 'ended') return { soort: 'beeindigd', op: history.until.toISOString() }
  const seq = chooseChange(moment, history.head)
  const gekozen = history.moments.findIndex(({ to }) => seq <= to)
  const parts = partsOf(room, room.soort === 'weging' ? await groepen() : [])
  const replayed = await replayRoom(sql, place.naam, seq, parts.map(({ root }) => root), options)
  // It ended between the two questions.
  if (!replayed) return { soort: 'beeindigd', op: options.now.toISOString() }
  const writerOf = await readWriters(sql, dossierId)
  const shown = { dossierId, place, from: history.moments[gekozen]?.from ?? seq, writerOf }
  const delen = replayed.map(({ paragraphs }, index) => ({
    titel: parts[index]?.titel ?? '',
    alineas: paragraphs.map(({ key, passages }) => ({ veld: key ?? null, passages: joinPassages(passages.map((passage) => showPassage(passage, shown))) }))
  }))
  const momenten = history.moments.map((each) => showMoment(each, place, writerOf))
  const passages = delen.flatMap(({ alineas }) => alineas).flatMap((alinea) => alinea.passages)
  const schrijvers = uniqueWriters([...momenten.flatMap(({ wie }) => wie), ...passages.map(({ wie }) => wie)])
  return { soort: 'open', tot: history.until?.toISOString() ?? null, momenten, gekozen, schrijvers, delen }
}

function chooseChange(asked: string | null, head: number): number {
  const seq = /^\d{1,15}$/.test(asked ?? '') ? Number(asked) : head
  return Math.min(Math.max(seq, 1), head)
}

type WriterOf = (author: string, time: Date) => Schrijver

interface Shown {
  dossierId: string
  place: Place
  /** The first change of the moment that is looked at. */
  from: number
  writerOf: WriterOf
}

function showPassage({ text, author, start, end, room, seq }: RoomPassage, { dossierId, place, from, writerOf }: Shown): Passage {
  const earlier = place.eerder.find(({ naam }) => naam === room)
  return {
    tekst: text,
    wie: writerOf(author, end),
    van: start.toISOString(),
    tot: end.toISOString(),
    nieuw: !earlier && seq >= from,
    naar: `${earlier ? historyHref(dossierId, `advies-${earlier.versie}`) : ''}?moment=${seq}`,
    versie: earlier?.versie ?? null
  }
}

const showMoment = ({ from, to, authors, start, end }: RoomMoment, { eerder }: Place, writerOf: WriterOf): Moment => ({
  seq: to,
  van: start.toISOString(),
  tot: end.toISOString(),
  wie: uniqueWriters(authors.map((author) => writerOf(author, end))),
  overgenomen: from === 1 && eerder.length > 0
})

const uniqueWriters = (all: readonly Schrijver[]): Schrijver[] => all.filter((writer, index) => all.findIndex((other) => sameWriter(writer, other)) === index)

/** Which seat an author held when they wrote. Only who sat on this panel could write in its rooms; anything else is a fault. */
async function readWriters(sql: Sql, dossierId: string): Promise<WriterOf> {
  const seats = await sql.query<{ account: string; zetel: Zetel; van: Date; tot: Date | null }>(
    'select account_id::text as account, zetel, benoemd_op as van, beeindigd_op as tot from lidmaatschap where dossier_id = $1::uuid order by benoemd_op desc',
    [dossierId]
  )
  return (author, time) => {
    const own = seats.filter(({ account }) => account === author)
    const seat = own.find(({ van }) => new Date(van) <= time) ?? own.at(-1)
    if (!seat) throw new Error('rt_update: written by somebody who never sat on this panel')
    return { zetel: seat.zetel, eerder: seat.tot !== null }
  }
}
