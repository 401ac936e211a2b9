import { inDossier, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { gedaan, nee } from './in-sporen.server'
import type { verbandNaam } from './schema'

export type Verband = keyof typeof verbandNaam

export interface Koppeling {
  id: string
  kenmerk: string
  verband: Verband
  /** The id of the other dossier, for a link; null when it is another coördinator's now. */
  naar: string | null
}

/** The dossiers that this one is linked to. Nothing of them but their kenmerk (R-KET-32). For the coördinator. */
export const readKoppelingen = (sql: Sql, dossierId: string, accountId: string): Promise<Koppeling[]> =>
  sql.query<Koppeling>(
    `select k.id::text as id, d.kenmerk, k.verband, case when d.coordinator_id = $2::uuid then d.id::text end as naar
     from dossier_koppeling k join dossier d on d.id = case when k.een = $1::uuid then k.ander else k.een end
     where $1::uuid in (k.een, k.ander) and k.beeindigd_op is null order by d.kenmerk`,
    [dossierId, accountId]
  )

/** Links two dossiers of the same coördinator. One that is not theirs and one that does not exist give the same answer. */
export const linkDossiers = (werk: Werk, wie: Wie, dossierId: string, { kenmerk, verband }: { kenmerk: string; verband: Verband }): Promise<Uitkomst> =>
  inDossier(werk, wie, 'dossier.koppelen', dossierId, async (tx) => {
    const other = await tx.dossier.findFirst({ where: { kenmerk, coordinatorId: wie.accountId }, select: { id: true } })
    if (!other || other.id === dossierId) return nee('U hebt geen ander dossier met dit kenmerk.')
    const [een, ander] = [dossierId, other.id].sort() as [string, string]
    if (await tx.dossierKoppeling.findFirst({ where: { een, ander, beeindigdOp: null }, select: { id: true } })) return nee('Deze dossiers zijn al gekoppeld.')
    await tx.dossierKoppeling.create({ data: { id: werk.ids.uuid(), een, ander, verband, gelegdOp: werk.clock.now() } })
    return gedaan
  })

/** Takes a link away, with why; that it was there stays. */
export const unlinkDossiers = (werk: Werk, wie: Wie, dossierId: string, { koppeling, waaromLos }: { koppeling: string; waaromLos: string }): Promise<Uitkomst> =>
  inDossier(werk, wie, 'dossier.koppelen', dossierId, async (tx) => {
    const found = await tx.dossierKoppeling.findFirst({ where: { id: koppeling, beeindigdOp: null, OR: [{ een: dossierId }, { ander: dossierId }] }, select: { id: true } })
    if (!found) return nee('Deze koppeling is er niet meer.')
    await tx.dossierKoppeling.update({ where: { id: koppeling }, data: { beeindigdOp: werk.clock.now(), waaromLos } })
    return gedaan
  })
