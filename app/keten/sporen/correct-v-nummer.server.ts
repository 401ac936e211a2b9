import { inDossier, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { writeRecord } from '~/dossier/record.server'
import type { Wie } from '~/toegang/may'
import { geldendeCatalogus } from './catalogus'
import { gedaan, nee } from './in-sporen.server'
import { vNummerRegelSchema } from './schema'

/** Whether a V-nummer looks as it usually does. It warns, and never refuses (R-KET-34). */
export const heeftGewoneVorm = (vNummer: string): boolean => new RegExp(geldendeCatalogus().vNummer.patroon, 'u').test(vNummer)

/** A V-nummer was wrong. The new one takes its place as a field; the old one is kept aside; record and log say that, and not which. */
export const correctVNummer = (werk: Werk, wie: Wie, dossierId: string, { vNummer, waaromNummer }: { vNummer: string; waaromNummer: string }): Promise<Uitkomst> =>
  inDossier(werk, wie, 'vnummer.corrigeren', dossierId, async (tx) => {
    const { vNummer: was } = await tx.dossier.findUniqueOrThrow({ where: { id: dossierId }, select: { vNummer: true } })
    if (was === vNummer) return nee('Dit nummer staat er al.')
    if (was !== null) await tx.vNummerOud.create({ data: { id: werk.ids.uuid(), dossierId, vNummer: was, vervangenOp: werk.clock.now() } })
    await tx.dossier.update({ where: { id: dossierId }, data: { vNummer, vNummerOnbekendReden: null } })
    const inhoud = { schema: 'weging-v-nummer/v1', eerderBekend: was !== null, gewoneVorm: heeftGewoneVorm(vNummer), waarom: waaromNummer } as const
    await writeRecord(tx, werk, wie, { soort: 'v-nummer', dossierId, schema: vNummerRegelSchema, inhoud })
    return gedaan
  })
