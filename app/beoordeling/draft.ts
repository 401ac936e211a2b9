import { criteriaFor, mustScore } from './catalogus/criteria'
import type { Catalogus, Discipline, GescoordCriterium, Minderjarig } from './catalogus/schema'
import type { DraftFields } from './draft-fields'
import { isEmptyRow, readRow } from './draft-row'
import type { DraftProblem, Sources } from './row-reader'
import type { ScoreEntry } from './schema'

/** What decides how a draft is read: the catalogue, the fact of intake, the seat, and what this member may point at. */
export type SheetContext = Sources & {
  catalogus: Catalogus
  minderjarig: Minderjarig
  discipline: Discipline
}
export type DraftReading = { entries: ScoreEntry[]; problems: DraftProblem[] }
export type DraftState = 'leeg' | 'bezig' | 'klaar'

/**
 * Reads a whole draft. Promise: when `problems` is empty, `entries` holds one valid entry per criterion in the order of
 * the catalogue (n.v.t. where intake decided so; a row is absent only where this discipline is not asked and left it
 * empty). Fields of other criteria and leftovers of an earlier choice are ignored. R-BEO-9 to R-BEO-16, R-BEO-120 to R-BEO-127.
 */
export function readDraft(fields: DraftFields, context: SheetContext): DraftReading {
  const entries: ScoreEntry[] = []
  const problems: DraftProblem[] = []
  for (const { criterium, vanToepassing } of criteriaFor(context.catalogus, context)) {
    if (!vanToepassing) {
      entries.push({ code: criterium.code, nvt: true })
      continue
    }
    if (!mustScore(criterium, context.discipline) && isEmptyRow(fields, criterium)) continue
    const row = readRow(fields, criterium, context)
    if (row.entry !== null) entries.push(row.entry)
    problems.push(...row.problems)
  }
  return { entries, problems }
}

/** How far one row is: nothing filled in, something, or complete. Leftovers of another choice count as something. */
export function draftState(fields: DraftFields, criterium: GescoordCriterium, sources: Sources): DraftState {
  if (isEmptyRow(fields, criterium)) return 'leeg'
  return readRow(fields, criterium, sources).entry === null ? 'bezig' : 'klaar'
}

export type Telling = { gedaan: number; totaal: number }
export type GroepVoortgang = Telling & { code: string; soort: 'oordeel' | 'tekst' }
export type Voortgang = { oordelen: Telling; teksten: Telling; groepen: GroepVoortgang[] }

/**
 * How much of the own sheet is complete ("30 van 33 gedaan"); rows that do not apply are left out. Only for the member
 * whose draft it is: the count of fields filled in is as sealed as the scores (R-BEO-24). A group with texts only is `tekst`.
 */
export function sheetProgress(fields: DraftFields, context: SheetContext): Voortgang {
  const rows = criteriaFor(context.catalogus, context)
    .filter((row) => row.vanToepassing && mustScore(row.criterium, context.discipline))
    .map(({ groep, criterium }) => ({
      groep: groep.code,
      soort: criterium.soort,
      klaar: draftState(fields, criterium, context) === 'klaar'
    }))
  const count = (some: typeof rows): Telling => ({ gedaan: some.filter((row) => row.klaar).length, totaal: some.length })
  const groepen = [...new Set(rows.map((row) => row.groep))].map((code): GroepVoortgang => {
    const own = rows.filter((row) => row.groep === code)
    return { code, soort: own.some((row) => row.soort === 'oordeel') ? 'oordeel' : 'tekst', ...count(own) }
  })
  return {
    oordelen: count(rows.filter((row) => row.soort === 'oordeel')),
    teksten: count(rows.filter((row) => row.soort === 'tekst')),
    groepen
  }
}
