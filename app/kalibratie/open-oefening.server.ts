import type { Tx, Werk } from '~/dossier/in-dossier.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { sqlOfPrisma, type Sql } from '~/platform/sql'
import { endHistory, withdrawRights } from '~realtime/index'
import { loadOefening } from './facts.server'
import { logOefening } from './in-oefening.server'
import { oefengesprekRoom, oefenRooms } from './rooms'
import { gaatDicht, gaatOpen } from './rules'

type Own = Pick<Werk, 'clock'>

/**
 * Opens the exercise if, and only if, the rules say so, under its row lock, so exactly once (R-KAL-3). The line in the log has no
 * actor: nobody opens it. The drafts end with it. Tells whether it opened. The caller has locked no room of it but by `withdrawRights`.
 */
export async function openIfDue(tx: Tx, sql: Sql, werk: Own, oefeningId: string): Promise<boolean> {
  const now = werk.clock.now()
  const oefening = await loadOefening(sql, oefeningId, 'lock')
  if (!oefening || !gaatOpen(oefening.feiten, dagInAmsterdam(now))) return false
  await withdrawRights(sql, oefenRooms(oefeningId))
  await tx.oefening.update({ where: { id: oefeningId, geopendOp: null }, data: { geopendOp: now } })
  await endHistory(sql, oefenRooms(oefeningId), now)
  await logOefening(sql, werk, null, 'oefening.geopend', oefeningId)
  return true
}

/**
 * Cuts every sheet loose from its author and closes (R-KAL-9). Under the row lock of the exercise. One by one, in the order of their
 * random ids: the place of a row on disk then tells nothing of the order in which sheets came in.
 */
export async function closeOefening(tx: Tx, sql: Sql, werk: Own, oefeningId: string): Promise<void> {
  const now = werk.clock.now()
  await withdrawRights(sql, oefengesprekRoom(oefeningId))
  const bladen = await tx.oefeningBlad.findMany({ where: { oefeningId }, orderBy: { id: 'asc' }, select: { id: true } })
  for (const { id } of bladen) await tx.oefeningBlad.update({ where: { id }, data: { deelnemerId: null } })
  await tx.oefening.update({ where: { id: oefeningId, geslotenOp: null }, data: { geslotenOp: now } })
  await endHistory(sql, oefengesprekRoom(oefeningId), now)
}

/** Opens and closes what is due by the calendar. Safe on several nodes at once. Gives how many exercises changed. */
export async function sweepOefeningen(werk: Pick<Werk, 'db' | 'clock'>): Promise<number> {
  const today = dagInAmsterdam(werk.clock.now())
  const running = await werk.db.oefening.findMany({ where: { gestoptOp: null, geslotenOp: null }, select: { id: true } })
  let changed = 0
  for (const { id } of running) if (await sweepOne(werk, id, today)) changed += 1
  return changed
}

const sweepOne = ({ db, clock }: Pick<Werk, 'db' | 'clock'>, id: string, today: string): Promise<boolean> =>
  db.$transaction(async (tx) => {
    const sql = sqlOfPrisma(tx)
    if (await openIfDue(tx, sql, { clock }, id)) return true
    const row = await tx.oefening.findUniqueOrThrow({ where: { id }, select: { geopendOp: true, geslotenOp: true } })
    if (!row.geopendOp || row.geslotenOp || !gaatDicht(dagInAmsterdam(row.geopendOp), today)) return false
    await closeOefening(tx, sql, { clock }, id)
    await logOefening(sql, { clock }, null, 'oefening.gesloten', id)
    return true
  })

interface Timer {
  start(): void
  stop(): Promise<void>
}

/** Sweeps by itself, every minute; what fails is told and done again by the next sweep. `changed`: rights and rooms are looked at anew. */
export function createOefenTimer(werk: Pick<Werk, 'db' | 'clock'>, { changed, failed }: { changed: () => Promise<unknown>; failed: (error: unknown) => void }): Timer {
  let underWay: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  const sweep = (): void => {
    underWay = underWay.then(async () => {
      try {
        if ((await sweepOefeningen(werk)) > 0) await changed()
      } catch (error) {
        failed(error)
      }
    })
  }
  return {
    start() {
      timer ??= setInterval(sweep, 60_000).unref()
      sweep()
    },
    async stop() {
      clearInterval(timer)
      await underWay
    }
  }
}
