/** How a case can leave its course before it is done. Put down by the coördinator (app/keten/sporen). */
export const uitgangen = {
  ingetrokken: 'Ingetrokken',
  'niet-in-behandeling': 'Niet in behandeling',
  overgedragen: 'Overgedragen',
  aangehouden: 'Aangehouden',
  'onbekend-vertrokken': 'Onbekend vertrokken',
  overleden: 'Overleden'
} as const
export type UitgangSoort = keyof typeof uitgangen

/** Aangehouden stops the clock; every other exit ends what was still open (R-KET-30). */
export const eindigtZaak = (soort: UitgangSoort): boolean => soort !== 'aangehouden'
