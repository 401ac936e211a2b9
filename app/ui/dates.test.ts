import { describe, expect, it } from 'vitest'
import { formatDate, formatDateShort, formatDateTime, formatTime } from './dates'

describe('dates', () => {
  it('[R-UIX-13] a day is written as people say it', () => {
    expect(formatDate('2026-11-25')).toBe('woensdag 25 november 2026')
    expect(formatDateShort('2026-11-25')).toBe('wo 25 nov')
    expect(formatDateShort('2026-03-01')).toBe('zo 1 mrt')
  })

  it('[R-UIX-13] a moment is read on the clock of Amsterdam, winter and summer', () => {
    expect(formatDateTime('2026-11-18T15:42:00Z')).toBe('woensdag 18 november 2026, 16.42 uur')
    expect(formatDateTime('2026-07-01T22:05:00Z')).toBe('donderdag 2 juli 2026, 00.05 uur')
    expect(formatTime('2026-12-31T23:30:00Z')).toBe('00.30')
    expect(formatDate('2026-12-31T23:30:00Z')).toBe('vrijdag 1 januari 2027')
  })

  it('[R-UIX-13] what is no date is refused', () => {
    expect(() => formatDate('morgen')).toThrow(RangeError)
  })
})
