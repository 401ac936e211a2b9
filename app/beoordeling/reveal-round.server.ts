import type { Tx, Werk } from '~/dossier/in-dossier.server'
import { scoreRooms } from '~/dossier/rooms'
import { appendLog } from '~/logboek/append.server'
import type { Sql } from '~/platform/sql'
import { endHistory, withdrawRights } from '~realtime/index'
import { mayReveal } from './rules'
import { readScoringSeats } from './store.server'

interface Round {
  dossierId: string
  rondeId: string
}

/**
 * Closes all score rooms of a round, inside the caller's transaction: a change accepted before fails, also one that is
 * under way. Takes their row locks in one order. Call it before any single room of the round is locked: the rooms store
 * whole batches, and two transactions that lock the same rooms in another order would wait for each other for ever.
 */
export const closeScoreRooms = (sql: Sql, rondeId: string): Promise<string[]> => withdrawRights(sql, scoreRooms(rondeId))

/**
 * Reveals the round if, and only if, each discipline has an open seat and every seat's sheet is in: all at once, by the
 * server, in the transaction of the last hand-in, under the dossier's lock, so exactly once (law 2, R-BEO-43). The line
 * in the log has no actor: nobody opens a round. The drafts end with it: what was handed in is a record, what was not is nobody's
 * (R-RTM-54). Call `closeScoreRooms` first. Tells whether it revealed.
 */
export async function revealRound(tx: Tx, sql: Sql, werk: Werk, { dossierId, rondeId }: Round): Promise<boolean> {
  const ronde = await tx.ronde.findUniqueOrThrow({ where: { id: rondeId, dossierId }, select: { onthuldOp: true } })
  const verdict = mayReveal({ ronde: ronde.onthuldOp ? 'onthuld' : 'open', seats: await readScoringSeats(sql, dossierId, rondeId) })
  if (!verdict.ok) return false
  await tx.ronde.update({ where: { id: rondeId, onthuldOp: null }, data: { onthuldOp: werk.clock.now() } })
  await tx.dossier.update({ where: { id: dossierId, fase: 'beoordeling' }, data: { fase: 'weging' } })
  await endHistory(sql, scoreRooms(rondeId), werk.clock.now())
  await appendLog(sql, werk.clock, {
    actor: null,
    hoedanigheid: null,
    deed: 'ronde.onthullen',
    object: `ronde/${rondeId}`,
    resultaat: 'gedaan',
    oorsprong: 'paneel'
  })
  return true
}
