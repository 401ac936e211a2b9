import { recordPanel } from '~/dossier/compose-panel.server'
import { endSeatRooms } from '~/dossier/end-seat-rooms.server'
import { inDossier, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import type { Wie } from '~/toegang/may'
import type { Discipline } from '../catalogus/schema'
import { advanceRounds } from './advance-rounds.server'
import { writeBesluit } from './decide.server'

/**
 * The coördinator closes the seat of a member who is absent, with a reason: access and rooms end at once, what was handed in counts no more and is shown
 * nowhere, and nothing can be handed in there. Then a deputy of the same discipline is asked (`replaceSeat`), who scores the round that is going on with an empty
 * sheet. Closing a seat reveals nothing (R-BEO-101, R-BEO-102).
 */
export const closeSeat = (werk: Werk, wie: Wie, dossierId: string, discipline: Discipline, reden: string): Promise<Uitkomst> =>
  inDossier(werk, wie, 'zetel.sluiten', dossierId, async (tx, facts, sql) => {
    const lid = await tx.lidmaatschap.findFirst({ where: { dossierId, zetel: discipline, beeindigdOp: null }, select: { id: true } })
    if (!lid) return { ok: false, bericht: 'Deze zetel is al leeg.' }
    await endSeatRooms(sql, dossierId, lid.id, werk.clock.now())
    await tx.lidmaatschap.update({ where: { id: lid.id }, data: { beeindigdOp: werk.clock.now() } })
    await recordPanel(tx, werk, wie, dossierId)
    await writeBesluit(tx, werk, wie, dossierId, { besluit: 'zetel gesloten', ronde: facts.ronde?.nummer ?? 1, reden, discipline, redenSoort: 'afwezig' })
    await advanceRounds(tx, sql, werk, dossierId)
    return { ok: true, value: undefined }
  })
