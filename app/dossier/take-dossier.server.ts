import type { Wie } from '~/toegang/may'
import { inDossier, type Uitkomst, type Werk } from './in-dossier.server'

/** A coördinator takes a new dossier. From then on the other coördinatoren do not see it. */
export const takeDossier = (werk: Werk, wie: Wie, dossierId: string): Promise<Uitkomst> =>
  inDossier(werk, wie, 'dossier.aannemen', dossierId, async (tx) => {
    await tx.dossier.update({ where: { id: dossierId }, data: { coordinatorId: wie.accountId, fase: 'intake' } })
    return { ok: true, value: undefined }
  })
