import { inDossier, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { writeRecord } from '~/dossier/record.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { notify } from '~/platform/mail/notices.server'
import type { Wie } from '~/toegang/may'
import { readOwnRequest } from './own-request.server'
import { readChair } from './readers.server'
import { tegenlezingSchema, type LeesForm } from './schema'

/**
 * *Antwoord vastleggen*, by the reader: whether the weighing can carry the conclusion, or with which questions. A new version of the record; with it the
 * reading of the dossier ends (R-BEO-148). Given once: the same answer sent again is no fault and makes no record, another one is refused.
 */
export const giveReading = (werk: Werk, wie: Wie, dossierId: string, { oordeel, tekst }: LeesForm): Promise<Uitkomst> =>
  inDossier(werk, wie, 'tegenlezing.geven', dossierId, async (tx, facts, sql) => {
    const { lezer, lezing } = await readOwnRequest(tx, wie, facts)
    if (lezer.beantwoord) {
      const same = lezing.inhoud.oordeel === oordeel && JSON.stringify(lezing.inhoud.tekst) === JSON.stringify(tekst)
      return same ? { ok: true, value: undefined } : { ok: false, bericht: 'U hebt al geantwoord. Dat antwoord verandert niet meer.' }
    }
    const now = werk.clock.now()
    await writeRecord(tx, werk, wie, { soort: 'tegenlezing', dossierId, schema: tegenlezingSchema, inhoud: { ...lezing.inhoud, ontvangenOp: dagInAmsterdam(now), oordeel, tekst } })
    await tx.tegenlezer.update({ where: { id: lezer.id }, data: { beantwoordOp: now } })
    await notify(sql, werk.ids, await readChair(sql, dossierId))
    return { ok: true, value: undefined }
  })
