import { inDossier, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { writeRecord } from '~/dossier/record.server'
import { verslagRoom, vragenRoom } from '~/dossier/rooms'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Wie } from '~/toegang/may'
import { formatDate } from '~/ui/dates'
import { endHistory, readNotedParagraphs, readRoom, withdrawRights } from '~realtime/index'
import { conceptSchema, type ConceptForm } from '../schema'
import { readVerslagAlineas } from '../verslag-document'
import { ensureCall } from '../zitting/care-call.server'
import { readZaal } from '../zitting/store.server'
import { makeConceptRecord, refusalText } from './rules'

/**
 * *Klaar om na te lezen*: takes the text from its room in one transaction and makes the concept; nobody types in it any more, and the questions of the panel are
 * over: their history ends (R-HRZ-61). Own notes stay until the verslag is fixed. When no session ended on the screen, the call after it is put down
 * now: it is never forgotten (R-HRZ-68). Two at once make one concept: the second is refused by the policy (`Refused`). An outcome `ok: false` wrote nothing and
 * leaves the rooms open (R-HRZ-7 to R-HRZ-11, R-HRZ-70, R-HRZ-71).
 */
export const makeConcept = (werk: Werk, wie: Wie, dossierId: string, form: ConceptForm): Promise<Uitkomst<{ versie: number }>> =>
  inDossier(werk, wie, 'verslag.concept', dossierId, async (tx, _feiten, sql) => {
    const { id, plaats } = await tx.hoorzitting.findUniqueOrThrow({ where: { dossierId }, select: { id: true, plaats: true } })
    // In the order of their names, as a batch of typing locks them: two that lock in another order could wait for each other.
    await withdrawRights(sql, verslagRoom(id))
    await withdrawRights(sql, vragenRoom(id))
    const doc = await readRoom(sql, verslagRoom(id), werk.seals)
    const alineas = readVerslagAlineas(doc, readNotedParagraphs)
    doc.destroy()
    const now = werk.clock.now()
    const zaal = await readZaal(tx, id)
    const verdict = makeConceptRecord(form, { plaats, alineas, verloop: zaal.verloop, loopt: zaal.geopendOp !== null, vandaag: dagInAmsterdam(now) })
    if (!verdict.ok) return { ok: false, bericht: refusalText(verdict.refusal, formatDate) }
    const { versie } = await writeRecord(tx, werk, wie, { soort: 'verslag-concept', dossierId, schema: conceptSchema, inhoud: verdict.value })
    await ensureCall(tx, werk, id, form.datum)
    await endHistory(sql, vragenRoom(id), now)
    await tx.hoorzitting.update({ where: { id }, data: { staat: 'nalezen', gewijzigdOp: now } })
    return { ok: true, value: { versie } }
  })
