import { inDossier, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { readLatestRecords, writeRecord } from '~/dossier/record.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Wie } from '~/toegang/may'
import { readTegenlezing } from './read-tegenlezing.server'
import { isAnswerable } from './rules'
import { tegenlezingAntwoordSchema, tegenlezingSchema } from './schema'

/**
 * The answer of the panel to what the reader asked or remarked, written by the voorzitter after talking with the panel. Until the advies is fixed it may be
 * bettered: a new version beside the earlier one; the same words again make none. Refuses when there is nothing to answer (R-BEO-151).
 */
export const answerReader = (werk: Werk, wie: Wie, dossierId: string, tekst: string[]): Promise<Uitkomst> =>
  inDossier(werk, wie, 'tegenlezing.beantwoorden', dossierId, async (tx) => {
    const { lezing, antwoord } = await readTegenlezing(tx, dossierId)
    if (!isAnswerable(lezing)) return { ok: false, bericht: 'De tegenlezer vroeg of schreef nog niets waarop het panel kan antwoorden.' }
    if (antwoord && JSON.stringify(antwoord.tekst) === JSON.stringify(tekst)) return { ok: true, value: undefined }
    const [record] = await readLatestRecords(tx, { soort: 'tegenlezing', dossierId, schema: tegenlezingSchema })
    if (!record) throw new Error('Een tegenlezing zonder record')
    const inhoud = { schema: 'weging-tegenlezing-antwoord/v1' as const, tegenlezingVersie: record.versie, op: dagInAmsterdam(werk.clock.now()), tekst }
    await writeRecord(tx, werk, wie, { soort: 'tegenlezing-antwoord', dossierId, schema: tegenlezingAntwoordSchema, inhoud })
    return { ok: true, value: undefined }
  })
