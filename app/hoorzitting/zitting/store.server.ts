import type { Tx } from '~/dossier/in-dossier.server'
import { foldZaal, gebeurtenisSoorten, type Gebeurtenis, type GebeurtenisSoort, type ZaalStand } from './rules'

const isSoort = (soort: string): soort is GebeurtenisSoort => gebeurtenisSoorten.some((known) => known === soort)

/** What happened in the room so far, in its order. The caller has asked the policy. */
export async function readGebeurtenissen(db: Pick<Tx, 'zittingGebeurtenis'>, hoorzittingId: string): Promise<Gebeurtenis[]> {
  const rows = await db.zittingGebeurtenis.findMany({ where: { hoorzittingId }, orderBy: { volgnummer: 'asc' }, select: { soort: true, waarde: true, tijd: true } })
  return rows.map(({ soort, waarde, tijd }) => {
    if (!isSoort(soort)) throw new Error('zitting_gebeurtenis: een onbekende soort')
    return { soort, waarde, tijd }
  })
}

export const readZaal = async (db: Pick<Tx, 'zittingGebeurtenis'>, hoorzittingId: string): Promise<ZaalStand> => foldZaal(await readGebeurtenissen(db, hoorzittingId))
