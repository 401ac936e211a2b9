import { inDossier, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { writeRecord } from '~/dossier/record.server'
import { aantekeningRooms, verslagRoom } from '~/dossier/rooms'
import type { Wie } from '~/toegang/may'
import { endHistory, withdrawRights } from '~realtime/index'
import { waiverSchema, type WaiverForm } from './schema'

/**
 * The chair decides that the panel does not hear, with a ground and a reason. From then on members may hand in. What was typed
 * for a verslag becomes nothing; its room closes, and the history of everybody's own
 * notes ends. Throws `Refused` when the policy says no (R-HRZ-6, R-HRZ-21).
 */
export const waiveHearing = (werk: Werk, wie: Wie, dossierId: string, { grond, reden }: WaiverForm): Promise<Uitkomst> =>
  inDossier(werk, wie, 'hoorzitting.afzien', dossierId, async (tx, feiten, sql) => {
    const now = werk.clock.now()
    if (feiten.hoorzitting) {
      // In the order of their names, as a batch of typing locks them.
      await withdrawRights(sql, aantekeningRooms(feiten.hoorzitting.id))
      await withdrawRights(sql, verslagRoom(feiten.hoorzitting.id))
      await endHistory(sql, aantekeningRooms(feiten.hoorzitting.id), now)
    }
    const afgezien = { staat: 'afgezien', afzienReden: reden, gewijzigdOp: now }
    await tx.hoorzitting.upsert({ where: { dossierId }, create: { id: werk.ids.uuid(), dossierId, ...afgezien }, update: afgezien })
    const inhoud = { schema: 'weging-afzien/v1', grond, reden } as const
    await writeRecord(tx, werk, wie, { soort: 'afzien-van-horen', dossierId, schema: waiverSchema, inhoud })
    return { ok: true, value: undefined }
  })
