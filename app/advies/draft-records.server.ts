import { wegingSchema } from '~/beoordeling/schema'
import { readGehoord } from '~/beoordeling/store.server'
import { readTegenlezing } from '~/beoordeling/tegenlezing/read-tegenlezing.server'
import type { Tegenlezing } from '~/beoordeling/tegenlezing/schema'
import { paneelRecordSchema } from '~/dossier/compose-panel.server'
import { intakeRecordSchema } from '~/dossier/complete-intake.server'
import { verklaringVragen } from '~/dossier/declaration'
import { readDeclarations } from '~/dossier/declare-interest.server'
import type { Tx } from '~/dossier/in-dossier.server'
import { readLatestRecords, type KeptRecord } from '~/dossier/record.server'
import { zetels, type Discipline } from '~/dossier/schema'
import { verslagSchema, waiverSchema } from '~/hoorzitting/schema'
import { dagInAmsterdam } from '~/platform/kalender/rules'
import type { AdviesV3 } from './schema'

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
export async function readDeclared(tx: Tx, dossierId: string, leden: readonly Lid[]): Promise<AdviesV3['verklaringen']> {
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
  const tegenlezing = await readTegenlezing(tx, dossierId)
  return { intake, paneel, verslag, afgezien: verslag ? undefined : afgezien, weging, tegenlezing, overRondes: await latest(tx, dossierId, tegenlezing), ...(await readGehoord(tx, dossierId, rondeId)) }
}

const later = { 'ronde-besluit': 'besluit over de rondes', 'tegenlezing': 'tegenlezing', 'tegenlezing-antwoord': 'antwoord op de tegenlezing', 'tegenlezing-besluit': 'besluit over de tegenlezing' } as const

/** The latest version of each record about rounds and second reading; of a reading only what belongs to the weighing that counts. */
async function latest(tx: Tx, dossierId: string, { lezing, antwoord, zonder }: Tegenlezing) {
  const rows = await tx.record.findMany({ where: { dossierId, soort: { in: Object.keys(later) } }, orderBy: { versie: 'desc' }, select: { soort: true, versie: true, gemaaktOp: true } })
  const counts = { 'ronde-besluit': true, 'tegenlezing': lezing !== null, 'tegenlezing-antwoord': antwoord !== null, 'tegenlezing-besluit': zonder !== null }
  return (Object.keys(later) as (keyof typeof later)[]).flatMap((soort) => {
    const row = counts[soort] ? rows.find((one) => one.soort === soort) : undefined
    return row ? [{ soort: later[soort], versie: row.versie, gemaaktOp: row.gemaaktOp }] : []
  })
}

export type AdviesRecords = Awaited<ReturnType<typeof readRecords>>

/** The same as a dated list, in the order of the procedure; of the discipline that is missing nothing. */
export function listRecords({ intake, paneel, verslag, afgezien, weging, overRondes, sheets, standpunten }: AdviesRecords, ontbreekt: Discipline | null): AdviesV3['records'] {
  const row = (soort: AdviesV3['records'][number]['soort'], record: { versie: number; gemaaktOp: Date } | undefined, discipline: Discipline | null = null) =>
    record ? [{ soort, discipline, versie: record.versie, op: dagInAmsterdam(record.gemaaktOp) }] : []
  const perMember = (soort: 'score' | 'standpunt', records: readonly KeptRecord<{ discipline: Discipline }>[]) =>
    records.filter(({ inhoud }) => inhoud.discipline !== ontbreekt).flatMap((record) => row(soort, record, record.inhoud.discipline))
  return [
    ...row('intake', intake), ...row('paneel', paneel), ...row('verslag', verslag), ...row('afzien van horen', afgezien),
    ...perMember('score', sheets), ...row('weging', weging), ...perMember('standpunt', standpunten),
    ...overRondes.flatMap((record) => row(record.soort, record))
  ]
}
