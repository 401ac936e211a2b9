import type { VraagWeigering } from './rules'
import type { LeesOordeel } from './schema'

export const vraagWeigeringText: Record<VraagWeigering, string> = {
  zonder: 'U hebt vastgelegd waarom het panel verdergaat zonder tegenlezing.',
  gelezen: 'De tegenlezing van deze weging is er al. Een tweede wordt niet gevraagd.',
  loopt: 'Iemand leest de weging nu. Wacht op het antwoord, of op het einde van de termijn.',
  'alles aannemelijk': 'Alle leden vinden het aannemelijk. Een tegenlezing hoort bij niet aannemelijk.'
}

/** How the answer is chosen, and how it stands there afterwards. */
export const leesOordeelNaam: Record<LeesOordeel, string> = {
  'kan dragen': 'De weging kan de conclusie dragen',
  vragen: 'Er zijn vragen'
}
