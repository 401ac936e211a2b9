import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainParagraphs, plainText } from './text'

describe('text as it is recorded', () => {
  it('[R-HRZ-8] what does not show on paper goes, what is said stays', () => {
    expect(plainText(' Zij\u00a0zei:\t\u200b“ja”\u202e\r\nen\u2028toen e\u0301\u00ad\ud800 ')).toBe('Zij zei: “ja”\nen\ntoen é')
  })

  it('[R-HRZ-8] doing it twice changes nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => plainText(plainText(text)) === plainText(text)))
  })

  it('[R-HRZ-8] paragraphs that say nothing are left out', () => {
    expect(plainParagraphs(['Een', '', ' \u200b ', '–', 'twee ', 'ܫ'])).toEqual(['Een', 'twee', 'ܫ'])
  })
})
