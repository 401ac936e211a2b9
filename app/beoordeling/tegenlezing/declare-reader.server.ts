import { gevolgVan, type Verklaring } from '~/dossier/declaration'
import { inDossier, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { writeRecord } from '~/dossier/record.server'
import { notify } from '~/platform/mail/notices.server'
import type { Wie } from '~/toegang/may'
import { readOwnRequest } from './own-request.server'
import { readChair } from './readers.server'
import { tegenlezerVerklaringSchema } from './schema'

/**
 * The reader declares what ties there are, as a member of the panel does (Awb 2:4), and gets to read; or that there is an interest, and is out at once: the
 * voorzitter is told that something waits. Given once. The value says which of the two it was.
 */
export const declareReader = (werk: Werk, wie: Wie, dossierId: string, verklaring: Verklaring): Promise<Uitkomst<'geen_belang' | 'belang'>> =>
  inDossier<'geen_belang' | 'belang'>(werk, wie, 'tegenlezing.verklaren', dossierId, async (tx, facts, sql) => {
    const { lezer, lezing } = await readOwnRequest(tx, wie, facts)
    const gevolg = gevolgVan(verklaring)
    const now = werk.clock.now()
    await tx.tegenlezer.update({ where: { id: lezer.id }, data: { verklaring: gevolg, verklaardOp: now, beeindigdOp: gevolg === 'belang' ? now : null } })
    await writeRecord(tx, werk, wie, {
      soort: 'tegenlezer-verklaring',
      dossierId,
      schema: tegenlezerVerklaringSchema,
      inhoud: { schema: 'weging-tegenlezer-verklaring/v1', tegenlezingVersie: lezing.versie, registernummer: wie.registernummer, ...verklaring, verklaring: gevolg }
    })
    if (gevolg === 'belang') await notify(sql, werk.ids, await readChair(sql, dossierId))
    return { ok: true, value: gevolg }
  })
