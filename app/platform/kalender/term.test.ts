import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, endOfTerm, isFreeDay } from './rules'

it('[R-ADV-136] a term that ends on a Saturday, Sunday or holiday runs to the next working day', () => {
  expect(['2026-04-21', '2026-04-02', '2026-12-11', '2026-07-06'].map((start) => endOfTerm(start, 14))).toEqual(['2026-05-06', '2026-04-16', '2026-12-28', '2026-07-20'])
  // Goede Vrijdag, second Easter day, King's day (on the 26th in 2025), 5 May, Ascension, second Whitsun day.
  const holidays = ['2025-04-18', '2025-04-21', '2025-04-26', '2025-05-05', '2025-05-29', '2025-06-09', '2026-04-03', '2026-04-06', '2026-04-27', '2026-05-14', '2026-05-25', '2027-03-26', '2027-03-29', '2027-05-06', '2027-05-17', '2026-12-25', '2026-01-01']
  expect(holidays.filter((dag) => !isFreeDay(dag))).toEqual([])
  expect(['2026-04-02', '2026-05-06', '2025-04-25', '2026-12-24'].filter(isFreeDay)).toEqual([])
})

it('[R-ADV-136] a term never ends on a free day, never shortens when a day is added, and holds two working days when it is three days or more', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 84 }), (offset, days) => {
    const start = addDays('2000-01-01', offset)
    const end = endOfTerm(start, days)
    expect(isFreeDay(end)).toBe(false)
    expect(end >= addDays(start, days)).toBe(true)
    expect(endOfTerm(start, days + 1) >= end).toBe(true)
    if (days < 3) return
    const working = Array.from({ length: 90 }, (_, index) => addDays(start, index + 1)).filter((dag) => dag <= end && !isFreeDay(dag))
    expect(working.length).toBeGreaterThanOrEqual(2)
  }))
})
