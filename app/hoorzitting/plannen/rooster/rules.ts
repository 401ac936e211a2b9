import { isFreeDay } from '~/platform/kalender/feestdagen/rules'
import { addDays, momentInAmsterdam } from '~/platform/kalender/rules'
import type { Dagdeel, Interval } from '../schema'

/** The office of the panel: 09:00 to 17:00 on working days, by the half hour. */
const opening = 9 * 60
export const halfUur = 30 * 60_000
export const cellen = 16
const alle = 2 ** cellen - 1

/** A working day of the office: its calendar day, and the moment of 09:00 in Amsterdam. The clocks change at night on Sundays, so that the sixteen half hours after it are those on the wall. */
export interface Kantoordag {
  dag: string
  begin: number
}

/** Counts the half hours and days that were looked at: what the planner's work is measured in, the same on any machine. */
export interface Teller {
  bekeken: number
}

/** Nine o'clock of each day that anybody planned on: the same for every dossier, and the dearest thing to work out of a whole list of work. */
const nines = new Map<string, number>()

function nineOn(dag: string): number {
  const known = nines.get(dag)
  if (known !== undefined) return known
  const nine = momentInAmsterdam(dag, '09:00')
  if (!nine.ok) throw new Error('The clocks of Amsterdam do not change at nine')
  nines.set(dag, nine.value.getTime())
  return nine.value.getTime()
}

/** The working days from `van` up to and including `tot`. */
export function officeDays(van: string, tot: string): Kantoordag[] {
  const days: Kantoordag[] = []
  for (let dag = van; dag <= tot; dag = addDays(dag, 1)) {
    if (!isFreeDay(dag)) days.push({ dag, begin: nineOn(dag) })
  }
  return days
}

/** Sorted, and what touches or overlaps made one. */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = []
  for (const { van, tot } of intervals.toSorted((one, two) => one.van - two.van)) {
    const last = merged.at(-1)
    if (last && van <= last.tot) last.tot = Math.max(last.tot, tot)
    else merged.push({ van, tot })
  }
  return merged
}

/** The bits of the half hours from cell `first` up to, not including, cell `end`. */
const between = (first: number, end: number): number => (end <= first ? 0 : (alle >>> (cellen - end)) & (alle << first) & alle)

const clamp = (cell: number): number => Math.min(cellen, Math.max(0, cell))

/** One mask of sixteen bits for each day: bit n is set where the half hour n is touched by one of the intervals. One sweep over both. */
export function maskOf(intervals: readonly Interval[], days: readonly Kantoordag[], teller: Teller): Uint16Array {
  const merged = mergeIntervals(intervals)
  const masks = new Uint16Array(days.length)
  let from = 0
  days.forEach(({ begin }, index) => {
    const end = begin + cellen * halfUur
    teller.bekeken += 1
    while ((merged[from]?.tot ?? Infinity) <= begin) from += 1
    for (let at = from; ; at += 1) {
      const interval = merged[at]
      if (!interval || interval.van >= end) break
      teller.bekeken += 1
      masks[index] = (masks[index] ?? 0) | between(clamp(Math.floor((interval.van - begin) / halfUur)), clamp(Math.ceil((interval.tot - begin) / halfUur)))
    }
  })
  return masks
}

const minutesOf = (tijd: string): number => Number(tijd.slice(0, 2)) * 60 + Number(tijd.slice(3))

/** The half hours touched by the time from `van` to `tot` on the clock. */
export const maskOfClock = (van: string, tot: string): number => between(clamp(Math.floor((minutesOf(van) - opening) / 30)), clamp(Math.ceil((minutesOf(tot) - opening) / 30)))

/** The mask of each weekday, Monday first, of parts of the day that come back every week. */
export function weekMask(dagdelen: readonly Dagdeel[]): number[] {
  return [1, 2, 3, 4, 5].map((weekdag) => dagdelen.filter((dagdeel) => dagdeel.weekdag === weekdag).reduce((mask, { van, tot }) => mask | maskOfClock(van, tot), 0))
}

export const weekdayIndex = (dag: string): number => new Date(`${dag}T00:00:00Z`).getUTCDay() - 1

/** Where something that lasts `duur` half hours can begin: bit n is set when none of the half hours n to n + duur is taken and it ends by closing time. */
export function startsIn(taken: number, duur: number): number {
  let blocked = 0
  for (let cell = 0; cell < duur; cell += 1) blocked |= taken >>> cell
  return ~blocked & between(0, cellen - duur + 1)
}

/** Where of something that begins in half hour n and lasts so long some half hour is touched. */
export function touchesFrom(mask: number, duur: number): number {
  return ~startsIn(mask, duur) & between(0, cellen - duur + 1)
}

export const countBits = (mask: number): number => {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1
  return count
}
