import type { Tx } from '~/dossier/in-dossier.server'
import type { Clock } from '~/platform/clock'

/** Keeps that this member opened this paper, once (R-STU-30). */
export async function markRead({ db, clock }: { db: Pick<Tx, 'stukGelezen'>; clock: Clock }, stukId: string, lidId: string): Promise<void> {
  await db.stukGelezen.createMany({ data: [{ stukId, lidId, gelezenOp: clock.now() }], skipDuplicates: true })
}

/**
 * May this member give C5 a *verzwakt*? Who overrules what a doctor wrote has read every medical paper of the dossier (R-STU-31). Without medical papers yes.
 * The answer no tells nothing of what there is: the sentence is `VERZWAKT_C5_GEWEIGERD`.
 */
export async function mayOverruleMedical(db: Pick<Tx, 'stuk'>, dossierId: string, lidId: string): Promise<boolean> {
  const open = { some: { lidId, geopend: true, beeindigdOp: null } }
  const unread = await db.stuk.findFirst({ where: { dossierId, compartiment: 'medisch', NOT: { AND: [{ toegang: open }, { gelezen: { some: { lidId } } }] } }, select: { id: true } })
  return unread === null
}

export const VERZWAKT_C5_GEWEIGERD = 'u hebt niet alle medische informatie gelezen. Laat verzwakt aan een lid dat haar wel las, of kies niet te beoordelen.'
