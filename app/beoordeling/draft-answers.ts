import type { Eis, Oordeel, OordeelCriterium } from './catalogus/schema'
import { draftKey, readCitaten } from './draft-fields'
import { readWords, type Row, type Sources } from './row-reader'
import { maxText, type Citaat, type EisAntwoord } from './schema'

/** What the judgement asks besides itself, as the catalogue says. */
export const demandsAt = (criterium: OordeelCriterium, oordeel: Oordeel | undefined): Eis[] =>
  criterium.eisen.filter((eis) => eis.als === oordeel)

/**
 * Reads the answers to all that the catalogue asks beside this judgement. Each demand that is not answered is one sentence
 * that says what to do (domein.md 2.7). The key is left out when nothing is asked. R-BEO-120 to R-BEO-127.
 */
export function readAnswers(row: Row<OordeelCriterium>, oordeel: Oordeel, citaten: readonly Citaat[], sources: Sources): { antwoorden?: EisAntwoord[] } {
  const antwoorden = demandsAt(row.criterium, oordeel).flatMap((eis) => readAnswer(row, eis, citaten, sources) ?? [])
  return antwoorden.length === 0 ? {} : { antwoorden }
}

function readAnswer(row: Row<OordeelCriterium>, eis: Eis, citaten: readonly Citaat[], sources: Sources): EisAntwoord | null {
  switch (eis.vraagt) {
    case 'notitie':
      return { vraagt: 'notitie', tekst: readWords(row, 'notitie', maxText, `schrijf bij ${eis.als} een notitie over het referentiekader (groep ${eis.bij}).`) }
    case 'motivering':
      return { vraagt: 'motivering', tekst: readWords(row, 'motivering', maxText, `schrijf bij ${eis.als} een extra motivering.`) }
    case 'andere grond':
      return readOtherGround(row, eis)
    case 'weersprekend citaat':
      return readContradiction(row, citaten)
    case 'voorlegging':
      return readPutToHer(row, citaten, sources)
    case 'oordeel':
      checkOtherJudgement(row, eis)
      return null
  }
}

/** A ground that can never weaken is refused, and another one must be named (a sepot for lack of leads at C7). R-BEO-124. */
function readOtherGround(row: Row<OordeelCriterium>, eis: Extract<Eis, { vraagt: 'andere grond' }>): EisAntwoord {
  const only = row.field('alleenDat')
  if (only === 'ja') row.report('alleenDat', `${eis.dan} telt nooit als ${eis.als}. Kies een ander oordeel, of noem een andere grond.`)
  else if (only !== 'nee') row.report('alleenDat', `zeg of uw oordeel alleen rust op ${eis.dan}.`)
  return { vraagt: 'andere grond', tekst: readWords(row, 'grond', maxText, 'noem wat er is onderzocht en wat daaruit kwam.') }
}

/** Absence never weakens: one of the citations must contradict, and what it contradicts is said. R-BEO-123. */
function readContradiction(row: Row<OordeelCriterium>, citaten: readonly Citaat[]): EisAntwoord | null {
  const weerspreekt = readWords(row, 'weerspreekt', maxText, 'schrijf wat dit citaat weerspreekt. Dat een stuk ontbreekt, verzwakt nooit.')
  const citaat = chosenCitation(row.field('weersprekend'), citaten)
  if (citaat === null) {
    row.report('weersprekend', 'kies welk citaat de verklaring weerspreekt.')
    return null
  }
  return { vraagt: 'weersprekend citaat', citaat, weerspreekt }
}

/** What counts against betrokkene was put to her: where, and her answer; or why that was not possible. R-BEO-126. */
function readPutToHer(row: Row<OordeelCriterium>, citaten: readonly Citaat[], sources: Sources): EisAntwoord | null {
  const field = row.field('voorgelegd')
  if (field === 'niet') {
    return { vraagt: 'voorlegging', waar: null, reden: readWords(row, 'voorlegging', maxText, 'schrijf waarom dit niet aan betrokkene is voorgelegd.') }
  }
  const antwoord = readWords(row, 'voorlegging', maxText, 'schrijf wat betrokkene antwoordde.')
  if (field === 'verslag' && sources.verslag) return { vraagt: 'voorlegging', waar: { verslag: true }, antwoord }
  const waar = chosenCitation(field, citaten)
  if (waar === null) {
    row.report('voorgelegd', field === 'verslag' ? 'er is nog geen vastgesteld verslag. Kies een citaat, of “niet voorgelegd”.' : 'kies waar dit aan betrokkene is voorgelegd, of “niet voorgelegd”.')
    return null
  }
  return { vraagt: 'voorlegging', waar, antwoord }
}

/**
 * A judgement elsewhere that this one leans on (B4 at a weakened B3). *Niet te beoordelen* is no judgement there, unless the row says
 * why it was not put to betrokkene: then there is no answer to judge. R-BEO-121.
 */
function checkOtherJudgement(row: Row<OordeelCriterium>, eis: Extract<Eis, { vraagt: 'oordeel' }>): void {
  const other = row.fields[draftKey(eis.bij, 'oordeel')] ?? ''
  const notPut = other === 'niet te beoordelen' && row.field('voorgelegd') === 'niet' && row.criterium.eisen.some((one) => one.vraagt === 'voorlegging')
  if (other === '' || (other === 'niet te beoordelen' && !notPut)) row.report('oordeel', `geef bij ${eis.als} ook een oordeel bij ${eis.bij}.`)
}

/** The citation that is chosen, as long as it is still one of this row. */
function chosenCitation(field: string, citaten: readonly Citaat[]): Citaat | null {
  const [chosen] = readCitaten(field) ?? []
  return citaten.find((one) => one.stuk === chosen?.stuk && one.plaats === chosen.plaats) ?? null
}
