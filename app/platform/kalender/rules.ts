/** Why a wall time names no single moment: no such date or time, skipped in spring, or twice there in autumn. */
export type WallTimeRefusal = 'ongeldig' | 'bestaat-niet' | 'twee-keer'
export type WallTimeResult = { ok: true; value: Date } | { ok: false; refusal: WallTimeRefusal }

const wallClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit'
})

/** Minutes by which Amsterdam can be ahead of UTC: summer time and winter time (Richtlijn 2000/84/EG). */
const offsets = [120, 60] as const
const minute = 60_000

/**
 * The moment at which clocks in Amsterdam show this: `dag` as 2026-12-10, `tijd` as 10:00. Exact over both clock changes: a
 * time that is skipped or that comes twice is refused, never guessed (R-HRZ-2).
 */
export function momentInAmsterdam(dag: string, tijd: string): WallTimeResult {
  const asUtc = /^\d{4}-\d{2}-\d{2}$/.test(dag) && /^\d{2}:\d{2}$/.test(tijd) ? Date.parse(`${dag}T${tijd}:00Z`) : Number.NaN
  // Date.parse rolls 31 February over to March on some engines: what comes out must be what went in.
  if (Number.isNaN(asUtc) || new Date(asUtc).toISOString().slice(0, 16) !== `${dag}T${tijd}`) return { ok: false, refusal: 'ongeldig' }
  const [first, second] = offsets.map((offset) => new Date(asUtc - offset * minute)).filter((moment) => shows(moment, dag, tijd))
  if (!first) return { ok: false, refusal: 'bestaat-niet' }
  return second ? { ok: false, refusal: 'twee-keer' } : { ok: true, value: first }
}

/** The calendar day in Amsterdam at this moment, as 2026-12-10. */
export const dagInAmsterdam = (moment: Date): string => readWallClock(moment).dag

/** The clock in Amsterdam at this moment, as 10:00. */
export const tijdInAmsterdam = (moment: Date): string => readWallClock(moment).tijd

function shows(moment: Date, dag: string, tijd: string): boolean {
  const wall = readWallClock(moment)
  return wall.dag === dag && wall.tijd === tijd
}

function readWallClock(moment: Date): { dag: string; tijd: string } {
  const parts = new Map(wallClock.formatToParts(moment).map(({ type, value }) => [type, value]))
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? ''
  return { dag: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`, tijd: `${part('hour')}:${part('minute')}` }
}

const DAY_MS = 24 * 60 * minute

/** This calendar day (YYYY-MM-DD) and so many days more. */
export const addDays = (dag: string, days: number): string => new Date(Date.parse(`${dag}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** How many calendar days `tot` lies after `van`. */
export const daysBetween = (van: string, tot: string): number => Math.round((Date.parse(`${tot}T00:00:00Z`) - Date.parse(`${van}T00:00:00Z`)) / DAY_MS)

/** The same day so many months later; when that month has no such day, its last one (31 January and a month: 28 or 29 February). */
export function addMonths(dag: string, months: number): string {
  const first = new Date(`${dag.slice(0, 7)}-01T00:00:00Z`)
  first.setUTCMonth(first.getUTCMonth() + months)
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return `${first.toISOString().slice(0, 8)}${String(Math.min(Number(dag.slice(8)), last)).padStart(2, '0')}`
}
