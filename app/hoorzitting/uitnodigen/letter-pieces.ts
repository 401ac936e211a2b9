import { formatDate, formatTime } from '~/ui/dates'
import type { Deel } from './schema'

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
