import type { DossierFacts } from '~/dossier/facts'
import type { Tx } from '~/dossier/in-dossier.server'
import type { Clock } from '~/platform/clock'
import { leesbaar, opTijdOfToegelaten } from './stukken.server'

/** Keeps that this member opened this paper, once (R-STU-31). */
export async function markRead({ db, clock }: { db: Pick<Tx, 'stukGelezen'>; clock: Clock }, stukId: string, lidId: string): Promise<void> {
  await db.stukGelezen.createMany({ data: [{ stukId, lidId, gelezenOp: clock.now() }], skipDuplicates: true })
}

/**
 * Keeps that this member opened a paper that is text: its words stand on its own page and no file is fetched (R-STU-81). `nummer`: of a paper that the
 * caller found readable for them.
 */
export async function markTextRead({ db, clock }: { db: Pick<Tx, 'stuk' | 'stukGelezen'>; clock: Clock }, { dossierId, lid }: DossierFacts, nummer: number): Promise<void> {
  const stuk = lid && (await db.stuk.findFirst({ where: { ...leesbaar(dossierId, lid.id), nummer }, select: { id: true } }))
  if (stuk) await markRead({ db, clock }, stuk.id, lid.id)
}

/**
 * May this member give C5 a *verzwakt*? Who overrules what a doctor wrote has read every medical paper of the dossier (R-STU-31). Without medical papers yes.
 */
export async function mayOverruleMedical(db: Pick<Tx, 'stuk'>, dossierId: string, lidId: string): Promise<boolean> {
  const open = { some: { lidId, geopend: true, beeindigdOp: null } }
  const unread = await db.stuk.findFirst({ where: { dossierId, compartiment: 'medisch', ...opTijdOfToegelaten, NOT: { AND: [{ toegang: open }, { gelezen: { some: { lidId } } }] } }, select: { id: true } })
  return unread === null
}

/** The criterion on which a doctor's paper speaks: overruling it is for who read that paper (domein §2.6, C5). */
const MEDISCH_CRITERIUM = 'C5'

const VERZWAKT_C5_GEWEIGERD = `${MEDISCH_CRITERIUM}: u hebt niet alle medische informatie gelezen. Laat verzwakt aan een lid dat haar wel las, of kies niet te beoordelen.`

/** Refuses a sheet that weakens C5 by a member who did not read every medical paper; null when there is nothing to refuse. */
export async function refuseUnreadMedical(db: Pick<Tx, 'stuk'>, dossierId: string, lidId: string, entries: readonly { code: string; oordeel?: string }[]): Promise<{ ok: false; bericht: string; lijst: string[] } | null> {
  if (!entries.some(({ code, oordeel }) => code === MEDISCH_CRITERIUM && oordeel === 'verzwakt')) return null
  return (await mayOverruleMedical(db, dossierId, lidId)) ? null : { ok: false, bericht: 'Uw beoordeling is nog niet ingediend. Pas dit aan:', lijst: [VERZWAKT_C5_GEWEIGERD] }
}
