import type { DossierFacts } from '~/dossier/facts'
import type { Tx } from '~/dossier/in-dossier.server'
import { readLatestRecords, type KeptRecord } from '~/dossier/record.server'
import { criteriaFor, groupsToBalance } from './catalogus/criteria'
import { disciplines, type Discipline } from './catalogus/schema'
import { differences, type DifferenceRow } from './differences'
import { wegingSchema, type StandpuntRecord, type WegingRecord } from './schema'
import { readGehoord, readKader } from './store.server'

type Reader = Pick<Tx, 'dossier' | 'record' | 'lidmaatschap' | 'ronde'>

/** One criterion as the weighing shows it: the judgements side by side, and what was asked. */
export interface WegingRij extends DifferenceRow {
  vraag: string
  definitie: string
}

export interface WegingGroep {
  code: string
  naam: string
  kort: string
  uitleg: string
}

export interface WegingLid {
  lidId: string
  discipline: Discipline
  /** The end view as this member recorded it last. */
  standpunt: { versie: number; gemaaktOp: string; inhoud: StandpuntRecord } | null
}

export interface WegingView {
  ronde: { nummer: number; onthuldOp: string }
  /** The groups that get a balance text. */
  groepen: WegingGroep[]
  rijen: WegingRij[]
  leden: WegingLid[]
  weging: { gemaaktOp: string; inhoud: WegingRecord } | null
  /** Present members without a sheet in this round: they came after the reveal (R-ADV-73). */
  zonderFormulier: Discipline[]
  /** Whether end views can still be given: until the advies is frozen. */
  standpuntOpen: boolean
}

/**
 * What the panel reads at the weighing: ScoreSheet records of the revealed round (never score rooms, law 2), recorded end views
 * and the recorded weighing. The caller has asked the policy (`weging.lezen`); without a revealed round this throws (R-BEO-67).
 */
export async function readWeging(db: Reader, { dossierId, ronde, advies }: DossierFacts): Promise<WegingView> {
  if (!ronde) throw new Error('Er is geen ronde om te wegen')
  const { onthuldOp } = await db.ronde.findUniqueOrThrow({ where: { id: ronde.id, dossierId }, select: { onthuldOp: true } })
  if (!onthuldOp) throw new Error('De ronde is niet onthuld')
  const kader = await readKader(db, dossierId)
  const { sheets, standpunten } = await readGehoord(db, dossierId, ronde.id)
  const leden = await readLeden(db, dossierId, standpunten)
  const [weging] = await readLatestRecords(db, { soort: 'weging', dossierId, schema: wegingSchema })
  const asked = new Map(criteriaFor(kader.catalogus, kader).map(({ criterium }) => [criterium.code, criterium]))
  return {
    ronde: { nummer: ronde.nummer, onthuldOp: onthuldOp.toISOString() },
    groepen: groupsToBalance(kader.catalogus, kader).map(({ code, naam, kort, uitleg }) => ({ code, naam, kort, uitleg })),
    rijen: differences(sheets.map((sheet) => sheet.inhoud), kader.catalogus).map((rij) => ({
      ...rij,
      vraag: asked.get(rij.code)?.vraag ?? '',
      definitie: asked.get(rij.code)?.definitie ?? ''
    })),
    leden,
    weging: weging ? { gemaaktOp: weging.gemaaktOp.toISOString(), inhoud: weging.inhoud } : null,
    zonderFormulier: leden.filter(({ lidId }) => !sheets.some((sheet) => sheet.lidId === lidId)).map(({ discipline }) => discipline),
    standpuntOpen: !advies || advies.staat === 'concept'
  }
}

/** The members on the panel now, IND, zorg, politie, each with the end view recorded last. */
async function readLeden(db: Reader, dossierId: string, records: readonly KeptRecord<StandpuntRecord>[]): Promise<WegingLid[]> {
  const seats = await db.lidmaatschap.findMany({
    where: { dossierId, beeindigdOp: null, zetel: { in: [...disciplines] } },
    select: { id: true, zetel: true }
  })
  return disciplines.flatMap((discipline) => {
    const seat = seats.find(({ zetel }) => zetel === discipline)
    if (!seat) return []
    const record = records.find(({ lidId }) => lidId === seat.id)
    const standpunt = record ? { versie: record.versie, gemaaktOp: record.gemaaktOp.toISOString(), inhoud: record.inhoud } : null
    return [{ lidId: seat.id, discipline, standpunt }]
  })
}
