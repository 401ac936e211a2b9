/** What moved or cancelled a session, as a code beside its words: only the code is counted (domein §10.14). `geen-horen` is set when the panel does not hear, and is no choice. */
export const aanleidingTekst = {
  betrokkene: 'Betrokkene kan of wil dan niet',
  gemachtigde: 'De gemachtigde kan niet',
  panel: 'Iemand van het panel kan niet',
  ziekte: 'Iemand is ziek',
  vakantie: 'Vakantie of feestdagen',
  tolk: 'Er is geen tolk die past',
  ruimte: 'De ruimte kan niet',
  stukken: 'Er ontbreken stukken',
  anders: 'Iets anders'
} as const
export type Aanleiding = keyof typeof aanleidingTekst | 'geen-horen'
export const aanleidingen = Object.keys(aanleidingTekst) as (keyof typeof aanleidingTekst)[]
export const aanleidingKeuzes = Object.entries(aanleidingTekst).map(([value, label]) => ({ value, label }))
