import type { CriteriumRegel } from '../catalogus/criteria'

/** Where somebody is on the sheet: at one criterion, or at the overview. Codes are no personal content and may stand in an address. */
export type Place = { soort: 'criterium'; regel: CriteriumRegel } | { soort: 'overzicht' }

export const OVERVIEW_HREF = '?deel=overzicht'
export const criterionHref = (code: string): string => `?criterium=${code}`

/** Reads the address. An unknown code leads to the first criterion that applies. */
export function placeOf(query: URLSearchParams, rows: readonly CriteriumRegel[]): Place {
  const first = rows.find((row) => row.vanToepassing) ?? rows[0]
  if (!first || query.get('deel') === 'overzicht') return { soort: 'overzicht' }
  const code = query.get('criterium')
  return { soort: 'criterium', regel: rows.find((row) => row.criterium.code === code) ?? first }
}

export interface Neighbours {
  previous: { href: string; label: string } | null
  next: { href: string; label: string }
}

const toRow = ({ criterium }: CriteriumRegel) => ({ href: criterionHref(criterium.code), label: `${criterium.code} ${criterium.kort}` })

/** The criteria before and after this one; those that do not apply are passed by, and after the last comes the overview. */
export function neighboursOf(rows: readonly CriteriumRegel[], current: CriteriumRegel): Neighbours {
  const at = rows.indexOf(current)
  const previous = rows.slice(0, at).reverse().find((row) => row.vanToepassing)
  const next = rows.slice(at + 1).find((row) => row.vanToepassing)
  return { previous: previous ? toRow(previous) : null, next: next ? toRow(next) : { href: OVERVIEW_HREF, label: 'Overzicht' } }
}
