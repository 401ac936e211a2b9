import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holidaysOfLibrary } from '../../../../bin/feestdagen.mjs'
import { addDays } from '../rules'
import tabel from './feestdagen.json'
import { addWorkingDays, holidayOn, isFreeDay, workingDaysBetween } from './rules'

/** Easter Sunday by Meeus, Jones and Butcher, as Weging computed it itself before it had a library. */
function easter(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return `${year}-${String(Math.floor(sum / 31)).padStart(2, '0')}-${String((sum % 31) + 1).padStart(2, '0')}`
}

const sunday = (dag: string): boolean => new Date(`${dag}T00:00:00Z`).getUTCDay() === 0

/** The holidays of a year by that computation; the day of the king as it was before 2014 besides. */
function computed(year: number): string[] {
  const pasen = easter(year)
  const king = year >= 2014 ? `${year}-04-27` : `${year}-04-30`
  return [...[-2, 1, 39, 50].map((days) => addDays(pasen, days)), sunday(king) ? addDays(king, -1) : king, ...['01-01', '05-05', '12-25', '12-26'].map((day) => `${year}-${day}`)]
}

const daysOf = (from: number, to: number): string[] => Array.from({ length: (Date.UTC(to, 11, 31) - Date.UTC(from, 0, 1)) / 86_400_000 + 1 }, (_, index) => addDays(`${from}-01-01`, index))

describe('the holidays', () => {
  it('[R-TER-1] those of 2025 to 2027 are the ones of the Algemene termijnenwet', () => {
    const table = {
      'Goede Vrijdag': ['2025-04-18', '2026-04-03', '2027-03-26'],
      'tweede paasdag': ['2025-04-21', '2026-04-06', '2027-03-29'],
      Koningsdag: ['2025-04-26', '2026-04-27', '2027-04-27'],
      Bevrijdingsdag: ['2025-05-05', '2026-05-05', '2027-05-05'],
      Hemelvaartsdag: ['2025-05-29', '2026-05-14', '2027-05-06'],
      'tweede pinksterdag': ['2025-06-09', '2026-05-25', '2027-05-17'],
      'eerste kerstdag': ['2025-12-25', '2026-12-25', '2027-12-25'],
      'tweede kerstdag': ['2025-12-26', '2026-12-26', '2027-12-26'],
      Nieuwjaarsdag: ['2025-01-01', '2026-01-01', '2027-01-01']
    }
    const found = daysOf(2025, 2027).flatMap((dag) => (holidayOn(dag) === null ? [] : [[holidayOn(dag), dag]]))
    expect(found.toSorted()).toEqual(Object.entries(table).flatMap(([naam, dagen]) => dagen.map((dag) => [naam, dag])).toSorted())
  })

  it('[R-TER-1] the table is what the library says today, for each year from 2000 to 2100', () => {
    expect(tabel).toEqual(holidaysOfLibrary())
  })

  it('[R-TER-1] from 2000 to 2100 they are the days that were computed by hand', () => {
    for (let year = 2000; year <= 2100; year += 1) {
      const found = daysOf(year, year).filter((dag) => holidayOn(dag) !== null)
      expect(found, String(year)).toEqual([...new Set(computed(year))].toSorted())
    }
  })

  it('[R-TER-1] a year of which no holiday is known is refused, never taken for a year without', () => {
    expect(() => isFreeDay('1999-12-31')).toThrow(RangeError)
    expect(() => isFreeDay('2101-01-01')).toThrow(RangeError)
  })
})

describe('working days', () => {
  const day = fc.integer({ min: 0, max: 30_000 }).map((offset) => addDays('2005-01-01', offset))
  const amount = fc.integer({ min: 1, max: 300 })

  it('[R-TER-3] so many working days on is a working day, and as many lie between', () => {
    fc.assert(fc.property(day, amount, (dag, days) => {
      const after = addWorkingDays(dag, days)
      const before = addWorkingDays(dag, -days)
      expect(isFreeDay(after) || isFreeDay(before)).toBe(false)
      expect(workingDaysBetween(dag, after)).toBe(days)
      expect(addWorkingDays(dag, days + 1) > after).toBe(true)
      expect(workingDaysBetween(addDays(before, -1), addDays(dag, -1))).toBe(days)
      expect(workingDaysBetween(after, dag)).toBe(-days)
    }))
  })
})
