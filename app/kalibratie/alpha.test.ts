import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { krippendorffAlpha } from './alpha'

/** Rows are observers, columns are units; `.` is missing. */
const unitsOf = (...rows: string[]): (string | null)[][] => {
  const observers = rows.map((row) => row.split(' ').map((value) => (value === '.' ? null : value)))
  return (observers[0] ?? []).map((_, unit) => observers.map((values) => values[unit] ?? null))
}

describe('Krippendorff’s alpha, nominal', () => {
  it.each([
    // K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): examples A, B and C.
    { name: 'A, two observers, binary', units: unitsOf('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0'), alpha: 0.095 },
    { name: 'B, two observers, five values', units: unitsOf('a a b b d c c c e d d a', 'b a b b b c c c e d d d'), alpha: 0.692 },
    { name: 'C, four observers, missing data', units: unitsOf('1 2 3 3 2 1 4 1 2 . . .', '1 2 3 3 2 2 4 1 2 5 . 3', '. 3 3 3 2 3 4 2 2 5 1 .', '1 2 3 3 2 4 4 1 2 5 1 .'), alpha: 0.743 },
    // The worked example of three observers and fifteen units that Wikipedia and handwiki print.
    { name: 'three observers, missing data', units: unitsOf('. . . . . 3 4 1 2 1 1 3 3 . 3', '1 . 2 1 3 3 4 3 . . . . . . .', '. . 2 1 3 4 4 . 2 1 1 3 3 . 4'), alpha: 0.691 }
  ])('[R-KAL-12] gives the published value of $name', ({ units, alpha }) => {
    expect(krippendorffAlpha(units)).toBeCloseTo(alpha, 3)
  })

  it('[R-KAL-12] says nothing where nothing could have differed, or nothing can be compared', () => {
    expect(krippendorffAlpha([])).toBeNull()
    expect(krippendorffAlpha(unitsOf('a a', 'a a'))).toBeNull()
    expect(krippendorffAlpha(unitsOf('a .', '. b'))).toBeNull()
  })

  it('[R-KAL-12] is at most 1, and does not depend on who observed or in which order', () => {
    const data = fc.array(fc.array(fc.constantFrom('a', 'b', 'c', null), { minLength: 2, maxLength: 6 }), { minLength: 1, maxLength: 8 })
    fc.assert(fc.property(data, (units) => {
      const alpha = krippendorffAlpha(units)
      if (alpha === null) return
      expect(alpha).toBeLessThanOrEqual(1)
      expect(krippendorffAlpha([...units].reverse().map((values) => [...values].reverse()))).toBeCloseTo(alpha, 10)
    }))
  })
})
