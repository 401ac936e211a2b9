import { inDossier, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { writeRecord } from '~/dossier/record.server'
import { aantekeningRooms, verslagRoom } from '~/dossier/rooms'
import type { RoundsAfterHearing } from '~/dossier/rounds-after-hearing'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import { plainParagraphs } from '~/platform/text'
import type { Wie } from '~/toegang/may'
import { endHistory, readParagraphs, readRoom, withdrawRights } from '~realtime/index'
import { makeVerslag, refusalText } from './rules'
import { verslagSchema, type FixForm } from './schema'
import { readVerslagDocument } from './verslag-document'

/**
 * *Verslag vaststellen*: takes the text from its room in one transaction, makes the record, and closes the room; from then on
 * members may hand in (`rounds` goes on in the same transaction), and the history of everybody's own notes ends. Two at once make one record: the second finds it fixed and is
 * refused by the policy (`Refused`). An outcome `ok: false` wrote nothing and leaves the rooms open (R-HRZ-7 to R-HRZ-11, R-HRZ-21).
 */
export const fixVerslag = (werk: Werk, wie: Wie, dossierId: string, { gezien, ...form }: FixForm, rounds: RoundsAfterHearing): Promise<Uitkomst<{ versie: number }>> =>
  inDossier(werk, wie, 'verslag.vaststellen', dossierId, async (tx, _feiten, sql) => {
    const { id, plaats } = await tx.hoorzitting.findUniqueOrThrow({ where: { dossierId }, select: { id: true, plaats: true } })
    // In the order of their names, as a batch of typing locks them: two that lock in another order could wait for each other.
    await withdrawRights(sql, aantekeningRooms(id))
    await rounds.closeRooms(sql, dossierId)
    await withdrawRights(sql, verslagRoom(id))
    const doc = await readRoom(sql, verslagRoom(id), werk.seals)
    const alineas = readVerslagDocument(doc, readParagraphs)
    doc.destroy()
    const now = werk.clock.now()
    const verdict = makeVerslag(form, { plaats, alineas, gezien: plainParagraphs(gezien), vandaag: dagInAmsterdam(now) })
    if (!verdict.ok) return { ok: false, bericht: refusalText(verdict.refusal) }
    const { versie } = await writeRecord(tx, werk, wie, { soort: 'verslag', dossierId, schema: verslagSchema, inhoud: verdict.value })
    await endHistory(sql, aantekeningRooms(id), now)
    await tx.hoorzitting.update({ where: { id }, data: { staat: 'vastgesteld', gewijzigdOp: now } })
    await rounds.goOn(tx, sql, werk, dossierId)
    return { ok: true, value: { versie } }
  })
