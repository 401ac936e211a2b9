import type { Aanwezige } from '../schema'
import type { ZaalStand } from './rules'
import type { Functie } from './schema'

const named: Record<Functie, Aanwezige> = {
  voorzitter: 'voorzitter', IND: 'panellid IND', zorg: 'panellid zorg', politie: 'panellid politie', secretaris: 'secretaris', betrokkene: 'betrokkene', gemachtigde: 'gemachtigde',
  voogd: 'vertrouwenspersoon', steunpersoon: 'vertrouwenspersoon'
}

/** Who were noted as present, as a verslag names them: in the room, or listening elsewhere. */
export function presentAt({ aanwezig, tolk }: ZaalStand): Aanwezige[] {
  const there = Object.entries(aanwezig).flatMap(([functie, plek]) => (plek.waar === 'afwezig' ? [] : [named[functie as Functie]]))
  return [...new Set([...there, ...(tolk ? (['tolk'] as const) : [])])]
}
