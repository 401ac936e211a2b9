import type { DossierFacts } from '~/dossier/facts'
import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { writeRecord } from '~/dossier/record.server'
import { scoreRoom } from '~/dossier/rooms'
import { canonicalJson, sha256Hex } from '~/platform/canonical'
import type { Sql } from '~/platform/sql'
import { refuseUnreadMedical } from '~/stukken/read-marks.server'
import { readStukNummers } from '~/stukken/stukken.server'
import type { Wie } from '~/toegang/may'
import { readRoom } from '~realtime/index'
import { disciplineSchema, type Discipline } from './catalogus/schema'
import { readDraft } from './draft'
import { readDraftDocument } from './draft-document'
import { hearingState } from './hearing-state'
import { refusalText } from './refusals'
import { advanceRounds, closeScoreRooms, readRound } from './ronden/advance-rounds.server'
import { nextStep, type RoundFacts } from './ronden/rules'
import { maySubmit, type Seat } from './rules'
import { scoreSheetSchema, scoreSheetVersion, type ScoreEntry, type ScoreSheetRecord } from './schema'
import { readKader, type Kader } from './store.server'

/** The receipt of a sheet, and what handing it in brought about. */
export interface HandedIn {
  versie: number
  sha256: string
  /** This was the last sheet that was waited for: all rounds are open to the panel now. */
  onthuld: boolean
  /** This was the last sheet on the papers and the verslag is fixed: the round after the hearing is open, sealed. */
  volgende: boolean
}

/** The facts of a round in which this person has a seat; the policy has seen them. */
interface Place {
  dossierId: string
  ronde: NonNullable<DossierFacts['ronde']>
  lidId: string
  discipline: Discipline
}

/**
 * *Indienen*: takes this member's draft from the room in one transaction, and makes the ScoreSheet record, which names
 * the versions of verslag and stukken judged. Also for a corrected sheet: until its round closes each hand-in is a new version
 * and the earlier record stays; handing in the same once more changes nothing, unless there is more to judge by now: then it confirms (R-BEO-97). The
 * last sheet opens the next round or reveals all (`advanceRounds`).
 *
 * Throws `Refused` when the policy says no (not a member, verslag not fixed, round revealed). Refuses, writing nothing,
 * an incomplete sheet with one sentence per thing missing, each beginning with the code of its criterion. R-BEO-40 to R-BEO-44.
 */
export const submitSheet = (werk: Werk, wie: Wie, dossierId: string): Promise<Uitkomst<HandedIn>> =>
  inDossier(werk, wie, 'score.indienen', dossierId, async (tx, facts, sql) => {
    const place = placeOf(facts)
    const round = await readRound(tx, sql, dossierId)
    if (!round) throw new Error('score.indienen zonder ronde: het beleid liet dit niet toe')
    if (isLastSheet(round, place.discipline)) await closeScoreRooms(sql, dossierId)

    const kader = await readKader(tx, dossierId)
    const stukken = await readStukNummers(tx, dossierId, place.lidId)
    const entries = await takeEntries({ sql, seals: werk.seals, facts, place, seats: round.seats, kader, stukken })
    if (!entries.ok) return entries
    const unread = await refuseUnreadMedical(tx, dossierId, place.lidId, entries.value)
    if (unread) return unread

    const sheet: ScoreSheetRecord = {
      schema: scoreSheetVersion,
      dossierKenmerk: facts.kenmerk,
      ronde: place.ronde.nummer,
      discipline: place.discipline,
      registernummer: wie.registernummer,
      catalogusVersie: kader.catalogus.versie,
      beoordeeldeVersies: { verslag: await readVerslagVersion(tx, facts), stukken },
      entries: entries.value
    }
    const written = await keepSheet(tx, werk, wie, place, sheet)
    const step = await advanceRounds(tx, sql, werk, dossierId)
    return { ok: true, value: { ...written, onthuld: step === 'onthullen', volgende: step === 'volgende' } }
  })

function placeOf(facts: DossierFacts): Place {
  if (!facts.ronde || !facts.lid) throw new Error('score.indienen zonder ronde of zetel: het beleid liet dit niet toe')
  return { dossierId: facts.dossierId, ronde: facts.ronde, lidId: facts.lid.id, discipline: disciplineSchema.parse(facts.lid.zetel) }
}

/** Would the round close if this seat's sheet were in? Asked before any room is locked, see `closeScoreRooms`. */
function isLastSheet(round: RoundFacts, own: Discipline): boolean {
  const step = nextStep({ ...round, seats: round.seats.map((seat) => (seat.discipline === own ? { ...seat, ingediend: true } : seat)) })
  return step === 'onthullen' || step === 'volgende'
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
  const reading = readDraft(readDraftDocument(doc, kader.catalogus), { ...kader, discipline: place.discipline, stukken, verslag: facts.hoorzitting?.staat === 'vastgesteld' && facts.ronde?.soort !== 'op_stukken' })
  doc.destroy()
  const verdict = maySubmit({ ronde: 'open', hoorzitting: hearingState(facts), opStukken: place.ronde.soort === 'op_stukken', seat, reading })
  if (verdict.ok) return verdict
  const lijst = verdict.refusal.soort === 'beoordeling onvolledig' ? verdict.refusal.problems.map((problem) => problem.bericht) : undefined
  return { ok: false, bericht: refusalText(verdict.refusal), lijst }
}

/** The version of the verslag that was judged; null on the papers, and when the chair waived the hearing. */
async function readVerslagVersion(tx: Tx, { dossierId, hoorzitting, ronde }: DossierFacts): Promise<number | null> {
  if (ronde?.soort === 'op_stukken' || hoorzitting?.staat === 'afgezien') return null
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
