import type { Uitkomst, Werk } from '~/dossier/in-dossier.server'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { Wie } from '~/toegang/may'
import { endHistory, withdrawRights } from '~realtime/index'
import { inOefening } from './in-oefening.server'
import { closeOefening } from './open-oefening.server'
import { oefenRooms } from './rooms'
import { einddagPast } from './rules'

/** Gives people longer, also after the end date when too few sheets are in. `einddag`: a calendar day. R-KAL-4. */
export const verlengOefening = (werk: Werk, wie: Wie, oefeningId: string, einddag: string): Promise<Uitkomst> =>
  inOefening(werk, wie, 'oefening.verlengen', oefeningId, async ({ tx, facts }) => {
    const fits = einddagPast(einddag, dagInAmsterdam(werk.clock.now()), facts.einddag)
    if (!fits.ok) return fits
    await tx.oefening.update({ where: { id: oefeningId }, data: { einddag: new Date(`${einddag}T00:00:00Z`) } })
    return { ok: true, value: undefined }
  })

/** Ends the exercise without showing anything: sheets and drafts are destroyed. R-KAL-4. */
export const stopOefening = (werk: Werk, wie: Wie, oefeningId: string): Promise<Uitkomst> =>
  inOefening(werk, wie, 'oefening.stoppen', oefeningId, async ({ tx, sql }) => {
    await withdrawRights(sql, oefenRooms(oefeningId))
    await tx.oefeningBlad.deleteMany({ where: { oefeningId } })
    await tx.oefening.update({ where: { id: oefeningId }, data: { gestoptOp: werk.clock.now() } })
    await endHistory(sql, oefenRooms(oefeningId), werk.clock.now())
    return { ok: true, value: undefined }
  })

/** Ends the discussion before its last day. From then on no sheet leads to a person. R-KAL-9. */
export const sluitOefening = (werk: Werk, wie: Wie, oefeningId: string): Promise<Uitkomst> =>
  inOefening(werk, wie, 'oefening.sluiten', oefeningId, async ({ tx, sql }) => {
    await closeOefening(tx, sql, werk, oefeningId)
    return { ok: true, value: undefined }
  })
