import { z } from 'zod'
import type { Wie } from '~/toegang/may'
import { inDossier, type Uitkomst, type Werk } from './in-dossier.server'
import { writeRecord } from './record.server'
import { zetels } from './schema'

export const belangKeuzes = ['geen_belang', 'belang'] as const
export type BelangKeuze = (typeof belangKeuzes)[number]

const verklaringSchema = z.strictObject({
  schema: z.literal('weging-belangverklaring/v1'),
  zetel: z.enum(zetels),
  registernummer: z.string(),
  verklaring: z.enum(belangKeuzes)
})

/**
 * A member declares that there is no conflict of interest, and gets in; or that there is one, and does not (Awb 2:4).
 * It also holds the promise of secrecy (Awb 2:5). Given once; the reason of a conflict is not asked and not kept.
 */
export const declareInterest = (werk: Werk, wie: Wie, dossierId: string, verklaring: BelangKeuze): Promise<Uitkomst> =>
  inDossier(werk, wie, 'belang.verklaren', dossierId, async (tx, { lid }) => {
    if (!lid) return { ok: false, bericht: 'U hoort niet bij dit panel.' }
    await tx.lidmaatschap.update({ where: { id: lid.id }, data: { verklaring, verklaardOp: werk.clock.now() } })
    await writeRecord(tx, werk, wie, {
      soort: 'belangverklaring',
      dossierId,
      lidId: lid.id,
      schema: verklaringSchema,
      inhoud: { schema: 'weging-belangverklaring/v1', zetel: lid.zetel, registernummer: wie.registernummer, verklaring }
    })
    return { ok: true, value: undefined }
  })
