import type { Stand } from '../rules'

/** Where an exercise stands, in words. */
export const standInWoorden: Record<Stand, string> = {
  loopt: 'loopt, gesloten bladen',
  'te-weinig': 'einddatum voorbij, te weinig bladen',
  geopend: 'geopend, samen bespreken',
  gesloten: 'gesloten',
  gestopt: 'gestopt, niets getoond'
}

export const standToon = { loopt: 'primary', 'te-weinig': 'attention', geopend: 'good', gesloten: 'neutral', gestopt: 'neutral' } as const satisfies Record<Stand, string>
