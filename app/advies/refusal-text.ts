import type { AdviesRefusal, BezettingRefusal } from './rules'

const texts: Record<AdviesRefusal, string> = {
  'seat-missing': 'In het panel ontbreekt een lid.',
  'chair-missing': 'In het panel ontbreekt de voorzitter.',
  'secretary-missing': 'In het panel ontbreekt de secretaris.',
  'register-number-double': 'Twee mensen in het panel hebben hetzelfde registernummer.',
  'view-missing': 'Een lid heeft nog geen standpunt vastgelegd.',
  'dissent-without-reason': 'Een lid wijkt af van de conclusie en heeft nog niet geschreven waarom. Dat lid doet dat bij het eindoordeel op de pagina Weging, en legt het opnieuw vast.',
  'source-numbering': 'De nummering van de stukken klopt niet.',
  'unknown-source': 'Een oordeel verwijst naar een stuk dat er niet is.',
  'double-judgement': 'Een lid heeft twee oordelen over hetzelfde criterium.',
  'weight-does-not-fit': 'Bij een oordeel past het gewicht niet.',
  'missing-information-unnamed': 'Bij onvoldoende informatie hoort wat er ontbreekt en wie dat kan geven. Een lid schrijft dat bij het eindoordeel op de pagina Weging, en legt het opnieuw vast.',
  'fixed-text-changed': 'Een vaste zin is veranderd.'
}

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
