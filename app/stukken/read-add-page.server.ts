import type { DossierFacts } from '~/dossier/facts'
import type { Werk } from '~/dossier/in-dossier.server'
import { leesbaar } from './stukken.server'

/** A paper as it stands in the list of who adds papers. */
export interface ListedStuk {
  nummer: number
  soort: string
  datumTekst: string
  medisch: boolean
}

/**
 * What stands there already: of every paper its kind and date. Medical papers are in the list of the coördinator, and of a member who may read them;
 * for every other member they are not there, also not for who added one (R-STU-20).
 */
export async function readAddPage({ db, ids, stukMaxMb }: Pick<Werk, 'db' | 'ids'> & { stukMaxMb: number }, { dossierId, kenmerk, lid }: DossierFacts) {
  const rows = await db.stuk.findMany({
    where: lid ? leesbaar(dossierId, lid.id) : { dossierId },
    orderBy: { nummer: 'asc' },
    select: { nummer: true, soort: true, datumTekst: true, compartiment: true }
  })
  const stukken = rows.map(({ compartiment, ...row }): ListedStuk => ({ ...row, medisch: compartiment === 'medisch' }))
  return { dossierId, kenmerk, maxMb: stukMaxMb, aanvraag: ids.uuid(), isCoordinator: lid === null, stukken }
}

export type AddPageData = Awaited<ReturnType<typeof readAddPage>>
