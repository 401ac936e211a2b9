import type { DossierFacts } from '~/dossier/facts'
import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { writeRecord } from '~/dossier/record.server'
import { adviesRoom, standpuntRooms, wegingRoom } from '~/dossier/rooms'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { withdrawRights } from '~realtime/index'
import { criteriaWithoutFitting } from '../catalogus/criteria'
import { disciplines, type Discipline } from '../catalogus/schema'
import { readKader, readScoringSeats } from '../store.server'
import { advanceRounds, closeScoreRooms } from './advance-rounds.server'
import { openNewRound } from './open-round.server'
import { readBesluiten } from './read-besluiten.server'
import { refuseTwo } from './rules'
import { rondeBesluitSchema, type RondeBesluit } from './schema'

type Own<Besluit> = Besluit extends RondeBesluit ? Omit<Besluit, 'schema' | 'dag' | 'functie' | 'registernummer'> : never

/** Writes what was decided, with the day and who decided. */
export async function writeBesluit(tx: Tx, werk: Werk, wie: Wie, dossierId: string, besluit: Own<RondeBesluit>): Promise<void> {
  const inhoud = { schema: 'weging-ronde-besluit/v1', ...besluit, dag: dagInAmsterdam(werk.clock.now()), functie: wie.functie, registernummer: wie.registernummer } as RondeBesluit
  await writeRecord(tx, werk, wie, { soort: 'ronde-besluit', dossierId, schema: rondeBesluitSchema, inhoud })
}

const theRound = (facts: DossierFacts): NonNullable<DossierFacts['ronde']> => {
  if (!facts.ronde) throw new Error('Een besluit over een ronde die er niet is: het beleid liet dit niet toe')
  return facts.ronde
}

/**
 * The voorzitter decides that one round is enough, with a reason, while the round after the hearing is not open: from then on the round takes sheets after
 * the verslag is fixed or the hearing waived. What was handed in on the papers is to be confirmed by its member then (R-BEO-96).
 */
export const decideOneRound = (werk: Werk, wie: Wie, dossierId: string, reden: string): Promise<Uitkomst> =>
  inDossier(werk, wie, 'ronde.een', dossierId, async (tx, facts, sql) => {
    const { id, nummer } = theRound(facts)
    await closeScoreRooms(sql, dossierId)
    await writeBesluit(tx, werk, wie, dossierId, { besluit: 'één ronde', ronde: nummer, reden })
    await tx.ronde.update({ where: { id, onthuldOp: null }, data: { soort: 'enige' } })
    await advanceRounds(tx, sql, werk, dossierId)
    return { ok: true, value: undefined }
  })

/** The voorzitter makes the dossier urgent, with a reason and with what is skipped: shorter terms from then on (R-BEO-106). Decided once. */
export const decideSpoed = (werk: Werk, wie: Wie, dossierId: string, reden: string, overgeslagen: string[]): Promise<Uitkomst> =>
  inDossier(werk, wie, 'ronde.spoed', dossierId, async (tx, facts) => {
    const before = await readBesluiten(tx, dossierId)
    if (before.some(({ besluit }) => besluit === 'spoed')) return { ok: false, bericht: 'Dit dossier heeft al spoed.' }
    await writeBesluit(tx, werk, wie, dossierId, { besluit: 'spoed', ronde: theRound(facts).nummer, reden, overgeslagen })
    return { ok: true, value: undefined }
  })

/**
 * The voorzitter decides to go on with two disciplines: only where the installation allows it (`toegestaan`), and only after the seat of the third was
 * closed. When the other two have spoken this is what reveals; it shows nothing before (R-BEO-104).
 */
export const decideTwo = (werk: Werk & { tweeDisciplines: boolean }, wie: Wie, dossierId: string, reden: string, ontbreekt: Discipline): Promise<Uitkomst> =>
  inDossier(werk, wie, 'ronde.twee', dossierId, async (tx, facts, sql) => {
    const { id, nummer } = theRound(facts)
    const bericht = refuseTwo({ toegestaan: werk.tweeDisciplines, ontbreekt, seats: await readScoringSeats(sql, dossierId, id) })
    if (bericht) return { ok: false, bericht }
    const kader = await readKader(tx, dossierId)
    // A round that nobody may complete would stay sealed without a word (R-BEO-129).
    const zonder = criteriaWithoutFitting(kader.catalogus, kader, disciplines.filter((discipline) => discipline !== ontbreekt))
    if (zonder.length > 0) return { ok: false, bericht: `Zonder ${ontbreekt} kan niemand deze criteria beoordelen: ${zonder.join(', ')}. Vraag de coördinator om een vervanger.` }
    await closeScoreRooms(sql, dossierId)
    await writeBesluit(tx, werk, wie, dossierId, { besluit: 'twee disciplines', ronde: nummer, reden, ontbreekt })
    await advanceRounds(tx, sql, werk, dossierId)
    return { ok: true, value: undefined }
  })

/**
 * The voorzitter reopens: a new round beside the old, sealed, each draft beginning from the own last sheet. What was revealed stays to be read; weighing
 * and draft of the advies wait until the new round is revealed (R-BEO-107, R-BEO-108).
 */
export const reopenRound = (werk: Werk, wie: Wie, dossierId: string, reden: string): Promise<Uitkomst> =>
  inDossier(werk, wie, 'ronde.heropenen', dossierId, async (tx, facts, sql) => {
    await startReopened(tx, sql, werk, wie, facts, reden)
    return { ok: true, value: undefined }
  })

/** Makes the new round, inside the caller's transaction; who may let it happen is the caller's to ask. */
export async function startReopened(tx: Tx, sql: Sql, werk: Werk, wie: Wie, facts: DossierFacts, reden: string): Promise<void> {
  const { dossierId, fase } = facts
  const vorige = theRound(facts)
  await closeRoomsOfWeighing(sql, facts)
  await tx.dossier.update({ where: { id: dossierId, fase }, data: { fase: 'beoordeling' } })
  const { nummer } = await openNewRound(tx, sql, werk, { dossierId, vorige, soort: 'heropend' })
  await writeBesluit(tx, werk, wie, dossierId, { besluit: 'heropening', ronde: nummer, reden })
}

/** In the order of their names, as a batch of typing locks them. */
async function closeRoomsOfWeighing(sql: Sql, { dossierId, advies }: DossierFacts): Promise<void> {
  if (advies) await withdrawRights(sql, adviesRoom(advies.id))
  await withdrawRights(sql, standpuntRooms(dossierId))
  await withdrawRights(sql, wegingRoom(dossierId))
}
