import type { GescoordCriterium, OordeelCriterium, TekstCriterium } from './catalogus/schema'
import { oordeelSchema } from './catalogus/schema'
import { draftKey, keuzeVelden, readCitaten, tekstVelden, type DraftFields, type DraftVeld } from './draft-fields'
import { cleanLine, cleanText, gewichtSchema, maxText, saysSomething, type Citaat, type Gewicht, type ScoreEntry } from './schema'

/** One thing missing or wrong, as a B1 sentence that begins with the code and the name of the criterion. */
export type DraftProblem = { code: string; veld: DraftVeld; bericht: string }

/** An entry when the row is complete, otherwise what is missing; never both. */
export type RowReading = { entry: ScoreEntry; problems: [] } | { entry: null; problems: DraftProblem[] }

type Row<C extends GescoordCriterium> = {
  criterium: C
  problems: DraftProblem[]
  field: (veld: DraftVeld) => string
  report: (veld: DraftVeld, sentence: string) => void
}

/** Reads the fields of one criterion that applies. `stukken`: the numbers of the stukken this member may cite. */
export function readRow(fields: DraftFields, criterium: GescoordCriterium, stukken: readonly number[]): RowReading {
  return criterium.soort === 'tekst'
    ? readTextRow(openRow(fields, criterium))
    : readJudgementRow(openRow(fields, criterium), stukken)
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

function readJudgementRow(row: Row<OordeelCriterium>, stukken: readonly number[]): RowReading {
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
    return closeRow(row, () => ({ code, oordeel, reden, ontbrekendeBron }))
  }
  const gewicht = oordeel === 'neutraal' ? null : readWeight(row, oordeel)
  const reden = readWords(row, 'reden', maxText, 'schrijf een reden.')
  const citaten = readCitations(row, stukken, asksCitation(criterium, oordeel))
  return closeRow(row, () =>
    oordeel === 'neutraal' ? { code, oordeel, gewicht: null, reden, citaten } : { code, oordeel, gewicht, reden, citaten }
  )
}

function readWords(row: Row<GescoordCriterium>, veld: DraftVeld, max: number, missing: string): string {
  const text = cleanText(row.field(veld))
  if (!saysSomething(text)) row.report(veld, missing)
  if (text.length > max) row.report(veld, `deze tekst is te lang. Gebruik hoogstens ${max} tekens; nu zijn het er ${text.length}.`)
  return text
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
