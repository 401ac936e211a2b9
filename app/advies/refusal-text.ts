import type { AdviesRefusal, BezettingRefusal } from './rules'

const texts: Record<AdviesRefusal, string> = {
  'seat-missing': 'In het panel ontbreekt een lid.',
  'chair-missing': 'In het panel ontbreekt de voorzitter.',
  'secretary-missing': 'In het panel ontbreekt de secretaris.',
  'register-number-double': 'Twee mensen in het panel hebben hetzelfde registernummer.',
  'view-missing': 'Een lid heeft nog geen standpunt vastgelegd.',
  'dissent-without-reason': 'Een lid wijkt af van de conclusie en heeft nog niet geschreven waarom. Dat lid doet dat bij het eindoordeel op de pagina Weging, en legt het opnieuw vast.',
  'source-numbering': 'Twee stukken hebben hetzelfde nummer, of de stukken staan niet op volgorde.',
  'unknown-source': 'Een oordeel verwijst naar een stuk dat er niet is.',
  'double-judgement': 'Een lid heeft twee oordelen over hetzelfde criterium.',
  'weight-does-not-fit': 'Bij een oordeel past het gewicht niet.',
  'missing-information-unnamed': 'Bij onvoldoende informatie hoort wat er ontbreekt en wie dat kan geven. Een lid schrijft dat bij het eindoordeel op de pagina Weging, en legt het opnieuw vast.',
  'fixed-text-changed': 'Een vaste zin is veranderd.',
  'declaration-missing': 'Iemand in het panel heeft nog niet verklaard of er een belang is. Dat moet eerst.',
  'sheet-missing': 'Bij de oordelen van dit lid hoort één vastgelegde beoordeling van wie nu in het panel zit.',
  'not-unanimous': 'U koos dat het panel eenstemmig is, maar dit lid heeft een andere uitkomst. Kies de regel in de grondslag, of praat verder.',
  'votes-differ': 'Het standpunt van een lid is intussen veranderd. Laad de pagina opnieuw.',
  'ground-missing': 'Deze alinea noemt niet waarop zij steunt. Zet het stuk of de vastlegging erachter.',
  'unknown-record': 'Deze alinea steunt op iets dat niet bij dit advies hoort. Kies een ander stuk of een andere vastlegging.',
  'unknown-place': 'Dit is voorgelegd op een hoorzitting die er niet was, of volgens een ander verslag.',
  'round-numbering': 'De rondes staan niet op volgorde.',
  'round-sheets-differ': 'De beoordeling van dit lid is niet die van de laatste ronde. Laad de pagina opnieuw.',
  'strengthening-differs': 'De lijst van wat versterkt is niet wat de leden hebben beoordeeld.',
  'movement-differs': 'Wat er tussen de rondes veranderde, is niet wat de leden hebben beoordeeld.'
}

/** Why nothing is fixed, approved or sealed on a judgement that leans on a paper without consent; says nothing of which paper (R-STU-32). */
export const STEUN_VERVALLEN =
  'Een beoordeling steunt op een stuk dat niet meer gebruikt mag worden. Is het advies al vastgesteld, haal het dan terug naar schrijven. Daarna opent de voorzitter op de pagina Rondes een nieuwe ronde.'

/** Why an advies cannot be frozen, in plain Dutch, with the place. */
export const refusalText = (refusal: AdviesRefusal, at: string): string => `${texts[refusal]} (${at})`

const bezettingTexts: Record<BezettingRefusal, string> = {
  'seat-empty': 'Deze zetel is leeg. De coördinator bezet de zetel eerst.',
  'conflict-open': 'Het lid op deze zetel heeft een belang gemeld. De coördinator bezet de zetel opnieuw.',
  'not-declared': 'Het lid op deze zetel heeft nog niet verklaard dat er geen belang is. Dat moet eerst.',
  'panel-changed': 'Op deze zetel zit iemand anders dan toen het advies werd vastgesteld. De voorzitter haalt het advies terug en stelt het opnieuw vast.'
}

/** Why this panel cannot go on with the advies, with the seat and who does something about it. */
export const bezettingText = (refusal: BezettingRefusal, zetel: string): string => `Zetel ${zetel}: ${bezettingTexts[refusal].charAt(0).toLowerCase()}${bezettingTexts[refusal].slice(1)}`
