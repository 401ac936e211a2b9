import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dagInAmsterdam, momentInAmsterdam, tijdInAmsterdam } from './rules'

const moment = (dag: string, tijd: string) => {
  const result = momentInAmsterdam(dag, tijd)
  return result.ok ? result.value.toISOString() : result.refusal
}

describe('the clock in Amsterdam', () => {
  it('[R-HRZ-2] winter and summer time give the right moment', () => {
    expect(moment('2026-12-10', '10:00')).toBe('2026-12-10T09:00:00.000Z')
    expect(moment('2026-07-10', '10:00')).toBe('2026-07-10T08:00:00.000Z')
  })

  it('[R-HRZ-2] spring: the hour that is skipped is refused, its neighbours are exact', () => {
    expect(moment('2027-03-28', '01:59')).toBe('2027-03-28T00:59:00.000Z')
    expect(moment('2027-03-28', '02:00')).toBe('bestaat-niet')
    expect(moment('2027-03-28', '02:59')).toBe('bestaat-niet')
    expect(moment('2027-03-28', '03:00')).toBe('2027-03-28T01:00:00.000Z')
  })

  it('[R-HRZ-2] autumn: the hour that comes twice is refused, its neighbours are exact', () => {
    expect(moment('2026-10-25', '01:59')).toBe('2026-10-24T23:59:00.000Z')
    expect(moment('2026-10-25', '02:00')).toBe('twee-keer')
    expect(moment('2026-10-25', '02:59')).toBe('twee-keer')
    expect(moment('2026-10-25', '03:00')).toBe('2026-10-25T02:00:00.000Z')
  })

  it('[R-HRZ-2] what is no day or no time is refused', () => {
    for (const [dag, tijd] of [['2026-02-30', '10:00'], ['2026-13-01', '10:00'], ['2026-12-10', '24:00'], ['2026-12-10', '10:60'], ['10-12-2026', '10:00'], ['', '']] as const) {
      expect(moment(dag, tijd)).toBe('ongeldig')
    }
  })

  it('[R-HRZ-2] every moment that has a wall time of its own comes back as itself', () => {
    const minutes = fc.integer({ min: Date.parse('2020-01-01T00:00:00Z') / 60_000, max: Date.parse('2040-01-01T00:00:00Z') / 60_000 })
    fc.assert(
      fc.property(minutes, (minute) => {
        const at = new Date(minute * 60_000)
        const found = momentInAmsterdam(dagInAmsterdam(at), tijdInAmsterdam(at))
        return found.ok ? found.value.getTime() === at.getTime() : found.refusal === 'twee-keer'
      })
    )
  })
})
