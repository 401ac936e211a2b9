import type { DossierFacts } from '~/dossier/facts'
import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { writeRecord } from '~/dossier/record.server'
import { scoreRoom } from '~/dossier/rooms'
import { readStukNummers } from '~/dossier/stukken.server'
import { canonicalJson, sha256Hex } from '~/platform/canonical'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { readRoom } from '~realtime/index'
import { disciplineSchema, type Discipline } from './catalogus/schema'
import { readDraft } from './draft'
import { readDraftDocument } from './draft-document'
import { hearingState } from './hearing-state'
import { refusalText } from './refusals'
import { closeScoreRooms, revealRound } from './reveal-round.server'
import { mayReveal, maySubmit, type Seat } from './rules'
import { scoreSheetSchema, type ScoreEntry, type ScoreSheetRecord } from './schema'
import { readKader, readScoringSeats, type Kader } from './store.server'

export interface HandedIn {
  versie: number
  sha256: string
  /** This was the last sheet that was waited for: the round is open to the panel now. */
  onthuld: boolean
}

/** The facts of a round in which this person has a seat; the policy has seen them. */
interface Place {
  dossierId: string
  ronde: { id: string; nummer: number }
  lidId: string
  discipline: Discipline
}

/**
 * *Indienen*: takes this member's draft from the room in one transaction, and makes the ScoreSheet record, which names
 * the versions of verslag and stukken judged. Also for a corrected sheet: until the reveal each hand-in is a new version
 * and the earlier record stays; handing in the same once more changes nothing. The last sheet reveals the round.
 *
 * Throws `Refused` when the policy says no (not a member, verslag not fixed, round revealed). Refuses, writing nothing,
 * an incomplete sheet with one sentence per thing missing, each beginning with the code of its criterion. R-BEO-40 to R-BEO-44.
 */
export const submitSheet = (werk: Werk, wie: Wie, dossierId: string): Promise<Uitkomst<HandedIn>> =>
  inDossier(werk, wie, 'score.indienen', dossierId, async (tx, facts, sql) => {
    const place = placeOf(facts)
    const seats = await readScoringSeats(sql, dossierId, place.ronde.id)
    if (isLastSheet(seats, place.discipline)) await closeScoreRooms(sql, place.ronde.id)

    const kader = await readKader(tx, dossierId)
    const stukken = await readStukNummers(tx, dossierId)
    const entries = await takeEntries({ sql, seals: werk.seals, facts, place, seats, kader, stukken })
    if (!entries.ok) return entries

    const sheet: ScoreSheetRecord = {
      schema: 'weging-scoresheet/v1',
      dossierKenmerk: facts.kenmerk,
      ronde: place.ronde.nummer,
      discipline: place.discipline,
      registernummer: wie.registernummer,
      catalogusVersie: kader.catalogus.versie,
      beoordeeldeVersies: { verslag: await readVerslagVersion(tx, facts), stukken },
      entries: entries.value
    }
    const written = await keepSheet(tx, werk, wie, place, sheet)
    const onthuld = await revealRound(tx, sql, werk, { dossierId, rondeId: place.ronde.id })
    return { ok: true, value: { ...written, onthuld } }
  })

function placeOf(facts: DossierFacts): Place {
  if (!facts.ronde || !facts.lid) throw new Error('score.indienen zonder ronde of zetel: het beleid liet dit niet toe')
  return { dossierId: facts.dossierId, ronde: facts.ronde, lidId: facts.lid.id, discipline: disciplineSchema.parse(facts.lid.zetel) }
}

/** Would the round be revealed if this seat's sheet were in? Asked before any room is locked, see `closeScoreRooms`. */
function isLastSheet(seats: readonly Seat[], own: Discipline): boolean {
  return mayReveal({ ronde: 'open', seats: seats.map((seat) => (seat.discipline === own ? { ...seat, ingediend: true } : seat)) }).ok
}

interface Taking {
  sql: Sql
  seals: Werk['seals']
  facts: DossierFacts
  place: Place
  seats: readonly Seat[]
  kader: Kader
  stukken: readonly number[]
}

/** The entries of the draft as it lies on disk, with its room locked until the record is written: live, then recorded (law 1). */
async function takeEntries({ sql, seals, facts, place, seats, kader, stukken }: Taking): Promise<Uitkomst<ScoreEntry[]>> {
  const seat = seats.find((one) => one.discipline === place.discipline)
  if (!seat) throw new Error('score.indienen zonder zetel: het beleid liet dit niet toe')
  const doc = await readRoom(sql, scoreRoom(place.ronde.id, place.lidId), seals)
  const reading = readDraft(readDraftDocument(doc, kader.catalogus), { ...kader, discipline: place.discipline, stukken })
  doc.destroy()
  const verdict = maySubmit({ ronde: 'open', hoorzitting: hearingState(facts), seat, reading })
  if (verdict.ok) return verdict
  const lijst = verdict.refusal.soort === 'beoordeling onvolledig' ? verdict.refusal.problems.map((problem) => problem.bericht) : undefined
  return { ok: false, bericht: refusalText(verdict.refusal), lijst }
}

/** The version of the verslag that was judged; null when the chair waived the hearing. */
async function readVerslagVersion(tx: Tx, { dossierId, hoorzitting }: DossierFacts): Promise<number | null> {
  if (hoorzitting?.staat === 'afgezien') return null
  const verslag = await tx.record.findFirstOrThrow({
    where: { soort: 'verslag', dossierId },
    orderBy: { versie: 'desc' },
    select: { versie: true }
  })
  return verslag.versie
}

/** Writes the record, unless the last version says the same: a second click or a retry makes no second version. */
async function keepSheet(tx: Tx, werk: Werk, wie: Wie, place: Place, sheet: ScoreSheetRecord): Promise<{ versie: number; sha256: string }> {
  const where = { soort: 'score', dossierId: place.dossierId, rondeId: place.ronde.id, lidId: place.lidId } as const
  const last = await tx.record.findFirst({ where, orderBy: { versie: 'desc' }, select: { versie: true, sha256: true } })
  if (last && last.sha256 === sha256Hex(canonicalJson(scoreSheetSchema, sheet))) return last
  const { versie, sha256 } = await writeRecord(tx, werk, wie, { ...where, schema: scoreSheetSchema, inhoud: sheet })
  return { versie, sha256 }
}
