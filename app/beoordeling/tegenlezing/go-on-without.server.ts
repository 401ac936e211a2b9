import { inDossier, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { writeRecord } from '~/dossier/record.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Wie } from '~/toegang/may'
import { endReading } from './ask-reading.server'
import { readTegenlezing } from './read-tegenlezing.server'
import { canGoOnWithout } from './rules'
import { tegenlezingBesluitSchema } from './schema'

/**
 * The voorzitter goes on without a second reading, or without answering its questions, with a reason that the advies prints (R-BEO-152). Who is reading then
 * reads no more. Decided once for a weighing; the same reason sent again is no fault. Refuses when the reading is there and nothing waits.
 */
export const goOnWithout = (werk: Werk, wie: Wie, dossierId: string, reden: string): Promise<Uitkomst> =>
  inDossier(werk, wie, 'tegenlezing.zonder', dossierId, async (tx) => {
    const now = werk.clock.now()
    const { zonder, ...stand } = await readTegenlezing(tx, dossierId)
    if (zonder) return zonder.reden === reden ? { ok: true, value: undefined } : { ok: false, bericht: 'Dit is al vastgelegd. De reden verandert niet meer.' }
    if (!canGoOnWithout(stand)) return { ok: false, bericht: 'De tegenlezing is er, en er wacht geen vraag meer op antwoord. Hier is niets om over te slaan.' }
    const weging = await tx.record.findFirst({ where: { soort: 'weging', dossierId }, orderBy: { versie: 'desc' }, select: { versie: true } })
    if (!weging) throw new Error('tegenlezing.zonder zonder weging: het beleid liet dit niet toe')
    await endReading(tx, dossierId, now)
    const inhoud = { schema: 'weging-tegenlezing-besluit/v1' as const, wegingVersie: weging.versie, op: dagInAmsterdam(now), reden }
    await writeRecord(tx, werk, wie, { soort: 'tegenlezing-besluit', dossierId, schema: tegenlezingBesluitSchema, inhoud })
    return { ok: true, value: undefined }
  })
