import { BESPREEK_DAGEN, LANGSTE_TERMIJN, MINIMUM_DEELNEMERS } from './schema'

/**
 * Where an exercise stands.
 * - `loopt`: people score, sealed; `te-weinig`: the end date is over and too few sheets are in;
 * - `geopend`: the spread is there and people discuss; `gesloten`: group data is all that is left;
 * - `gestopt`: ended without showing anything.
 */
export type Stand = 'loopt' | 'te-weinig' | 'geopend' | 'gesloten' | 'gestopt'

/** One who was invited. `ingediend` is true from hand-in until the sheet is taken back or the exercise closes. */
export interface Deelname {
  id: string
  ingediend: boolean
  afgezien: boolean
}

/** All that decides about an exercise. `einddag`: the last calendar day in Amsterdam on which somebody can hand in (`YYYY-MM-DD`). */
export interface Oefenfeiten {
  geopend: boolean
  gesloten: boolean
  gestopt: boolean
  einddag: string
  minimum: number
  deelnemers: readonly Deelname[]
}

export type Verzet = { ok: true } | { ok: false; bericht: string }

const ja: Verzet = { ok: true }
const nee = (bericht: string): Verzet => ({ ok: false, bericht })

/** How many sheets are in; all that the organiser may know of them. */
export const aantalBladen = ({ deelnemers }: Pick<Oefenfeiten, 'deelnemers'>): number => deelnemers.filter((one) => one.ingediend).length

/** `vandaag`: the calendar day in Amsterdam. */
export function standOf(feiten: Oefenfeiten, vandaag: string): Stand {
  if (feiten.gestopt) return 'gestopt'
  if (feiten.gesloten) return 'gesloten'
  if (feiten.geopend) return 'geopend'
  return vandaag > feiten.einddag ? 'te-weinig' : 'loopt'
}

/**
 * Does the server open the exercise now? When everybody who still takes part handed in, or the end date is over; and in both cases
 * only with the minimum of sheets. No argument says who asks: nobody can open it (R-KAL-3, R-KAL-4).
 */
export function gaatOpen(feiten: Oefenfeiten, vandaag: string): boolean {
  if (feiten.geopend || feiten.gestopt || aantalBladen(feiten) < feiten.minimum) return false
  const over = vandaag > feiten.einddag
  return over || feiten.deelnemers.every((one) => one.ingediend || one.afgezien)
}

/** Does the exercise close by itself? `geopendDag`: the calendar day of the opening in Amsterdam. */
export const gaatDicht = (geopendDag: string, vandaag: string): boolean => vandaag > sluitdag(geopendDag)

/** The last calendar day on which people can discuss. */
export const sluitdag = (geopendDag: string): string => new Date(Date.parse(`${geopendDag}T00:00:00Z`) + BESPREEK_DAGEN * 86_400_000).toISOString().slice(0, 10)

/** May this participant type and hand in? Until the end date, once; who wants to change takes the sheet back first (R-KAL-6). */
export function magScoren(stand: Stand, deelname: Deelname): Verzet {
  if (deelname.afgezien) return nee('U doet niet meer mee aan deze oefening.')
  if (stand === 'te-weinig') return nee('De einddatum is voorbij. De organisator kan de oefening verlengen.')
  if (stand !== 'loopt') return nee('Deze oefening neemt geen bladen meer aan.')
  return deelname.ingediend ? nee('U hebt uw blad al ingediend. Neem het eerst terug als u iets wilt veranderen.') : ja
}

/** May this participant take a sheet back? Until the opening, also when the end date is over. */
export function magTerugnemen(stand: Stand, deelname: Deelname): Verzet {
  if (stand !== 'loopt' && stand !== 'te-weinig') return nee('De oefening is geopend of gestopt. Uw blad kunt u niet meer terugnemen.')
  return deelname.ingediend ? ja : nee('U hebt geen blad ingediend.')
}

/** May this participant stop taking part? Until the opening; a sheet that was handed in goes with it. */
export function magAfzien(stand: Stand, deelname: Deelname): Verzet {
  if (stand !== 'loopt' && stand !== 'te-weinig') return nee('Afzien kan alleen voor de opening.')
  return deelname.afgezien ? nee('U doet al niet meer mee.') : ja
}

export const magSpreidingLezen = (stand: Stand): Verzet => (stand === 'geopend' || stand === 'gesloten' ? ja : nee('De spreiding is er nog niet.'))
export const magBespreken = (stand: Stand): Verzet => (stand === 'geopend' ? ja : nee('Het gesprek over deze oefening is nu niet open.'))
export const magVerlengen = (stand: Stand): Verzet => (stand === 'loopt' || stand === 'te-weinig' ? ja : nee('Deze oefening is al geopend of gestopt.'))
export const magStoppen = magVerlengen
export const magSluiten = (stand: Stand): Verzet => (stand === 'geopend' ? ja : nee('Sluiten kan als de oefening geopend is.'))

/** An end date lies after `vandaag`, at most half a year ahead, and after the one it replaces; calendar days. */
export function einddagPast(einddag: string, vandaag: string, vorige?: string): Verzet {
  const dagen = (Date.parse(`${einddag}T00:00:00Z`) - Date.parse(`${vandaag}T00:00:00Z`)) / 86_400_000
  if (dagen < 1) return nee('Kies een dag na vandaag.')
  if (dagen > LANGSTE_TERMIJN) return nee(`Kies een dag binnen ${LANGSTE_TERMIJN} dagen.`)
  return vorige !== undefined && einddag <= vorige ? nee('Kies een dag na de einddatum van nu.') : ja
}

/** The minimum of sheets leaves room for one who does not take part. */
export const minimumPast = (minimum: number, genodigden: number): Verzet =>
  genodigden < MINIMUM_DEELNEMERS ? nee(`Nodig ten minste ${MINIMUM_DEELNEMERS} mensen uit.`)
  : minimum < genodigden ? ja : nee('Kies een minimum dat kleiner is dan het aantal mensen dat u uitnodigt.')

/** What one person may know of the sheets. `aantal` null: nothing, not even how many. */
export type Blik = { aantal: number | null; eigen: boolean; spreiding: boolean }

/**
 * What may be known of the sheets, by the organiser or by one participant. The organiser knows how many are in, and never more. A
 * participant knows of the own sheet, and from the opening on the spread of all (R-KAL-3, R-KAL-7).
 */
export function blikOf(feiten: Oefenfeiten, vandaag: string, wie: 'organisator' | { deelnemer: string }): Blik {
  if (wie === 'organisator') return { aantal: aantalBladen(feiten), eigen: false, spreiding: false }
  const eigen = feiten.deelnemers.find((one) => one.id === wie.deelnemer)
  const open = eigen !== undefined && magSpreidingLezen(standOf(feiten, vandaag)).ok
  return { aantal: null, eigen: eigen?.ingediend ?? false, spreiding: open }
}
