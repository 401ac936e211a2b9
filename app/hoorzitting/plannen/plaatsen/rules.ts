import { disciplines, type Discipline } from '~/dossier/schema'
import { dagInAmsterdam, tijdInAmsterdam } from '~/platform/kalender/rules'
import type { Interval, Persoon, Planvraag } from '../schema'

/** A person or room that is taken for another hearing, by its key. */
export interface Boeking extends Interval {
  sleutel: string
}

/** Why somebody is not placed at a moment: excluded or recused, already placed then, or she said she cannot. */
export type PlaatsWeigering = 'uitgesloten' | 'dubbel-geboekt' | 'kan-niet'
export type PlaatsOordeel = { ok: true } | { ok: false; refusal: PlaatsWeigering }

/** Who can be placed, as far as this asks: the rest of a person does not matter. */
export type TePlaatsen = Pick<Persoon, 'sleutel' | 'rol' | 'discipline' | 'uitgesloten' | 'bezet'>

/** What is between two ends that touch is no overlap: what ends at 10:00 leaves 10:00 free. */
const overlaps = (one: Interval, two: Interval): boolean => one.van < two.tot && two.van < one.tot

/**
 * May this person be placed at this moment? Asked again inside the transaction of the deed, over the bookings that stand there. An exclusion is
 * told first, because no other moment helps. Refusals: *uitgesloten*, *dubbel-geboekt*, *kan-niet* (also what betrokkene asked for every week). R-PLN-3, R-PLN-5, R-PLN-6, R-PLN-11.
 */
export function mayPlace(persoon: TePlaatsen, slot: Interval, boekingen: readonly Boeking[], wensen?: Planvraag['wensen']): PlaatsOordeel {
  if (persoon.uitgesloten) return { ok: false, refusal: 'uitgesloten' }
  if (boekingen.some((boeking) => boeking.sleutel === persoon.sleutel && overlaps(boeking, slot))) return { ok: false, refusal: 'dubbel-geboekt' }
  const wished = persoon.rol !== 'betrokkene' || wensen === undefined || fitsWishes(wensen, slot)
  return wished && !persoon.bezet.some((bezet) => overlaps(bezet, slot)) ? { ok: true } : { ok: false, refusal: 'kan-niet' }
}

/** Within what betrokkene can every week. A hearing lies within one day. */
function fitsWishes({ nooitVoor, nooitNa, kanNiet, maxMinuten }: Planvraag['wensen'], { van, tot }: Interval): boolean {
  const [begin, end] = [tijdInAmsterdam(new Date(van)), tijdInAmsterdam(new Date(tot))]
  const weekdag = new Date(`${dagInAmsterdam(new Date(van))}T00:00:00Z`).getUTCDay()
  const never = kanNiet.some((dagdeel) => dagdeel.weekdag === weekdag && begin < dagdeel.tot && dagdeel.van < end)
  return !never && (nooitVoor === undefined || begin >= nooitVoor) && (nooitNa === undefined || end <= nooitNa) && (maxMinuten === undefined || tot - van <= maxMinuten * 60_000)
}

export type HoudWeigering = { soort: 'persoon'; sleutel: string; waarom: PlaatsWeigering } | { soort: 'geen-quorum'; ontbreekt: Discipline[] } | { soort: 'ruimte-bezet' }
export type HoudOordeel = { ok: true } | { ok: false; refusals: HoudWeigering[] }

/** A whole hearing as somebody wants to book it. Who listens elsewhere stands among the people too. */
export interface TeHouden {
  slot: Interval
  personen: readonly TePlaatsen[]
  ruimte: string
  quorum: Planvraag['quorum']
  wensen?: Planvraag['wensen']
}

/**
 * May the hearing be booked so? Tells everything that stands in the way at once: each person who may not be placed (twice in one hearing is *dubbel-geboekt*), the disciplines without
 * enough members when there are too few with them, and a room that is taken. R-PLN-11.
 */
export function mayHold({ slot, personen, ruimte, quorum, wensen }: TeHouden, boekingen: readonly Boeking[]): HoudOordeel {
  const refusals: HoudWeigering[] = personen.flatMap((persoon, index) => {
    const twice = personen.findIndex(({ sleutel }) => sleutel === persoon.sleutel) !== index
    const verdict = twice ? { ok: false as const, refusal: 'dubbel-geboekt' as const } : mayPlace(persoon, slot, boekingen, wensen)
    return verdict.ok ? [] : [{ soort: 'persoon' as const, sleutel: persoon.sleutel, waarom: verdict.refusal }]
  })
  const ontbreekt = disciplines.filter((discipline) => new Set(personen.filter((persoon) => persoon.discipline === discipline && !persoon.uitgesloten).map(({ sleutel }) => sleutel)).size < quorum.perDiscipline)
  if (disciplines.length - ontbreekt.length < quorum.disciplines) refusals.push({ soort: 'geen-quorum', ontbreekt })
  if (boekingen.some((boeking) => boeking.sleutel === ruimte && overlaps(boeking, slot))) refusals.push({ soort: 'ruimte-bezet' })
  return refusals.length === 0 ? { ok: true } : { ok: false, refusals }
}
