import type { Discipline } from '../catalogus/schema'
import { mayReveal, type HearingState, type Seat } from '../rules'
import type { RondeSoort } from './schema'

/** What is asked of the round that is going on. `ontbreekt`: the discipline without which the voorzitter decided to go on. */
export interface RoundFacts {
  soort: RondeSoort
  onthuld: boolean
  hoorzitting: HearingState
  /** `ingediend`: the last sheet is in and counts, it judged all there is. */
  seats: readonly Seat[]
  ontbreekt: Discipline | null
}

/** `volgende`: the round after the hearing opens. `onthullen`: all rounds of the panel open together. Nobody asks for either (law 2). */
export type RoundStep = 'wachten' | 'compleet' | 'volgende' | 'onthullen'

/**
 * What the server does now, whoever did what just before: nothing in it says who asks. A round on the papers that is complete stays sealed until the
 * verslag is fixed, and then the round after the hearing opens; with a hearing that was waived it is the only one. R-BEO-91 to R-BEO-93.
 */
export function nextStep({ soort, onthuld, hoorzitting, seats, ontbreekt }: RoundFacts): RoundStep {
  if (onthuld || !mayReveal({ ronde: 'open', seats, ontbreekt }).ok) return 'wachten'
  if (hoorzitting === 'verslag niet vast') return 'compleet'
  return soort === 'op_stukken' && hoorzitting === 'verslag vast' ? 'volgende' : 'onthullen'
}

/** May a member hand in now? On the papers at once; in every other round after the verslag is fixed or the hearing waived. R-BEO-91. */
export const acceptsHandIn = (soort: RondeSoort, hoorzitting: HearingState): boolean => soort === 'op_stukken' || hoorzitting !== 'verslag niet vast'

/**
 * May the voorzitter go on without this discipline? Only where the installation allows two, and only after its seat was closed; the other two have
 * theirs. Gives what stands in the way, in words; null when nothing does. R-BEO-104.
 */
export function refuseTwo(facts: { toegestaan: boolean; ontbreekt: Discipline; seats: readonly Seat[] }): string | null {
  if (!facts.toegestaan) return 'Op deze installatie adviseert het panel alleen met IND, zorg en politie. Vraag de coördinator om een vervanger.'
  const open = facts.seats.filter((seat) => seat.status === 'open').map((seat) => seat.discipline)
  if (open.includes(facts.ontbreekt)) return `De zetel ${facts.ontbreekt} is bezet. De coördinator sluit eerst die zetel.`
  return new Set(open).size === 2 ? null : 'Er ontbreekt meer dan één discipline. Vraag de coördinator om een vervanger.'
}
