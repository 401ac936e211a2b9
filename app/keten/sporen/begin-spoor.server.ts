import type { Uitkomst, Werk } from '~/dossier/in-dossier.server'
import type { Wie } from '~/toegang/may'
import { geldendeCatalogus } from './catalogus'
import { gedaan, inSporen, nee } from './in-sporen.server'
import type { SpoorCode } from './schema'
import { writeSpoor } from './store.server'

/** A dossier begins to carry a track, in the version of its steps that is in force today. Refuses one that it carries already (R-KET-2). */
export const beginSpoor = (werk: Werk, wie: Wie, dossierId: string, { spoor }: { spoor: SpoorCode }): Promise<Uitkomst> =>
  inSporen(werk, wie, 'spoor.beginnen', dossierId, async ({ tx, vandaag, spoor: carried }) => {
    if (carried(spoor)) return nee('Dit dossier heeft dit spoor al.')
    const catalogus = geldendeCatalogus()
    if (!catalogus.sporen.some((one) => one.code === spoor)) return nee('Dit spoor bestaat nu niet.')
    await writeSpoor(tx, werk, wie, dossierId, { schema: 'weging-spoor-begin/v1', spoor, catalogus: catalogus.versie, op: vandaag })
    return gedaan
  })
