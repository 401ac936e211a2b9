import type { Discipline } from './catalogus/schema'
import type { DifferenceRow } from './differences'
import type { Result, StandpuntProblem } from './refusals'
import { isTooLong } from './rules'
import { cleanLine, cleanParagraphs, cleanText, maxOntbreekt, saysSomething, standpuntVersion, uitkomstSchema, type StandpuntRecord } from './schema'

/** The end view as it stands in a standpunt room: nothing is sure to be filled in. */
export type StandpuntDraft = {
  uitkomst: string
  toelichting: readonly string[]
  afwijkend: readonly string[]
  ontbreekt: readonly { wat: string; wie: string }[]
  /** Codes of the groups that carry it, and of criteria that strengthen, as chosen. */
  dragend: readonly string[]
  versterkt: readonly string[]
}

/** What an end view can rest on: the groups with whether one may carry it (catalogue), and the criteria that at least one member judged *versterkt*. */
export interface StandpuntBasis {
  discipline: Discipline
  groepen: readonly { code: string; naam: string; draagtEindoordeel: boolean }[]
  versterkend: readonly string[]
}

/** The criteria that at least one member judged *versterkt*, in the order of the rows. */
export const strengthening = (rows: readonly DifferenceRow[]): string[] =>
  rows.filter(({ cellen }) => cellen.some(({ entry }) => entry !== null && 'oordeel' in entry && entry.oordeel === 'versterkt')).map(({ code }) => code)

/**
 * Takes a Standpunt record from the draft. Demands an outcome and a reason; *onvoldoende informatie* must name what is
 * missing and who could supply it. *Aannemelijk* and *niet aannemelijk* name the groups that carry them, and a group that carries no end view
 * (G: signals) is never enough alone. Where anything strengthens, it is named, also beside a negative view. No outcome is ever preset or
 * derived from scores. Refusal: *standpunt onvolledig*. R-BEO-29, R-BEO-30, R-BEO-141, R-BEO-142.
 */
export function readStandpunt(draft: StandpuntDraft, { discipline, groepen, versterkend }: StandpuntBasis): Result<StandpuntRecord> {
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

  const dragend = groepen.filter(({ code }) => draft.dragend.includes(code))
  if (uitkomst !== undefined && uitkomst !== 'onvoldoende informatie') {
    if (dragend.length === 0) report('dragend', 'Kies welke groepen uw eindoordeel dragen.')
    else if (!dragend.some((groep) => groep.draagtEindoordeel)) report('dragend', `${carriesNothing(dragend)} kan alleen nooit een eindoordeel dragen. Kies ook een andere groep.`)
  }
  const versterkt = versterkend.filter((code) => draft.versterkt.includes(code))
  if (versterkend.length > 0 && versterkt.length === 0) report('versterkt', 'Noem ook wat versterkt: kies ten minste één criterium dat de verklaring versterkt.')

  if (uitkomst === undefined || problems.length > 0) return { ok: false, refusal: { soort: 'standpunt onvolledig', problems } }
  return { ok: true, value: { schema: standpuntVersion, discipline, uitkomst, toelichting, afwijkend, ontbreekt, dragend: dragend.map(({ code }) => code), versterkt } }
}

const carriesNothing = (groepen: readonly { code: string; naam: string }[]): string =>
  new Intl.ListFormat('nl', { type: 'conjunction' }).format(groepen.map(({ code, naam }) => `Groep ${code} (${naam})`))
