import { inDossier, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { notify } from '~/platform/mail/notices.server'
import type { Wie } from '~/toegang/may'
import type { KnelpuntForm, Regio, VoorbereidForm } from './schema'

const day = (dag: Date | null): string | null => dag?.toISOString().slice(0, 10) ?? null

/** What was said of a dossier last. */
export async function readPreparation(db: Pick<Tx, 'dossier' | 'overlegPunt'>, dossierId: string) {
  const { regio } = await db.dossier.findUniqueOrThrow({ where: { id: dossierId }, select: { regio: true } })
  const punt = await db.overlegPunt.findFirst({ where: { dossierId }, orderBy: { volgnummer: 'desc' } })
  return { regio: regio as Regio | null, belemmering: punt?.belemmering ?? null, wieHeeft: punt?.wieHeeft ?? null, uiterlijk: day(punt?.uiterlijk ?? null) }
}

/** Says in which region a dossier is gone through, what is in the way, who has it and until when. Earlier words stay. R-KET-100. */
export const prepareDossier = (werk: Werk, wie: Wie, dossierId: string, form: VoorbereidForm): Promise<Uitkomst> =>
  inDossier(werk, wie, 'overleg.voorbereiden', dossierId, async (tx) => {
    await tx.dossier.update({ where: { id: dossierId }, data: { regio: form.regio } })
    // Under the lock of the dossier: two at once come one by one.
    const volgnummer = (await tx.overlegPunt.count({ where: { dossierId } })) + 1
    await tx.overlegPunt.create({
      data: { id: werk.ids.uuid(), dossierId, volgnummer, belemmering: form.belemmering ?? null, wieHeeft: form.wieHeeft, uiterlijk: form.uiterlijk === undefined ? null : new Date(`${form.uiterlijk}T00:00:00Z`), gezetDoor: wie.accountId, gezetOp: werk.clock.now() }
    })
    return { ok: true, value: undefined }
  })

export interface KnelpuntRegel {
  id: string
  soort: string
  tekst: string
  gemeldOp: string
  gezienOp: string | null
}

/** The signals of a dossier, for its coördinator: what, and never from whom. R-KET-111. */
export async function readKnelpunten(db: Pick<Tx, 'knelpunt'>, dossierId: string): Promise<KnelpuntRegel[]> {
  const rows = await db.knelpunt.findMany({ where: { dossierId }, orderBy: [{ gemeldOp: 'desc' }, { id: 'desc' }], take: 100, select: { id: true, soort: true, tekst: true, gemeldOp: true, gezienOp: true } })
  return rows.map(({ gemeldOp, gezienOp, ...row }) => ({ ...row, gemeldOp: gemeldOp.toISOString(), gezienOp: gezienOp?.toISOString() ?? null }))
}

/**
 * Anybody of the dossier tells its coördinator where they are stuck; the coördinator gets a notice. Who it was stands in the log, and nowhere else. The same words that nobody
 * looked at yet are the same signal, as after a double click: under the lock of the dossier, two at once come one by one. R-KET-110, R-KET-125, R-KET-127.
 */
export const signalKnelpunt = (werk: Werk, wie: Wie, dossierId: string, { soort, tekst }: KnelpuntForm): Promise<Uitkomst> =>
  inDossier(werk, wie, 'knelpunt.melden', dossierId, async (tx, { coordinatorId }, sql) => {
    if ((await tx.knelpunt.count({ where: { dossierId, soort, tekst, gezienOp: null } })) > 0) return { ok: true, value: undefined }
    await tx.knelpunt.create({ data: { id: werk.ids.uuid(), dossierId, soort, tekst, gemeldOp: werk.clock.now() } })
    if (coordinatorId) await notify(sql, werk.ids, [coordinatorId])
    return { ok: true, value: undefined }
  })

/** The coördinator saw it. */
export const seeKnelpunt = (werk: Werk, wie: Wie, dossierId: string, id: string): Promise<Uitkomst> =>
  inDossier(werk, wie, 'knelpunt.afhandelen', dossierId, async (tx) => {
    const { count } = await tx.knelpunt.updateMany({ where: { id, dossierId, gezienOp: null }, data: { gezienOp: werk.clock.now(), gezienDoor: wie.accountId } })
    return count > 0 ? { ok: true, value: undefined } : { ok: false, bericht: 'Dit signaal is al gezien.' }
  })
