import { inDossier, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { writeRecord } from '~/dossier/record.server'
import { aantekeningRooms, verslagRoom, vragenRoom } from '~/dossier/rooms'
import type { RoundsAfterHearing } from '~/dossier/rounds-after-hearing'
import type { Wie } from '~/toegang/may'
import { endHistory, withdrawRights } from '~realtime/index'
import type { AfterPlanning } from './plannen/after-planning'
import { cancelAllSessions } from './plannen/place-session.server'
import { waiverOf, waiverSchema, type WaiverForm } from './schema'

/**
 * The chair decides that the panel does not hear, with a ground and a reason. There is one round then: who handed in on the papers need
 * not do it again, and when all did, all open at once. What was typed
 * for a verslag becomes nothing; its room closes, and the history of everybody's own
 * notes ends. What was planned is cancelled, and who was asked is told (`after`). Refuses once a session was held (R-PLN-62). Throws `Refused` when the policy says no (R-HRZ-6, R-HRZ-21).
 */
export const waiveHearing = (werk: Werk, wie: Wie, dossierId: string, form: WaiverForm, rounds: RoundsAfterHearing, after: AfterPlanning): Promise<Uitkomst> =>
  inDossier(werk, wie, 'hoorzitting.afzien', dossierId, async (tx, feiten, sql) => {
    const now = werk.clock.now()
    const held = await tx.zitting.count({ where: { hoorzitting: { dossierId }, OR: [{ staat: 'gehouden' }, { begonnenOp: { not: null } }] } })
    if (held > 0) return { ok: false, bericht: 'Het panel heeft betrokkene al gehoord. Afzien kan dan niet meer.' }
    if (feiten.hoorzitting) await cancelAllSessions(tx, sql, werk, wie, dossierId, 'Het panel ziet af van horen.', after)
    if (feiten.hoorzitting) {
      // In the order of their names, as a batch of typing locks them.
      await withdrawRights(sql, aantekeningRooms(feiten.hoorzitting.id))
      await rounds.closeRooms(sql, dossierId)
      await withdrawRights(sql, verslagRoom(feiten.hoorzitting.id))
      await withdrawRights(sql, vragenRoom(feiten.hoorzitting.id))
      await endHistory(sql, aantekeningRooms(feiten.hoorzitting.id), now)
      await endHistory(sql, vragenRoom(feiten.hoorzitting.id), now)
    } else await rounds.closeRooms(sql, dossierId)
    const afgezien = { staat: 'afgezien', afzienReden: form.reden, gewijzigdOp: now }
    await tx.hoorzitting.upsert({ where: { dossierId }, create: { id: werk.ids.uuid(), dossierId, ...afgezien }, update: afgezien })
    await writeRecord(tx, werk, wie, { soort: 'afzien-van-horen', dossierId, schema: waiverSchema, inhoud: waiverOf(form) })
    await rounds.goOn(tx, sql, werk, dossierId)
    return { ok: true, value: undefined }
  })
