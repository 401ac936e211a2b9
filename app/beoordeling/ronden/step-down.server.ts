import { z } from 'zod'
import { endSeatRooms } from '~/dossier/end-seat-rooms.server'
import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { writeRecord } from '~/dossier/record.server'
import { zetels } from '~/dossier/schema'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { advanceRounds } from './advance-rounds.server'
import { redenSchema } from './schema'

/** Record `terugtreding`: a member who had declared no conflict of interest found one later, and goes out. */
export const terugtredingSchema = z.strictObject({
  schema: z.literal('weging-terugtreding/v1'),
  zetel: z.enum(zetels),
  registernummer: z.string(),
  reden: redenSchema
})

/**
 * *Ik trek mij terug*, in mid-procedure (Awb 2:4): from then on this member has a conflict of interest here. Rooms and access end at once; what was handed
 * in counts no more and is gone from every screen, in every round, and the records stay. The seat waits for the coördinator (R-BEO-105).
 */
export const stepDown = (werk: Werk, wie: Wie, dossierId: string, reden: string): Promise<Uitkomst> =>
  inDossier(werk, wie, 'belang.terugtreden', dossierId, async (tx, { lid }, sql) => {
    if (!lid) return { ok: false, bericht: 'U hoort niet bij dit panel.' }
    const inhoud = { schema: 'weging-terugtreding/v1' as const, zetel: lid.zetel, registernummer: wie.registernummer, reden }
    await writeRecord(tx, werk, wie, { soort: 'terugtreding', dossierId, lidId: lid.id, schema: terugtredingSchema, inhoud })
    await recuse(tx, sql, werk, dossierId, lid.id)
    return { ok: true, value: undefined }
  })

/**
 * From now on this member has a conflict of interest here, by their own word or because an objection was well founded: rooms and access end, what was handed
 * in counts no more, and the seat waits for the coördinator. Inside the caller's transaction, under the lock of the dossier.
 */
export async function recuse(tx: Tx, sql: Sql, werk: Werk, dossierId: string, lidId: string): Promise<void> {
  const now = werk.clock.now()
  await endSeatRooms(sql, dossierId, lidId, now)
  await tx.lidmaatschap.update({ where: { id: lidId }, data: { verklaring: 'belang', verklaardOp: now } })
  await advanceRounds(tx, sql, werk, dossierId)
}
