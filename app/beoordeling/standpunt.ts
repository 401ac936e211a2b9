import type { Discipline } from './catalogus/schema'
import type { Result, StandpuntProblem } from './refusals'
import { isTooLong } from './rules'
import { cleanLine, cleanParagraphs, cleanText, maxOntbreekt, saysSomething, uitkomstSchema, type StandpuntRecord } from './schema'

/** The end view as it stands in a standpunt room: nothing is sure to be filled in. */
export type StandpuntDraft = {
  uitkomst: string
  toelichting: readonly string[]
  afwijkend: readonly string[]
  ontbreekt: readonly { wat: string; wie: string }[]
}

/**
 * Takes a Standpunt record from the draft. Demands an outcome and a reason; *onvoldoende informatie* must name what is
 * missing and who could supply it. No outcome is ever preset or derived from scores. Refusal: *standpunt onvolledig*. R-BEO-29, R-BEO-30.
 */
export function readStandpunt(draft: StandpuntDraft, discipline: Discipline): Result<StandpuntRecord> {
  const problems: StandpuntProblem[] = []
  const report = (veld: StandpuntProblem['veld'], bericht: string) => problems.push({ veld, bericht })
  const uitkomst = uitkomstSchema.safeParse(draft.uitkomst).data
  const toelichting = cleanParagraphs(draft.toelichting)
  const afwijkend = cleanParagraphs(draft.afwijkend)
  const ontbreekt = draft.ontbreekt
    .map(({ wat, wie }) => ({ wat: cleanText(wat), wie: cleanLine(wie) }))
    .filter(({ wat, wie }) => saysSomething(wat) || saysSomething(wie))

  if (uitkomst === undefined) report('uitkomst', 'Kies uw eindoordeel.')
  if (toelichting.length === 0) report('toelichting', 'Schrijf waarom u tot dit eindoordeel komt.')
  if (isTooLong(toelichting)) report('toelichting', 'Uw toelichting is te lang. Maak kortere alinea’s, of minder alinea’s.')
  if (isTooLong(afwijkend)) report('afwijkend', 'Uw afwijkende standpunt is te lang. Maak kortere alinea’s, of minder alinea’s.')
  if (uitkomst === 'onvoldoende informatie' && ontbreekt.length === 0) report('ontbreekt', 'Noem wat er ontbreekt en wie dat kan geven.')
  if (ontbreekt.some(({ wat, wie }) => !saysSomething(wat) || !saysSomething(wie))) report('ontbreekt', 'Noem bij elk punt wat er ontbreekt én wie dat kan geven.')
  if (ontbreekt.length > maxOntbreekt || ontbreekt.some(({ wat, wie }) => wat.length > 500 || wie.length > 200)) {
    report('ontbreekt', `Schrijf korter wat er ontbreekt: hoogstens ${maxOntbreekt} punten, 500 tekens voor wat en 200 voor wie.`)
  }

  if (uitkomst === undefined || problems.length > 0) return { ok: false, refusal: { soort: 'standpunt onvolledig', problems } }
  return { ok: true, value: { schema: 'weging-standpunt/v1', discipline, uitkomst, toelichting, afwijkend, ontbreekt } }
}
