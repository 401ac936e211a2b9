import { describe, expect, it } from 'vitest'
import { formatDate, formatDateShort, formatDateTime, formatDay, formatTime, sayDays } from './dates'

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

  it('[R-UIX-13] figures in the words of a source become days and months, and nothing surer than it was', () => {
    expect(sayDays('Verklaring, 2004-07-12')).toBe('Verklaring, 12 juli 2004')
    expect(sayDays('2006-11 (in vreemdelingenbewaring)')).toBe('november 2006 (in vreemdelingenbewaring)')
    for (const text of ['2004–2006', 'na de klacht, 2006-11/12', 'onbekend', 'nummer 71545-12', '2006-13']) expect(sayDays(text)).toBe(text)
    expect(formatDay('2004-07-12')).toBe('12 juli 2004')
  })

  it('[R-UIX-13] what is no date is refused', () => {
    expect(() => formatDate('morgen')).toThrow(RangeError)
  })
})
