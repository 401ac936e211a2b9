import type { GescoordCriterium } from './catalogus/schema'
import type { DraftFields, DraftVeld } from './draft-fields'
import { cleanText, saysSomething } from './schema'

/** One thing missing or wrong, as a B1 sentence that begins with the code and the name of the criterion. */
export type DraftProblem = { code: string; veld: DraftVeld; bericht: string }

/** One row while it is read: its fields, what it reports, and those of the other rows it may ask about. */
export type Row<C extends GescoordCriterium> = {
  criterium: C
  fields: DraftFields
  problems: DraftProblem[]
  field: (veld: DraftVeld) => string
  report: (veld: DraftVeld, sentence: string) => void
}

/** What a judgement may point at: the numbers of the stukken this member may cite, and whether a verslag is fixed. */
export type Sources = { stukken: readonly number[]; verslag: boolean }

/** The text of a typed field as it is recorded; reports when it says nothing or is too long. */
export function readWords(row: Row<GescoordCriterium>, veld: DraftVeld, max: number, missing: string): string {
  const text = cleanText(row.field(veld))
  if (!saysSomething(text)) row.report(veld, missing)
  if (text.length > max) row.report(veld, `deze tekst is te lang. Gebruik hoogstens ${max} tekens; nu zijn het er ${text.length}.`)
  return text
}
