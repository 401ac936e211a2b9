import type { Discipline } from './catalogus/schema'
import type { DifferenceCell, DifferenceRow } from './differences'
import { judgementInWords } from './mark-of'
import type { ScoreEntry } from './schema'

/** What the picture of the whole sheet shows: everything, only where the direction or the weight differs, or only what somebody could not judge. */
export const pictureFilters = ['alles', 'verschillen', 'niet te beoordelen'] as const
export type PictureFilter = (typeof pictureFilters)[number]
/** Differences first, or as the catalogue has it. */
export const pictureOrders = ['verschillen eerst', 'volgorde van de lijst'] as const
export type PictureOrder = (typeof pictureOrders)[number]

type Judgement = Extract<ScoreEntry, { oordeel: string }>
const judgementsOf = ({ cellen }: Pick<DifferenceRow, 'cellen'>): Judgement[] => cellen.flatMap(({ entry }) => (entry && 'oordeel' in entry ? [entry] : []))
const weightOf = (entry: Judgement) => ('gewicht' in entry ? entry.gewicht : null)

/** The rows to show. `codes`: those of the catalogue in its order. Rows come with differences first already; nothing is ranked (law 4). R-BEO-137. */
export function pictureRows<Row extends DifferenceRow>(rows: readonly Row[], codes: readonly string[], { toon, orde }: { toon: PictureFilter; orde: PictureOrder }): Row[] {
  const shown = rows.filter((row) => {
    if (toon === 'verschillen') return row.soort === 'richting' || row.soort === 'gewicht'
    return toon === 'alles' || judgementsOf(row).some(({ oordeel }) => oordeel === 'niet te beoordelen')
  })
  return orde === 'verschillen eerst' ? shown : [...shown].sort((one, two) => codes.indexOf(one.code) - codes.indexOf(two.code))
}

/**
 * How far the members lie apart at one criterion, in words: no number, because three judgements allow none that means
 * anything. Opposite directions are told apart from a judgement beside *neutraal*. R-BEO-138.
 */
export function spreadInWords(row: Pick<DifferenceRow, 'soort' | 'cellen'>): string {
  if (row.soort === 'n.v.t.') return 'niet van toepassing'
  if (row.soort === 'tekst') return 'teksten, geen oordeel'
  const given = judgementsOf(row)
  const judged = given.filter(({ oordeel }) => oordeel !== 'niet te beoordelen')
  if (judged.length === 0) return 'niemand kon dit beoordelen'
  const rest = judged.length < given.length ? '; niet iedereen kon dit beoordelen' : ''
  const values = [...new Set(judged.map(({ oordeel }) => oordeel))]
  if (values.includes('versterkt') && values.includes('verzwakt')) return `tegenover elkaar: versterkt en verzwakt${rest}`
  if (values.length > 1) return `dicht bij elkaar: ${values.join(' en ')}${rest}`
  if (judged.length === 1) return `één oordeel: ${values[0] ?? ''}${rest}`
  const weights = new Set(judged.map(weightOf))
  if (weights.size > 1) return `dezelfde richting, een ander gewicht: ${values[0] ?? ''}${rest}`
  return `eensgezind: ${judged[0] ? judgementInWords(judged[0].oordeel, weightOf(judged[0])) : ''}${rest}`
}

/** What somebody could not judge, and which source would settle it. R-BEO-139. */
export interface MissingSource {
  code: string
  naam: string
  discipline: Discipline
  reden: string
  bron: string
}

/** Everything that is *niet te beoordelen*, in the order of the rows, each with the source its member named. */
export const missingSources = (rows: readonly DifferenceRow[]): MissingSource[] =>
  rows.flatMap(({ code, naam, cellen }) =>
    cellen.flatMap(({ discipline, entry }) => (entry && 'ontbrekendeBron' in entry ? [{ code, naam, discipline, reden: entry.reden, bron: entry.ontbrekendeBron }] : []))
  )

/** How one member judged in a revealed round before this one. */
export interface Earlier {
  ronde: number
  discipline: Discipline
  entry: ScoreEntry | null
}

const inWords = (entry: ScoreEntry | null): string | null => (entry && 'oordeel' in entry ? judgementInWords(entry.oordeel, weightOf(entry)) : null)

/** From the last round in which this member judged otherwise to now; null when nothing moved, or when there is nothing to compare. R-BEO-140. */
export function movementOf(cell: DifferenceCell, earlier: readonly Earlier[]): { ronde: number; van: string; naar: string } | null {
  const naar = inWords(cell.entry)
  const own = earlier.filter(({ discipline }) => discipline === cell.discipline).sort((one, two) => two.ronde - one.ronde)[0]
  const van = own ? inWords(own.entry) : null
  return own && van !== null && naar !== null && van !== naar ? { ronde: own.ronde, van, naar } : null
}
