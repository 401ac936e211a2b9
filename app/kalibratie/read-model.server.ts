import type { Oordeel } from '~/beoordeling/catalogus/schema'
import type { Tx } from '~/dossier/in-dossier.server'
import { krippendorffAlpha } from './alpha'
import { MINIMUM_BLADEN, oefenbladSchema, type Oefenblad } from './schema'

/** One criterion over the exercises of a period. */
export interface CriteriumFiguur {
  catalogusVersie: string
  code: string
  /** How often each judgement was chosen; null where an exercise gave fewer answers than may be shown. */
  aantallen: Partial<Record<Oordeel, number>> | null
  /** Krippendorff's alpha, nominal, exercises as units; null with fewer than two exercises, or where nothing could differ. */
  alfa: number | null
}

export interface KalibratieFiguren {
  oefeningen: number
  bladen: number
  criteria: CriteriumFiguur[]
  /** Over all criteria and exercises together; null as above. */
  alfa: number | null
}

/**
 * The group figures of practice for the report: exercises that were closed in the period, `van` included and `tot` not. Only closed
 * ones: their sheets lead to nobody. Nothing per person and nothing per discipline, for neither is there (R-KAL-11).
 */
export async function readKalibratieFiguren(db: Pick<Tx, 'oefening'>, { van, tot }: { van: Date; tot: Date }): Promise<KalibratieFiguren> {
  const rows = await db.oefening.findMany({
    where: { geslotenOp: { gte: van, lt: tot } },
    orderBy: { id: 'asc' },
    select: { catalogusVersie: true, bladen: { orderBy: { id: 'asc' }, select: { inhoud: true } } }
  })
  return kalibratieFiguren(rows.map(({ catalogusVersie, bladen }) => ({ catalogusVersie, bladen: bladen.map(({ inhoud }) => oefenbladSchema.parse(JSON.parse(inhoud))) })))
}

/** The same of sheets in hand: one list per exercise. */
export function kalibratieFiguren(exercises: readonly { catalogusVersie: string; bladen: readonly Oefenblad[] }[]): KalibratieFiguren {
  const shown = exercises.filter(({ bladen }) => bladen.length >= MINIMUM_BLADEN)
  const keys = new Map(shown.flatMap(({ catalogusVersie, bladen }) => bladen.flatMap(({ entries }) => entries.flatMap((entry) => ('oordeel' in entry ? [[`${catalogusVersie} ${entry.code}`, { catalogusVersie, code: entry.code }] as const] : [])))))
  const unitsOf = ({ catalogusVersie, code }: { catalogusVersie: string; code: string }): Oordeel[][] =>
    shown.filter((one) => one.catalogusVersie === catalogusVersie).map(({ bladen }) => judgementsOf(bladen, code)).filter((values) => values.length >= MINIMUM_BLADEN)
  const criteria = [...keys.values()].map((key): CriteriumFiguur & { units: Oordeel[][] } => {
    const units = unitsOf(key)
    return { ...key, units, aantallen: units.length === 0 ? null : countsOf(units.flat()), alfa: units.length < 2 ? null : krippendorffAlpha(units) }
  })
  return {
    oefeningen: shown.length,
    bladen: shown.reduce((sum, { bladen }) => sum + bladen.length, 0),
    criteria: criteria.map(({ catalogusVersie, code, aantallen, alfa }) => ({ catalogusVersie, code, aantallen, alfa })).sort((one, two) => (`${one.catalogusVersie} ${one.code}` < `${two.catalogusVersie} ${two.code}` ? -1 : 1)),
    alfa: shown.length < 2 ? null : krippendorffAlpha(criteria.flatMap(({ units }) => units))
  }
}

const judgementsOf = (bladen: readonly Oefenblad[], code: string): Oordeel[] =>
  bladen.flatMap(({ entries }) => entries.flatMap((entry) => (entry.code === code && 'oordeel' in entry ? [entry.oordeel] : [])))

function countsOf(values: readonly Oordeel[]): Partial<Record<Oordeel, number>> {
  const counts: Partial<Record<Oordeel, number>> = {}
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
  return counts
}
