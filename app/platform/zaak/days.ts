/** A calendar day as `YYYY-MM-DD`; text order is time order. */
export type Day = string

/** The first and the last day something can have happened, both included. `null`: not certain on that side. */
export interface Bounds {
  earliest: Day | null
  latest: Day | null
}

const maanden = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december']
const kort = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']

/** 1–12 for a Dutch month name, full or short. */
export function monthNumber(name: string): number | undefined {
  const at = [maanden, kort].map((list) => list.indexOf(name.toLowerCase().replace(/\.$/, ''))).find((index) => index >= 0)
  return at === undefined ? undefined : at + 1
}

const two = (number: number): string => String(number).padStart(2, '0')

const lastOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

export const yearBounds = (year: number): Bounds => ({ earliest: `${year}-01-01`, latest: `${year}-12-31` })

/** `undefined` when there is no such month. */
export function monthBounds(year: number, month: number): Bounds | undefined {
  if (month < 1 || month > 12) return undefined
  return { earliest: `${year}-${two(month)}-01`, latest: `${year}-${two(month)}-${two(lastOfMonth(year, month))}` }
}

/** `undefined` when there is no such day, such as 30 February. */
export function dayBounds(year: number, month: number, day: number): Bounds | undefined {
  if (month < 1 || month > 12 || day < 1 || day > lastOfMonth(year, month)) return undefined
  const text = `${year}-${two(month)}-${two(day)}`
  return { earliest: text, latest: text }
}

const shift = (day: Day, by: number): Day => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + by)
  return date.toISOString().slice(0, 10)
}

export const dayBefore = (day: Day): Day => shift(day, -1)
export const dayAfter = (day: Day): Day => shift(day, 1)

/** Does this day exist, written as `YYYY-MM-DD`? Years run from 1000 to 9999. */
export function isDay(text: string): boolean {
  const found = /^([1-9]\d{3})-(\d{2})-(\d{2})$/.exec(text)
  return found !== null && dayBounds(Number(found[1]), Number(found[2]), Number(found[3])) !== undefined
}

/** A day as a database column takes it: midnight UTC. */
export const dateOfDay = (day: Day | null): Date | null => (day === null ? null : new Date(`${day}T00:00:00Z`))

/** A date column as a day. */
export const dayOfDate = (date: Date | null): Day | null => date?.toISOString().slice(0, 10) ?? null
