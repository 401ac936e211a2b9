import { scoreSheetSchema, standpuntSchema, wegingSchema } from '~/beoordeling/schema'
import { paneelRecordSchema } from '~/dossier/compose-panel.server'
import { intakeRecordSchema } from '~/dossier/complete-intake.server'
import type { Tx } from '~/dossier/in-dossier.server'
import { readLatestRecords, type KeptRecord } from '~/dossier/record.server'
import { disciplines, zetels, type Zetel } from '~/dossier/schema'
import { verslagSchema, waiverSchema } from '~/hoorzitting/schema'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { AdviesV2 } from './schema'

/** Who sits on the panel now, in the order of the seats, with what they declared. */
export async function readPanel(tx: Tx, dossierId: string) {
  const leden = await tx.lidmaatschap.findMany({ where: { dossierId, beeindigdOp: null }, include: { account: true } })
  return zetels.flatMap((zetel) => leden.filter((lid) => lid.zetel === zetel).map((lid) => ({ ...lid, zetel })))
}

type Lid = Awaited<ReturnType<typeof readPanel>>[number]

/** The declaration of one member, when it was given and there is no conflict of interest. */
export const declarationOf = ({ zetel, account, verklaring, verklaardOp }: Lid): AdviesV2['verklaringen'] =>
  verklaring === 'geen_belang' && verklaardOp
    ? [{ discipline: zetel satisfies Zetel, registernummer: account.registernummer, op: dagInAmsterdam(verklaardOp), verklaring: 'geen belang', antwoorden: [] }]
    : []

/**
 * The latest records of a dossier that an advies is built from. Of sheets and views only those of who sits on the panel now: of a member whose seat was
 * filled again nothing counts any more (law 2, R-BEO-24).
 */
export async function readRecords(tx: Tx, dossierId: string, rondeId: string) {
  const seated = new Set((await readPanel(tx, dossierId)).map(({ id }) => id))
  const ofSeated = <Inhoud>(records: KeptRecord<Inhoud>[]) => records.filter(({ lidId }) => lidId !== null && seated.has(lidId))
  const [intake] = await readLatestRecords(tx, { soort: 'intake', dossierId, schema: intakeRecordSchema })
  const [paneel] = await readLatestRecords(tx, { soort: 'paneel', dossierId, schema: paneelRecordSchema })
  const [verslag] = await readLatestRecords(tx, { soort: 'verslag', dossierId, schema: verslagSchema })
  const [afgezien] = await readLatestRecords(tx, { soort: 'afzien-van-horen', dossierId, schema: waiverSchema })
  const [weging] = await readLatestRecords(tx, { soort: 'weging', dossierId, schema: wegingSchema })
  const sheets = ofSeated(await readLatestRecords(tx, { soort: 'score', dossierId, rondeId, schema: scoreSheetSchema }))
  const standpunten = ofSeated(await readLatestRecords(tx, { soort: 'standpunt', dossierId, schema: standpuntSchema }))
  return { intake, paneel, verslag, afgezien: verslag ? undefined : afgezien, weging, sheets, standpunten }
}

export type AdviesRecords = Awaited<ReturnType<typeof readRecords>>

/** The same as a dated list, in the order of the procedure. */
export function listRecords({ intake, paneel, verslag, afgezien, weging, sheets, standpunten }: AdviesRecords): AdviesV2['records'] {
  const row = (soort: AdviesV2['records'][number]['soort'], record: { versie: number; gemaaktOp: Date } | undefined, discipline: (typeof disciplines)[number] | null = null) =>
    record ? [{ soort, discipline, versie: record.versie, op: dagInAmsterdam(record.gemaaktOp) }] : []
  const perMember = (soort: 'score' | 'standpunt', records: readonly KeptRecord<{ discipline: (typeof disciplines)[number] }>[]) =>
    disciplines.flatMap((discipline) => records.filter(({ inhoud }) => inhoud.discipline === discipline).flatMap((record) => row(soort, record, discipline)))
  return [
    ...row('intake', intake), ...row('paneel', paneel), ...row('verslag', verslag), ...row('afzien van horen', afgezien),
    ...perMember('score', sheets), ...row('weging', weging), ...perMember('standpunt', standpunten)
  ]
}
