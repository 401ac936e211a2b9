import { wegingSchema } from '~/beoordeling/schema'
import { readGehoord } from '~/beoordeling/store.server'
import { paneelRecordSchema } from '~/dossier/compose-panel.server'
import { intakeRecordSchema } from '~/dossier/complete-intake.server'
import { verklaringVragen } from '~/dossier/declaration'
import { readDeclarations } from '~/dossier/declare-interest.server'
import type { Tx } from '~/dossier/in-dossier.server'
import { readLatestRecords, type KeptRecord } from '~/dossier/record.server'
import { zetels, type Discipline } from '~/dossier/schema'
import { verslagSchema, waiverSchema } from '~/hoorzitting/schema'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { AdviesV2 } from './schema'

/** Who sits on the panel now, in the order of the seats, with what they declared. */
export async function readPanel(tx: Tx, dossierId: string) {
  const leden = await tx.lidmaatschap.findMany({ where: { dossierId, beeindigdOp: null }, include: { account: true } })
  return zetels.flatMap((zetel) => leden.filter((lid) => lid.zetel === zetel).map((lid) => ({ ...lid, zetel })))
}

type Lid = Awaited<ReturnType<typeof readPanel>>[number]

/**
 * The declaration of each of these members, where it was given and there is no conflict of interest. Of an answer to a question *ja* or *nee* is
 * printed, and never the person's words. Who declared before the questions were asked has no answers.
 */
export async function readDeclared(tx: Tx, dossierId: string, leden: readonly Lid[]): Promise<AdviesV2['verklaringen']> {
  const declared = await readDeclarations(tx, dossierId)
  return leden.flatMap(({ id, zetel, account, verklaring, verklaardOp }) => {
    if (verklaring !== 'geen_belang' || !verklaardOp) return []
    const given = declared.find(({ lidId }) => lidId === id)?.antwoorden
    const antwoorden = given ? verklaringVragen.map(({ naam, vraag }) => ({ vraag, antwoord: given[naam].antwoord, toelichting: null })) : []
    return [{ discipline: zetel, registernummer: account.registernummer, op: dagInAmsterdam(verklaardOp), verklaring: 'geen belang' as const, antwoorden }]
  })
}

/** The latest records of a dossier that an advies is built from; which sheets and views count is for `readGehoord` to say. */
export async function readRecords(tx: Tx, dossierId: string, rondeId: string) {
  const [intake] = await readLatestRecords(tx, { soort: 'intake', dossierId, schema: intakeRecordSchema })
  const [paneel] = await readLatestRecords(tx, { soort: 'paneel', dossierId, schema: paneelRecordSchema })
  const [verslag] = await readLatestRecords(tx, { soort: 'verslag', dossierId, schema: verslagSchema })
  const [afgezien] = await readLatestRecords(tx, { soort: 'afzien-van-horen', dossierId, schema: waiverSchema })
  const [weging] = await readLatestRecords(tx, { soort: 'weging', dossierId, schema: wegingSchema })
  return { intake, paneel, verslag, afgezien: verslag ? undefined : afgezien, weging, ...(await readGehoord(tx, dossierId, rondeId)) }
}

export type AdviesRecords = Awaited<ReturnType<typeof readRecords>>

/** The same as a dated list, in the order of the procedure. */
export function listRecords({ intake, paneel, verslag, afgezien, weging, sheets, standpunten }: AdviesRecords): AdviesV2['records'] {
  const row = (soort: AdviesV2['records'][number]['soort'], record: { versie: number; gemaaktOp: Date } | undefined, discipline: Discipline | null = null) =>
    record ? [{ soort, discipline, versie: record.versie, op: dagInAmsterdam(record.gemaaktOp) }] : []
  const perMember = (soort: 'score' | 'standpunt', records: readonly KeptRecord<{ discipline: Discipline }>[]) =>
    records.flatMap((record) => row(soort, record, record.inhoud.discipline))
  return [
    ...row('intake', intake), ...row('paneel', paneel), ...row('verslag', verslag), ...row('afzien van horen', afgezien),
    ...perMember('score', sheets), ...row('weging', weging), ...perMember('standpunt', standpunten)
  ]
}
