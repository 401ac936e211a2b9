import type { Bericht } from '~/platform/postvak/bericht'
import type { Wie } from '~/toegang/may'
import { ofOfficier, type Lezing } from '../store.server'
import { openOvergekomen } from './sealed-overgekomen.server'

/** What came over for one case. `bericht` is null when it could not be opened. Times in ISO. */
export interface Overgekomen {
  id: string
  verzondenOp: string
  opgehaaldOp: string
  bericht: Bericht | null
}

/** What came over for this case, the last first, for its officer only. What opened later counts, not the first try. */
export async function listOvergekomen({ db, kluis }: Lezing, wie: Wie, dossierId: string): Promise<Overgekomen[]> {
  if ((await db.zaak.count({ where: ofOfficier(wie, dossierId) })) === 0) return []
  const rows = await db.overgekomen.findMany({ where: { dossierId }, orderBy: [{ verzondenOp: 'desc' }, { id: 'asc' }, { versie: 'desc' }] })
  return rows
    .filter(({ id }, index) => rows[index - 1]?.id !== id)
    .map((row) => {
      const inhoud = openOvergekomen(kluis, row, row)
      return { id: row.id, verzondenOp: row.verzondenOp.toISOString(), opgehaaldOp: row.opgehaaldOp.toISOString(), bericht: inhoud.soort === 'geopend' ? inhoud.bericht : null }
    })
}
