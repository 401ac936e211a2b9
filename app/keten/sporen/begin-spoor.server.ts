import type { Uitkomst, Werk } from '~/dossier/in-dossier.server'
import type { Wie } from '~/toegang/may'
import { geldendeCatalogus } from './catalogus'
import { GEEN_SPOOR, gedaan, inSporen, nee } from './in-sporen.server'
import { isLeeg } from './rules'
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

/** A track that was begun by mistake is taken back, with why; its records stay, and it counts in no list. Refuses one in which a step stands or a term was changed (R-KET-15). */
export const takeBackSpoor = (werk: Werk, wie: Wie, dossierId: string, { spoorTerug, waaromTerug }: { spoorTerug: SpoorCode; waaromTerug: string }): Promise<Uitkomst> =>
  inSporen(werk, wie, 'spoor.beginnen', dossierId, async ({ tx, vandaag, spoor: carried }) => {
    const found = carried(spoorTerug)
    if (!found) return nee(GEEN_SPOOR)
    if (!isLeeg(found.spoor, found.def)) return nee('In dit spoor is al iets vastgelegd. Neem eerst de stappen terug die er niet horen.')
    await writeSpoor(tx, werk, wie, dossierId, { schema: 'weging-spoor-terug/v1', spoor: spoorTerug, op: vandaag, waarom: waaromTerug })
    return gedaan
  })
