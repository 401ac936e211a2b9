import { addDays, daysBetween } from '../rules'
import tabel from './feestdagen.json'

const naamOp = new Map(Object.entries(tabel.dagen).flatMap(([naam, dagen]) => dagen.map((dag) => [dag, naam] as const)))

/** The holiday of art. 3 Algemene termijnenwet on this day (YYYY-MM-DD), Goede Vrijdag included, or null. Throws outside 2000 to 2100, where no holiday is known. R-TER-1. */
export function holidayOn(dag: string): string | null {
  const year = Number(dag.slice(0, 4))
  if (!(year >= tabel.van && year <= tabel.tot)) throw new RangeError(`The holidays are known from ${tabel.van} to ${tabel.tot}`)
  return naamOp.get(dag) ?? null
}

/** Saturday or Sunday. */
export function isWeekend(dag: string): boolean {
  const weekday = new Date(`${dag}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}

/** The days on which a term does not end and nobody works: Saturday, Sunday, and the holidays of art. 3 Algemene termijnenwet. */
export const isFreeDay = (dag: string): boolean => holidayOn(dag) !== null || isWeekend(dag)

/** So many working days after this day; with a number below zero, before it. The day itself does not count. R-TER-3. */
export function addWorkingDays(dag: string, days: number): string {
  const step = Math.sign(days)
  let end = dag
  for (let left = Math.abs(days); left > 0; ) {
    end = addDays(end, step)
    if (!isFreeDay(end)) left -= 1
  }
  return end
}

/** How many working days lie after `na`, up to and including `tot`. Below zero when `tot` comes first: as many the other way round. */
export function workingDaysBetween(na: string, tot: string): number {
  if (tot < na) return 0 - workingDaysBetween(tot, na)
  let found = 0
  for (let index = daysBetween(na, tot); index > 0; index -= 1) if (!isFreeDay(addDays(na, index))) found += 1
  return found
}
