import type { Tx } from '~/dossier/in-dossier.server'
import { adviesRoom, standpuntRooms, verslagRoom, wegingRoom } from '~/dossier/rooms'
import type { Sql } from '~/platform/sql'
import { endHistory } from '~realtime/index'

/**
 * How long the panel can still replay what it wrote together, in calendar days after the advies was issued. Six weeks is the term
 * for objection and appeal (artikel 6:7 Awb). The advies itself is no decision; the term is taken as a policy of this house: for as
 * long as somebody may ask how a sentence came about, those who wrote it can look.
 */
export const HISTORY_DAYS = 42

const DAY = 24 * 60 * 60 * 1_000

/** Sets the end of the history of every room this panel wrote together: verslag, weighing, end views and each version of the advies. */
export async function endSharedHistory(tx: Tx, sql: Sql, dossierId: string, issuedAt: Date): Promise<void> {
  const end = new Date(issuedAt.getTime() + HISTORY_DAYS * DAY)
  const adviezen = await tx.advies.findMany({ where: { dossierId }, select: { id: true } })
  const hoorzittingen = await tx.hoorzitting.findMany({ where: { dossierId }, select: { id: true } })
  const rooms = [
    ...adviezen.map(({ id }) => adviesRoom(id)),
    standpuntRooms(dossierId),
    ...hoorzittingen.map(({ id }) => verslagRoom(id)),
    wegingRoom(dossierId)
  ]
  // In the order of their names, as the rooms themselves lock them: another order could wait for ever.
  for (const room of rooms.sort()) await endHistory(sql, room, end)
}
