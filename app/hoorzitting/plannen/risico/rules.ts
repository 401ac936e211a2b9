import { workingDaysBetween } from '~/platform/kalender/feestdagen/rules'

/** Whether a hearing will meet its term: with room, hardly, or not. */
export type Risico = 'ruim' | 'krap' | 'mist'

/** Under so many working days between the first moment and the last day one absence can cost the term. */
const krapte = 5

/**
 * The danger of a term, before it is certain: the first day on which the hearing can be held (`earliestDay`, or the planned day; null: there is none in
 * sight) beside the last day of the term. `werkdagenOver` is the number of working days after the one, up to and including the other, below
 * zero when it is too late. R-PLN-12.
 */
export function riskOf({ eerste, uiterlijk, krapOnder = krapte }: { eerste: string | null; uiterlijk: string; krapOnder?: number }): { stand: Risico; werkdagenOver: number | null } {
  if (eerste === null) return { stand: 'mist', werkdagenOver: null }
  const werkdagenOver = workingDaysBetween(eerste, uiterlijk)
  if (eerste > uiterlijk) return { stand: 'mist', werkdagenOver }
  return { stand: werkdagenOver < krapOnder ? 'krap' : 'ruim', werkdagenOver }
}
