import type { Stuk } from './stukken.server'

export interface PaperRow {
  id: string
  term: string
  value: string
}

/** The rows that have something to say. */
export const filledRows = (rows: readonly (readonly [term: string, value: string | null])[]): PaperRow[] =>
  rows.flatMap(([term, value]) => (value === null || value === '' ? [] : [{ id: term, term, value }]))

/** What is known of a paper, in short terms. */
export const paperRows = ({ soort, datumTekst, auteur, vindplaats, toelichting }: Stuk): PaperRow[] =>
  filledRows([['Soort', soort], ['Datum', datumTekst], ['Van', auteur], ['Vindplaats', vindplaats], ['Toelichting', toelichting]])
