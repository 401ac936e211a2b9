import { isDeepStrictEqual } from 'node:util'
import type { Wie } from '~/toegang/may'
import type { OpsporingDiensten } from './diensten'
import { inZaak, type Uitkomst } from './in-zaak.server'
import { inhoudVan, type Correctie, type NieuweIndicatie } from './indicatie-form'
import { openVersie, sealVersie } from './sealed-rows.server'

/** The list a lead stood in, for one that was written here. */
export const zelfGeschreven = 'opsporing-zelf'

const intussen = (versie: number): string =>
  `Deze indicatie is intussen gecorrigeerd. Bekijk versie ${versie} in een ander venster. Legt u dit daarna nog eens vast, dan komt het als versie ${versie + 1} daarnaast.`

/** Writes a new lead, version 1, behind the others of its case (R-OPS-11). Gives its number; the same form a second time gives the number it already has. */
export const writeIndicatie = (werk: OpsporingDiensten, wie: Wie, dossierId: string, { sleutel: id, ...ingevuld }: NieuweIndicatie): Promise<Uitkomst<number>> =>
  inZaak(werk, wie, 'indicatie.schrijven', dossierId, async (tx) => {
    const before = await tx.indicatie.findFirst({ where: { id, dossierId } })
    if (before) return { ok: true, value: before.nummer, object: `${before.nummer}/1` }
    const { _max } = await tx.indicatie.aggregate({ where: { dossierId }, _max: { nummer: true } })
    const nummer = (_max.nummer ?? 0) + 1
    await tx.indicatie.create({ data: { id, dossierId, nummer } })
    const sealed = sealVersie(werk.kluis, { dossierId, indicatieId: id, versie: 1 }, inhoudVan(ingevuld, zelfGeschreven, null))
    await tx.indicatieVersie.create({ data: { indicatieId: id, versie: 1, accountId: wie.accountId, geschrevenOp: werk.clock.now(), ...sealed } })
    return { ok: true, value: nummer, object: `${nummer}/1` }
  })

/**
 * Corrects a lead: a new version beside the old, which stays as it is (R-OPS-12). Gives the new version. Refused when somebody corrected it
 * meanwhile, when nothing changed, and when there is no such lead.
 */
export const correctIndicatie = (
  werk: OpsporingDiensten,
  wie: Wie,
  dossierId: string,
  nummer: number,
  { vanVersie, reden, ...ingevuld }: Correctie
): Promise<Uitkomst<number>> =>
  inZaak(werk, wie, 'indicatie.corrigeren', dossierId, async (tx) => {
    const indicatie = await tx.indicatie.findFirst({ where: { dossierId, nummer }, include: { versies: { orderBy: { versie: 'desc' }, take: 1 } } })
    const last = indicatie?.versies[0]
    if (!indicatie || !last) return { ok: false, bericht: 'Deze indicatie is er niet.' }
    const now = openVersie(werk.kluis, { dossierId, indicatieId: indicatie.id, versie: last.versie }, last)
    const inhoud = inhoudVan(ingevuld, now.herkomst, reden)
    const versie = last.versie + 1
    // The same form sent twice: it was done.
    if (last.versie === vanVersie + 1 && isDeepStrictEqual(inhoud, now)) return { ok: true, value: last.versie, object: `${nummer}/${last.versie}` }
    if (last.versie !== vanVersie) return { ok: false, bericht: intussen(last.versie), versie: last.versie }
    if (isDeepStrictEqual({ ...inhoud, reden: now.reden }, now)) return { ok: false, bericht: 'U hebt niets veranderd. Er is niets vastgelegd.' }
    const sealed = sealVersie(werk.kluis, { dossierId, indicatieId: indicatie.id, versie }, inhoud)
    await tx.indicatieVersie.create({ data: { indicatieId: indicatie.id, versie, accountId: wie.accountId, geschrevenOp: werk.clock.now(), ...sealed } })
    return { ok: true, value: versie, object: `${nummer}/${versie}` }
  })
