import type { AdviesRefusal } from './rules'

const texts: Record<AdviesRefusal, string> = {
  'seat-missing': 'In het panel ontbreekt een lid.',
  'chair-missing': 'In het panel ontbreekt de voorzitter.',
  'secretary-missing': 'In het panel ontbreekt de secretaris.',
  'register-number-double': 'Twee mensen in het panel hebben hetzelfde registernummer.',
  'view-missing': 'Een lid heeft nog geen standpunt vastgelegd.',
  'dissent-without-reason': 'Een lid wijkt af van de conclusie en heeft nog niet geschreven waarom. Dat lid vult het afwijkend standpunt aan.',
  'source-numbering': 'De nummering van de stukken klopt niet.',
  'unknown-source': 'Een oordeel verwijst naar een stuk dat er niet is.',
  'double-judgement': 'Een lid heeft twee oordelen over hetzelfde criterium.',
  'weight-does-not-fit': 'Bij een oordeel past het gewicht niet.',
  'missing-information-unnamed': 'Bij onvoldoende informatie hoort wat er ontbreekt en wie dat kan geven. Een lid vult dat aan bij het standpunt.',
  'fixed-text-changed': 'Een vaste zin is veranderd.'
}

/** Why an advies cannot be frozen, in plain Dutch, with the place. */
export const refusalText = (refusal: AdviesRefusal, at: string): string => `${texts[refusal]} (${at})`
