import type { DossierFacts } from '~/dossier/facts'
import type { Tx } from '~/dossier/in-dossier.server'
import { readLatestRecords, type KeptRecord } from '~/dossier/record.server'
import { leesrechtOf, readNummersMet } from '~/stukken/stukken.server'
import { criteriaFor, groupsToBalance } from './catalogus/criteria'
import { disciplines, type Discipline, type GescoordCriterium, type Minderjarig } from './catalogus/schema'
import { differences, type DifferenceRow } from './differences'
import { withoutUnreadable } from './medical-citations'
import type { Earlier } from './picture'
import { scoreSheetSchema, wegingSchema, type StandpuntRecord, type WegingRecord } from './schema'
import { readGehoord, readKader } from './store.server'

type Reader = Pick<Tx, 'dossier' | 'stuk' | 'record' | 'lidmaatschap' | 'ronde'>

/** One criterion as the weighing shows it: the judgements side by side, and what was asked. */
export interface WegingRij extends DifferenceRow {
  vraag: string
  definitie: string
  /** Where the criterion comes from, and whether it is a reconstruction. */
  bron: string
  status: string
  /** How members who sit now judged it in revealed rounds before this one; empty when this is the first. */
  eerder: Earlier[]
}

export interface WegingGroep {
  code: string
  naam: string
  kort: string
  uitleg: string
  /** Whether this group can carry an end view; signals alone never do. */
  draagtEindoordeel: boolean
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
  /** The codes of all criteria that are judged, in the order of the catalogue. */
  codes: string[]
  /** As decided at intake: for a minor the checklist of artikel 273f Sr asks no means. */
  minderjarig: Minderjarig
  leden: WegingLid[]
  weging: { gemaaktOp: string; inhoud: WegingRecord } | null
  /** Present members without a sheet in this round: they came after the reveal (R-ADV-73). */
  zonderFormulier: Discipline[]
  /** Whether end views can still be given: until the advies is frozen. */
  standpuntOpen: boolean
  /** A new round is going on beside this one: weighing and end views wait (R-BEO-108). */
  wacht: boolean
}

/**
 * What the panel reads at the weighing: ScoreSheet records of the revealed round (never score rooms, law 2), recorded end views
 * and the recorded weighing. While a new round is going on beside it, what was revealed before stays to be read (R-BEO-108). The caller has asked the policy (`weging.lezen`); without a revealed round this throws (R-BEO-67).
 */
export async function readWeging(db: Reader, facts: DossierFacts): Promise<WegingView> {
  const { dossierId, onthuldeRonde: ronde, ronde: laatste, advies } = facts
  if (!ronde) throw new Error('Er is geen ronde om te wegen: er is er nog geen onthuld')
  const { onthuldOp } = await db.ronde.findUniqueOrThrow({ where: { id: ronde.id, dossierId }, select: { onthuldOp: true } })
  if (!onthuldOp) throw new Error('De ronde is niet onthuld')
  const kader = await readKader(db, dossierId)
  const { sheets, standpunten } = await readGehoord(db, dossierId, ronde.id)
  const recht = leesrechtOf(facts)
  const leesbaar = recht ? await readNummersMet(db, dossierId, recht) : []
  const leden = await readLeden(db, dossierId, standpunten)
  const [weging] = await readLatestRecords(db, { soort: 'weging', dossierId, schema: wegingSchema })
  const asked = new Map(criteriaFor(kader.catalogus, kader).map(({ criterium }) => [criterium.code, criterium]))
  const earlier = await readEarlier(db, dossierId, ronde.nummer, kader.catalogus.versie, leden, leesbaar)
  return {
    ronde: { nummer: ronde.nummer, onthuldOp: onthuldOp.toISOString() },
    groepen: groupsToBalance(kader.catalogus, kader).map(({ code, naam, kort, uitleg, draagtEindoordeel }) => ({ code, naam, kort, uitleg, draagtEindoordeel })),
    rijen: differences(sheets.map((sheet) => withoutUnreadable(sheet.inhoud, leesbaar)), kader.catalogus).map((rij) => ({
      ...rij,
      vraag: asked.get(rij.code)?.vraag ?? '',
      definitie: asked.get(rij.code)?.definitie ?? '',
      bron: sourceOf(asked.get(rij.code)),
      status: asked.get(rij.code)?.bron.status ?? '',
      eerder: earlier.map(({ entries, ...when }) => ({ ...when, entry: entries.find(({ code }) => code === rij.code) ?? null }))
    })),
    codes: [...asked.keys()],
    minderjarig: kader.minderjarig,
    leden,
    weging: weging ? { gemaaktOp: weging.gemaaktOp.toISOString(), inhoud: weging.inhoud } : null,
    zonderFormulier: leden.filter(({ lidId }) => !sheets.some((sheet) => sheet.lidId === lidId)).map(({ discipline }) => discipline),
    wacht: laatste?.id !== ronde.id,
    standpuntOpen: laatste?.id === ronde.id && (!advies || advies.staat === 'concept')
  }
}

/** The members on the panel now, IND, zorg, politie, each with the end view recorded last. */
async function readLeden(db: Reader, dossierId: string, records: readonly KeptRecord<StandpuntRecord>[]): Promise<WegingLid[]> {
  const seats = await db.lidmaatschap.findMany({
    where: { dossierId, beeindigdOp: null, verklaring: { not: 'belang' }, zetel: { in: [...disciplines] } },
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

const sourceOf = (criterium: GescoordCriterium | undefined): string =>
  criterium ? `${criterium.bron.basis}${criterium.bron.datum ? ` (${criterium.bron.datum})` : ''}` : ''

/** The sheets of revealed rounds before this one, of members who sit now; sheets of another catalogue cannot be compared and are left out. */
async function readEarlier(db: Reader, dossierId: string, nummer: number, catalogusVersie: string, leden: readonly WegingLid[], leesbaar: readonly number[]) {
  const rondes = await db.ronde.findMany({ where: { dossierId, nummer: { lt: nummer }, onthuldOp: { not: null } }, orderBy: { nummer: 'asc' }, select: { id: true, nummer: true } })
  const perRound = await Promise.all(
    rondes.map(async (ronde) => {
      const records = await readLatestRecords(db, { soort: 'score', dossierId, rondeId: ronde.id, schema: scoreSheetSchema })
      return leden.flatMap(({ lidId, discipline }) => {
        const sheet = records.find((record) => record.lidId === lidId)?.inhoud
        return sheet && sheet.catalogusVersie === catalogusVersie ? [{ ronde: ronde.nummer, discipline, entries: withoutUnreadable(sheet, leesbaar).entries }] : []
      })
    })
  )
  return perRound.flat()
}
