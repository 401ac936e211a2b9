/** One line of a list of terms. */
export interface FilledRow {
  id: string
  term: string
  value: string
}

/** The rows that have something to say. */
export const filledRows = (rows: readonly (readonly [term: string, value: string | null])[]): FilledRow[] =>
  rows.flatMap(([term, value]) => (value === null || value === '' ? [] : [{ id: term, term, value }]))
