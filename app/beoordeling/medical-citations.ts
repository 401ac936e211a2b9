import { isMedical } from '~/stukken/medical-number'
import type { Citaat, EisAntwoord, ScoreEntry } from './schema'

interface Citing {
  entries: readonly ScoreEntry[]
}

const citationsOf = (entry: ScoreEntry): readonly Citaat[] => ('citaten' in entry ? entry.citaten : [])
const answersOf = (entry: ScoreEntry): readonly EisAntwoord[] => ('antwoorden' in entry ? (entry.antwoorden ?? []) : [])

/** The paper that an answer beside a judgement points at; null when it points at none. */
function citedBy(answer: EisAntwoord): Citaat | null {
  if (answer.vraagt === 'weersprekend citaat') return answer.citaat
  return answer.vraagt === 'voorlegging' && answer.waar !== null && 'stuk' in answer.waar ? answer.waar : null
}

/** A sheet as somebody else reads it after the reveal: without citations of medical papers that they may not read, and without answers that rest on one (R-STU-26). */
export function withoutUnreadable<Sheet extends Citing>(sheet: Sheet, readable: readonly number[]): Sheet {
  const mayRead = (citaat: Citaat | null): boolean => citaat === null || !isMedical(citaat.stuk) || readable.includes(citaat.stuk)
  return {
    ...sheet,
    entries: sheet.entries.map((entry) => ({
      ...entry,
      ...('citaten' in entry && { citaten: entry.citaten.filter(mayRead) }),
      ...('antwoorden' in entry && { antwoorden: answersOf(entry).filter((answer) => mayRead(citedBy(answer))) })
    }))
  }
}

/** The medical papers that these sheets cite: those an advies names, by kind and date (R-STU-26). */
export const citedMedical = (sheets: readonly Citing[]): ReadonlySet<number> =>
  new Set(
    sheets
      .flatMap(({ entries }) => entries.flatMap((entry) => [...citationsOf(entry), ...answersOf(entry).map(citedBy)]))
      .flatMap((citaat) => (citaat && isMedical(citaat.stuk) ? [citaat.stuk] : []))
  )

/** A citation as an advies prints it: of a medical paper never the place, which may hold its words. */
export const printedCitation = ({ stuk, plaats }: Citaat): Citaat => ({ stuk, plaats: isMedical(stuk) ? null : plaats })

/** A judgement with its answers as an advies prints them. */
export function withPrintedAnswers(entry: ScoreEntry): ScoreEntry {
  if (!('antwoorden' in entry)) return entry
  return {
    ...entry,
    antwoorden: answersOf(entry).map((answer) => {
      if (answer.vraagt === 'weersprekend citaat') return { ...answer, citaat: printedCitation(answer.citaat) }
      if (answer.vraagt === 'voorlegging' && answer.waar !== null && 'stuk' in answer.waar) return { ...answer, waar: printedCitation(answer.waar) }
      return answer
    })
  }
}
