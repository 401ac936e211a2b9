import type { Tx, Werk } from '~/dossier/in-dossier.server'
import { scoreRooms } from '~/dossier/rooms'
import { appendLog } from '~/logboek/append.server'
import type { Sql } from '~/platform/sql'
import { endHistory, withdrawRights } from '~realtime/index'
import { criteriaWithoutFitting } from '../catalogus/criteria'
import { hearingState } from '../hearing-state'
import { readKader, readMissing, readScoringSeats } from '../store.server'
import { openNewRound } from './open-round.server'
import { nextStep, type RoundFacts, type RoundStep } from './rules'
import { rondeSoortSchema } from './schema'

/** The round that is going on, or the last one that was, as the rules see it. Null before there is one. */
export async function readRound(tx: Pick<Tx, 'ronde' | 'hoorzitting'>, sql: Sql, dossierId: string): Promise<({ id: string; nummer: number; compleet: boolean } & RoundFacts) | null> {
  const ronde = await tx.ronde.findFirst({ where: { dossierId }, orderBy: { nummer: 'desc' } })
  if (!ronde) return null
  const hoorzitting = await tx.hoorzitting.findUnique({ where: { dossierId }, select: { id: true, staat: true } })
  const staat = hoorzitting?.staat === 'vastgesteld' || hoorzitting?.staat === 'afgezien' ? hoorzitting.staat : 'gepland'
  return {
    id: ronde.id,
    nummer: ronde.nummer,
    compleet: ronde.compleetOp !== null,
    soort: rondeSoortSchema.parse(ronde.soort),
    onthuld: ronde.onthuldOp !== null,
    hoorzitting: hearingState({ hoorzitting: hoorzitting && { id: hoorzitting.id, staat } }),
    seats: await readScoringSeats(sql, dossierId, ronde.id),
    ontbreekt: await readMissing(sql, dossierId)
  }
}

/**
 * Closes all score rooms of the round that is going on, inside the caller's transaction: a change accepted before fails, also one that is
 * under way; who keeps the right loses nothing. Takes their row locks in one order. Call it before any room is locked whose name comes later, and before
 * any single room of the round is: rooms store whole batches, and two transactions that lock the same rooms in another order would wait for each other for ever.
 */
export async function closeScoreRooms(sql: Sql, dossierId: string): Promise<void> {
  const rounds = await sql.query<{ id: string }>('select id::text as id from ronde where dossier_id = $1::uuid and onthuld_op is null order by id::text', [dossierId])
  for (const { id } of rounds) await withdrawRights(sql, scoreRooms(id))
}

/**
 * Goes on with the rounds if, and only if, everybody has spoken: opens the round after the hearing, or reveals all rounds of the panel at once. By the
 * server, under the dossier's lock, in the transaction of whatever made it so, hence exactly once (law 2, R-BEO-43, R-BEO-92). Call `closeScoreRooms` first.
 * Call it after every deed that changes what `nextStep` looks at: a sheet, the hearing, a seat, a decision, which stukken somebody may read.
 */
export async function advanceRounds(tx: Tx, sql: Sql, werk: Werk, dossierId: string): Promise<RoundStep> {
  const round = await readRound(tx, sql, dossierId)
  if (!round || round.onthuld) return 'wachten'
  // Each criterion has a judgement of somebody whom the catalogue asks; a round without it goes on (R-BEO-129).
  const kader = await readKader(tx, dossierId)
  const present = round.seats.filter(({ status, ingediend }) => status === 'open' && ingediend).map(({ discipline }) => discipline)
  const step = criteriaWithoutFitting(kader.catalogus, kader, present).length > 0 ? 'wachten' : nextStep(round)
  const complete = step !== 'wachten'
  if (complete !== round.compleet) await tx.ronde.update({ where: { id: round.id }, data: { compleetOp: complete ? werk.clock.now() : null } })
  if (step === 'volgende') await openNewRound(tx, sql, werk, { dossierId, vorige: round, soort: 'na_horen' })
  if (step === 'onthullen') await revealRounds(tx, sql, werk, dossierId)
  return step
}

/**
 * All sealed rounds of the panel open together. The line in the log has no actor: nobody opens a round. The drafts end with it: what was handed in is a
 * record, what was not is nobody's (R-RTM-54).
 */
async function revealRounds(tx: Tx, sql: Sql, werk: Werk, dossierId: string): Promise<void> {
  const now = werk.clock.now()
  const sealed = await tx.ronde.findMany({ where: { dossierId, onthuldOp: null }, orderBy: { nummer: 'asc' }, select: { id: true, soort: true } })
  for (const { id, soort } of sealed) {
    // Without a hearing, and without another round after it, the round on the papers was the only one (R-BEO-93).
    const only = soort === 'op_stukken' && sealed.length === 1 ? { soort: 'enige' } : {}
    await tx.ronde.update({ where: { id, onthuldOp: null }, data: { ...only, onthuldOp: now } })
    await endHistory(sql, scoreRooms(id), now)
    await appendLog(sql, werk.clock, { actor: null, hoedanigheid: null, deed: 'ronde.onthullen', object: `ronde/${id}`, resultaat: 'gedaan', oorsprong: 'paneel' })
  }
  await tx.dossier.update({ where: { id: dossierId, fase: 'beoordeling' }, data: { fase: 'weging' } })
}

/**
 * What the hearing does to the rounds; handed to the deeds that fix the verslag or waive the hearing, because their slice knows no rounds. `closeRooms`
 * comes before any room of the hearing is locked.
 */
export const roundsAfterHearing = {
  closeRooms: closeScoreRooms,
  goOn: advanceRounds
}
