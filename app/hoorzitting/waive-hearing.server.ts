import { inDossier, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { writeRecord } from '~/dossier/record.server'
import { aantekeningRooms, verslagRoom, vragenRoom } from '~/dossier/rooms'
import type { RoundsAfterHearing } from '~/dossier/rounds-after-hearing'
import type { Wie } from '~/toegang/may'
import { endHistory, withdrawRights } from '~realtime/index'
import { waiverSchema, type WaiverForm } from './schema'

/**
 * The chair decides that the panel does not hear, with a ground and a reason. There is one round then: who handed in on the papers need
 * not do it again, and when all did, all open at once. What was typed
 * for a verslag becomes nothing; its room closes, and the history of everybody's own
 * notes ends. Throws `Refused` when the policy says no (R-HRZ-6, R-HRZ-21).
 */
export const waiveHearing = (werk: Werk, wie: Wie, dossierId: string, { grond, reden }: WaiverForm, rounds: RoundsAfterHearing): Promise<Uitkomst> =>
  inDossier(werk, wie, 'hoorzitting.afzien', dossierId, async (tx, feiten, sql) => {
    const now = werk.clock.now()
    if (feiten.hoorzitting) {
      // In the order of their names, as a batch of typing locks them.
      await withdrawRights(sql, aantekeningRooms(feiten.hoorzitting.id))
      await rounds.closeRooms(sql, dossierId)
      await withdrawRights(sql, verslagRoom(feiten.hoorzitting.id))
      await withdrawRights(sql, vragenRoom(feiten.hoorzitting.id))
      await endHistory(sql, aantekeningRooms(feiten.hoorzitting.id), now)
      await endHistory(sql, vragenRoom(feiten.hoorzitting.id), now)
    } else await rounds.closeRooms(sql, dossierId)
    const afgezien = { staat: 'afgezien', afzienReden: reden, gewijzigdOp: now }
    await tx.hoorzitting.upsert({ where: { dossierId }, create: { id: werk.ids.uuid(), dossierId, ...afgezien }, update: afgezien })
    const inhoud = { schema: 'weging-afzien/v1', grond, reden } as const
    await writeRecord(tx, werk, wie, { soort: 'afzien-van-horen', dossierId, schema: waiverSchema, inhoud })
    await rounds.goOn(tx, sql, werk, dossierId)
    return { ok: true, value: undefined }
  })
