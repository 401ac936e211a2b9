import { disciplines, type Catalogus, type Criterium, type Discipline } from './catalogus/schema'
import type { ScoreEntry, ScoreSheetRecord } from './schema'

/** In the order of the screen: the direction differs, only the weight differs, agreed, texts side by side, not applicable. */
export const differenceKinds = ['richting', 'gewicht', 'eensgezind', 'tekst', 'n.v.t.'] as const
export type DifferenceKind = (typeof differenceKinds)[number]

/** `entry` is null where this member was not asked. */
export type DifferenceCell = { discipline: Discipline; registernummer: string; entry: ScoreEntry | null }
export type DifferenceRow = { groep: string; code: string; naam: string; kort: string; soort: DifferenceKind; cellen: DifferenceCell[] }

/**
 * The sheets of one revealed round side by side: one row per criterion the panel judges, differences first, then in the
 * order of the catalogue; cells always IND, zorg, politie. Nothing is added up, counted or ranked (law 4): the only
 * numbers in the result are those of the stukken that members cite. The order of the sheets changes nothing. R-BEO-25 to R-BEO-27.
 * Throws when a sheet was made with another version of the catalogue: comparing those would be a bug.
 */
export function differences(sheets: readonly ScoreSheetRecord[], catalogus: Catalogus): DifferenceRow[] {
  const other = sheets.find((sheet) => sheet.catalogusVersie !== catalogus.versie)
  if (other !== undefined) throw new RangeError(`Scoreformulier van catalogus ${other.catalogusVersie} naast ${catalogus.versie}`)
  const members = [...sheets].sort(byMember)
  const rows = catalogus.groepen.flatMap((groep) =>
    groep.criteria.filter((criterium) => criterium.soort !== 'geen').map((criterium): DifferenceRow => {
      const cellen = members.map((sheet) => readCell(sheet, criterium.code))
      const { code, naam, kort } = criterium
      return { groep: groep.code, code, naam, kort, soort: compareCells(criterium, cellen), cellen }
    })
  )
  return differenceKinds.flatMap((soort) => rows.filter((row) => row.soort === soort))
}

function readCell(sheet: ScoreSheetRecord, code: string): DifferenceCell {
  const entry = sheet.entries.find((one) => one.code === code) ?? null
  return { discipline: sheet.discipline, registernummer: sheet.registernummer, entry }
}

function compareCells(criterium: Criterium, cellen: readonly DifferenceCell[]): DifferenceKind {
  const entries = cellen.flatMap(({ entry }) => (entry === null || 'nvt' in entry ? [] : [entry]))
  if (entries.length === 0) return 'n.v.t.'
  if (criterium.soort === 'tekst') return 'tekst'
  if (differ(entries.map((entry) => ('oordeel' in entry ? entry.oordeel : null)))) return 'richting'
  return differ(entries.map((entry) => ('gewicht' in entry ? entry.gewicht : null))) ? 'gewicht' : 'eensgezind'
}

function differ(values: readonly (string | null)[]): boolean {
  return new Set(values).size > 1
}

function byMember(one: ScoreSheetRecord, two: ScoreSheetRecord): number {
  const bySeat = disciplines.indexOf(one.discipline) - disciplines.indexOf(two.discipline)
  if (bySeat !== 0 || one.registernummer === two.registernummer) return bySeat
  return one.registernummer < two.registernummer ? -1 : 1
}
