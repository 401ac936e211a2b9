/** A link that opens one dossier with a code: who may try, how long it lasts, and in what state it is (R-GEM-1 to R-GEM-9). Times are moments. */

/** For whom a link is. `betrokkene`: beside her zorgcoördinator, who holds the code. */
export type Voor = 'gemachtigde' | 'kantoorgenoot' | 'betrokkene'

/** Wrong codes that are looked at within the window, for one link and from one address; after that everybody waits, also who knows the code. */
export const LINK_ATTEMPTS = 5
export const ADDRESS_ATTEMPTS = 20
/** How long a wrong code counts, in milliseconds: a quarter of an hour. It is the longest that anybody waits. */
export const ATTEMPT_WINDOW_MS = 15 * 60 * 1000

/** Colleagues that one gemachtigde can let in at the same time. */
export const MAX_COLLEAGUES = 3

/** How long a link works unless the coördinator says otherwise, and at most: in calendar days. */
export const LINK_DAYS = 182
export const MAX_LINK_DAYS = 366

const minute = 60_000

/** How long a session lasts that a link opened, in milliseconds: of silence, and in all. Shorter on a machine that others use too. */
export const sessionLimits: Readonly<Record<Voor, { idle: number; whole: number }>> = {
  gemachtigde: { idle: 30 * minute, whole: 4 * 60 * minute },
  kantoorgenoot: { idle: 30 * minute, whole: 4 * 60 * minute },
  betrokkene: { idle: 10 * minute, whole: 60 * minute }
}

/** Until when nobody is let try; null when one can try now. `wrong`: when codes were wrong, in any order. There is always an end: at most the window. */
export function waitUntil(wrong: readonly Date[], limit: number, now: Date): Date | null {
  const recent = wrong.map((at) => at.getTime()).filter((at) => at > now.getTime() - ATTEMPT_WINDOW_MS).sort((one, other) => other - one)
  const oldestThatCounts = recent[limit - 1]
  return oldestThatCounts === undefined ? null : new Date(oldestThatCounts + ATTEMPT_WINDOW_MS)
}

export type LinkState = 'nog niet geopend' | 'geopend' | 'ingetrokken' | 'verlopen'

export interface LinkTimes {
  verlooptOp: Date
  eerstGeopendOp: Date | null
  ingetrokkenOp: Date | null
}

/** Where a link stands, for who made it. Withdrawn goes before expired. */
export function linkState({ verlooptOp, eerstGeopendOp, ingetrokkenOp }: LinkTimes, now: Date): LinkState {
  if (ingetrokkenOp) return 'ingetrokken'
  if (verlooptOp <= now) return 'verlopen'
  return eerstGeopendOp ? 'geopend' : 'nog niet geopend'
}

export const isOpen = (state: LinkState): boolean => state === 'geopend' || state === 'nog niet geopend'
