import type { Antwoord, Doel, DoelToestemming } from './schema'

/** What counts now, per purpose. */
export type DoelStand = Partial<Record<Doel, { antwoord: Antwoord; op: string }>>

export const foldDoelen = (regels: readonly DoelToestemming[]): DoelStand => Object.fromEntries(regels.map(({ doel, antwoord, op }) => [doel, { antwoord, op }]))

/** Betrokkene said yes and did not take it back. Nothing asked is no (R-HRZ-65). */
export const isToegestaan = (stand: DoelStand, doel: Doel): boolean => stand[doel]?.antwoord === 'ja'

/** Why this answer cannot be added; null when it can. Only a yes is taken back, and the same answer twice says nothing. */
export function mayAnswer(stand: DoelStand, { doel, antwoord }: Pick<DoelToestemming, 'doel' | 'antwoord'>): string | null {
  if (stand[doel]?.antwoord === antwoord) return 'Dit antwoord staat er al.'
  if (antwoord === 'ingetrokken' && !isToegestaan(stand, doel)) return 'Er is geen toestemming om in te trekken.'
  return null
}
