import { inDossier, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { writeRecord } from '~/dossier/record.server'
import { aantekeningRooms } from '~/dossier/rooms'
import type { RoundsAfterHearing } from '~/dossier/rounds-after-hearing'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Wie } from '~/toegang/may'
import { formatDate } from '~/ui/dates'
import { endHistory, withdrawRights } from '~realtime/index'
import { verslagSchema } from '../schema'
import { makeVerslag, refusalText } from './rules'
import type { FixForm } from './schema'
import { readOpenConcept } from './store.server'

/**
 * *Verslag vaststellen*: the concept with every correction beside it becomes the record; from then on members may hand in (`rounds` goes on in the same
 * transaction), and the history of everybody's own notes ends. Refused before betrokkene could read it: offered, and then answered, waived, or the term
 * over. Two at once make one record: the second finds it fixed and is refused by the policy (`Refused`). An outcome `ok: false` wrote nothing (R-HRZ-76 to R-HRZ-78, R-HRZ-21).
 */
export const fixVerslag = (werk: Werk, wie: Wie, dossierId: string, { gezien }: FixForm, rounds: RoundsAfterHearing): Promise<Uitkomst<{ versie: number }>> =>
  inDossier(werk, wie, 'verslag.vaststellen', dossierId, async (tx, _feiten, sql) => {
    const { id } = await tx.hoorzitting.findUniqueOrThrow({ where: { dossierId }, select: { id: true } })
    const open = await readOpenConcept(tx, dossierId)
    if (!open) throw new Error('hoorzitting: nagelezen zonder concept')
    const now = werk.clock.now()
    const verdict = makeVerslag(open.nalezing, gezien, { ...open, vandaag: dagInAmsterdam(now) })
    if (!verdict.ok) return { ok: false, bericht: refusalText(verdict.refusal, formatDate) }
    // In the order of their names, as a batch of typing locks them: two that lock in another order could wait for each other.
    await withdrawRights(sql, aantekeningRooms(id))
    await rounds.closeRooms(sql, dossierId)
    const { versie } = await writeRecord(tx, werk, wie, { soort: 'verslag', dossierId, schema: verslagSchema, inhoud: verdict.value })
    await endHistory(sql, aantekeningRooms(id), now)
    await tx.hoorzitting.update({ where: { id }, data: { staat: 'vastgesteld', gewijzigdOp: now } })
    await rounds.goOn(tx, sql, werk, dossierId)
    return { ok: true, value: { versie } }
  })
