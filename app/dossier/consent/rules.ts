import type { Antwoord, Doel, DoelToestemming } from './schema'

/** What counts now, per purpose. */
export type DoelStand = Partial<Record<Doel, { antwoord: Antwoord; op: string }>>

export const foldDoelen = (regels: readonly DoelToestemming[]): DoelStand => Object.fromEntries(regels.map(({ doel, antwoord, op }) => [doel, { antwoord, op }]))

/** Betrokkene said yes and did not take it back. Nothing asked is no (R-HRZ-65). */
export const isToegestaan = (stand: DoelStand, doel: Doel): boolean => stand[doel]?.antwoord === 'ja'

/** Why this answer cannot be added; null when it can. Only a yes is taken back, the same answer twice says nothing, and none is put before one that was given later. */
export function mayAnswer(stand: DoelStand, { doel, antwoord, op }: Pick<DoelToestemming, 'doel' | 'antwoord' | 'op'>): string | null {
  if (op < (stand[doel]?.op ?? '')) return 'Zij antwoordde hier later al op. Kies de dag van dat antwoord of een latere.'
  if (stand[doel]?.antwoord === antwoord) return 'Dit antwoord staat er al.'
  if (antwoord === 'ingetrokken' && !isToegestaan(stand, doel)) return 'Er is geen toestemming om in te trekken.'
  return null
}
