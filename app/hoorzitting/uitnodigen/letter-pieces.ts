import { formatDate, formatTime } from '~/ui/dates'
import type { Soort } from './rules'
import type { Deel } from './schema'

export interface LetterFacts {
  soort: Soort
  begintOp: Date
  eindigtOp: Date
  /** The moment before it was moved; null when it was not. */
  eerder: Date | null
  /** Who sits in the room, and who listens elsewhere: roles of zitting_deelnemer. */
  inZaal: readonly string[]
  elders: readonly string[]
  tolk: { nummer: string; geslacht: string } | null
  eigenIngang: boolean
  /** A child, or somebody whose age is in doubt (`isKind`): another letter, to read with the guardian. */
  kind: boolean
  /** The number of the organisation; undefined when none is set. */
  telefoon: string | undefined
  /** Today in Amsterdam. */
  vandaag: string
}

/** How many calendar days before the talk the papers lie open to be read (after Awb 7:4, the model for this procedure). */
export const READING_DAYS = 7

export const part = (kop: string, alineas: readonly string[], lijst: readonly string[] = []): Deel => ({ kop, alineas: [...alineas], lijst: [...lijst] })

export const moment = (at: Date): string => `${formatDate(at.toISOString())} om ${formatTime(at.toISOString())} uur`

/** Hours and minutes between two moments, as people say them. */
export function lengthInWords(from: Date, to: Date): string {
  const minutes = Math.round((to.getTime() - from.getTime()) / 60_000)
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} minuten`
  return rest === 0 ? `${hours} uur` : `${hours} uur en ${rest} minuten`
}

/** These roles in the order and the words of `functies`. */
export const named = (functies: Readonly<Record<string, string>>, roles: readonly string[]): string[] =>
  Object.entries(functies).flatMap(([role, words]) => (roles.includes(role) ? [words] : []))

/** Roles without what they do: in one line. */
export const joined = (roles: readonly string[]): string => roles.map((role) => role.replace(/:.*$/, '')).join(', ').replace(/, ([^,]*)$/, ' en $1')
