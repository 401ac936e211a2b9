import type { GescoordCriterium, OordeelCriterium, TekstCriterium } from './catalogus/schema'
import { oordeelSchema } from './catalogus/schema'
import { readAnswers } from './draft-answers'
import { draftKey, keuzeVelden, readCitaten, tekstVelden, type DraftFields } from './draft-fields'
import { readWords, type DraftProblem, type Row, type Sources } from './row-reader'
import { cleanLine, gewichtSchema, maxText, saysSomething, type Citaat, type Gewicht, type ScoreEntry } from './schema'
import { isSoortBron, type SoortBron } from './soort-bron'

/** An entry when the row is complete, otherwise what is missing; never both. */
export type RowReading = { entry: ScoreEntry; problems: [] } | { entry: null; problems: DraftProblem[] }

/** Reads the fields of one criterion that applies. */
export function readRow(fields: DraftFields, criterium: GescoordCriterium, sources: Sources): RowReading {
  return criterium.soort === 'tekst'
    ? readTextRow(openRow(fields, criterium))
    : readJudgementRow(openRow(fields, criterium), sources)
}

/** Whether nothing at all is filled in on this row. */
export function isEmptyRow(fields: DraftFields, criterium: GescoordCriterium): boolean {
  return [...keuzeVelden, ...tekstVelden].every((veld) => {
    const value = (fields[draftKey(criterium.code, veld)] ?? '').trim()
    return value === '' || (veld === 'citaten' && value === '[]')
  })
}

function openRow<C extends GescoordCriterium>(fields: DraftFields, criterium: C): Row<C> {
  const problems: DraftProblem[] = []
  const { code, naam } = criterium
  return {
    criterium,
    fields,
    problems,
    field: (veld) => fields[draftKey(code, veld)] ?? '',
    report: (veld, sentence) => problems.push({ code, veld, bericht: `${code} ${naam}: ${sentence}` })
  }
}

function closeRow(row: Row<GescoordCriterium>, entry: () => ScoreEntry): RowReading {
  return row.problems.length === 0 ? { entry: entry(), problems: [] } : { entry: null, problems: row.problems }
}

function readTextRow(row: Row<TekstCriterium>): RowReading {
  const { code, geenBijzonderheden } = row.criterium
  const mayBeNone = geenBijzonderheden === 'toegestaan'
  const none = mayBeNone && row.field('geenBijzonderheden') === 'ja'
  const written = saysSomething(row.field('tekst'))
  if (none && written) row.report('geenBijzonderheden', 'u schreef een tekst en koos ook “geen bijzonderheden”. Kies één van de twee.')
  if (none && !written) return closeRow(row, () => ({ code, geenBijzonderheden: true }))
  const tekst = readWords(row, 'tekst', maxText, mayBeNone ? 'schrijf een tekst of kies “geen bijzonderheden”.' : 'schrijf een tekst.')
  return closeRow(row, () => ({ code, tekst }))
}

function readJudgementRow(row: Row<OordeelCriterium>, sources: Sources): RowReading {
  const { criterium } = row
  const { code } = criterium
  const oordeel = oordeelSchema.safeParse(row.field('oordeel')).data
  if (oordeel === undefined || !criterium.waarden.includes(oordeel)) {
    row.report('oordeel', row.field('oordeel') === '' ? 'kies een oordeel.' : `kies ${listChoices(criterium.waarden)}.`)
    return { entry: null, problems: row.problems }
  }
  if (oordeel === 'niet te beoordelen') {
    const reden = readWords(row, 'reden', maxText, 'schrijf waarom u dit niet kunt beoordelen.')
    const ontbrekendeBron = cleanLine(readWords(row, 'ontbrekend', 500, 'noem de bron die ontbreekt.'))
    const soortBron = row.field('soortBron')
    if (!isSoortBron(soortBron)) row.report('soortBron', 'kies wat voor bron ontbreekt.')
    const answers = readAnswers(row, oordeel, [], sources)
    return closeRow(row, () => ({ code, oordeel, reden, ontbrekendeBron, soortBron: soortBron as SoortBron, ...answers }))
  }
  const gewicht = oordeel === 'neutraal' ? null : readWeight(row, oordeel)
  const reden = readWords(row, 'reden', maxText, 'schrijf een reden.')
  const citaten = readCitations(row, sources.stukken, asksCitation(criterium, oordeel))
  const answers = readAnswers(row, oordeel, citaten, sources)
  return closeRow(row, () =>
    oordeel === 'neutraal' ? { code, oordeel, gewicht: null, reden, citaten, ...answers } : { code, oordeel, gewicht, reden, citaten, ...answers }
  )
}

function readWeight(row: Row<OordeelCriterium>, oordeel: 'versterkt' | 'verzwakt'): Gewicht | null {
  if (!row.criterium.gewichtBij.includes(oordeel)) return null
  const gewicht = gewichtSchema.safeParse(row.field('gewicht')).data ?? null
  if (gewicht === null) row.report('gewicht', 'kies een gewicht: licht of zwaar.')
  return gewicht
}

function readCitations(row: Row<OordeelCriterium>, stukken: readonly number[], asked: boolean): Citaat[] {
  const citaten = readCitaten(row.field('citaten'))
  if (citaten === null) {
    row.report('citaten', 'de verwijzing is niet goed opgeslagen. Kies het stuk opnieuw.')
    return []
  }
  if (asked && citaten.length === 0) row.report('citaten', 'verwijs naar ten minste één stuk.')
  citaten
    .filter((citaat) => !stukken.includes(citaat.stuk))
    .forEach((citaat) => row.report('citaten', `stuk ${citaat.stuk} hoort niet bij dit dossier. Kies een ander stuk.`))
  return citaten
}

function asksCitation(criterium: OordeelCriterium, oordeel: 'versterkt' | 'neutraal' | 'verzwakt'): boolean {
  return criterium.citaat === 'verplicht' || (criterium.citaat === 'bij-verzwakt' && oordeel === 'verzwakt')
}

function listChoices(choices: readonly string[]): string {
  return `${choices.slice(0, -1).join(', ')} of ${choices[choices.length - 1] ?? ''}`
}
