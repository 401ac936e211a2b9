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

/** Easter Sunday of a Gregorian year (Meeus, Jones and Butcher). */
function easter(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const day = ((h + l - 7 * m + 114) % 31) + 1
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The days on which a term does not end: Saturday, Sunday, and the holidays of art. 3 Algemene termijnenwet, Goede Vrijdag included. */
export function isFreeDay(dag: string): boolean {
  const year = Number(dag.slice(0, 4))
  const weekday = new Date(`${dag}T00:00:00Z`).getUTCDay()
  if (weekday === 0 || weekday === 6) return true
  const pasen = easter(year)
  const koningsdag = new Date(`${year}-04-27T00:00:00Z`).getUTCDay() === 0 ? '04-26' : '04-27'
  const movable = [-2, 1, 39, 50].map((days) => addDays(pasen, days))
  return movable.includes(dag) || ['01-01', koningsdag, '05-05', '12-25', '12-26'].includes(dag.slice(5))
}

/**
 * The last day of a term of so many calendar days that begins after `dag`: when that is no working day, the next one is (art. 1 Algemene
 * termijnenwet). A term of three days or more holds at least two working days (art. 2).
 */
export function endOfTerm(dag: string, days: number): string {
  let end = addDays(dag, days)
  const working = (): number => Array.from({ length: Math.round((Date.parse(end) - Date.parse(dag)) / DAY_MS) }, (_, index) => addDays(dag, index + 1)).filter((each) => !isFreeDay(each)).length
  while (isFreeDay(end) || (days >= 3 && working() < 2)) end = addDays(end, 1)
  return end
}
