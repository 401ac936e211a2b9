import { describe, expect, it } from 'vitest'
import { refusalText, type Refusal } from './refusals'

const refusals: Refusal[] = [
  { soort: 'intake niet gereed' },
  { soort: 'discipline ontbreekt', disciplines: ['IND', 'zorg'] },
  { soort: 'ronde loopt al' },
  { soort: 'ronde nog niet geopend' },
  { soort: 'ronde al onthuld' },
  { soort: 'stoel gesloten' },
  { soort: 'verslag nog niet vast' },
  { soort: 'beoordeling onvolledig', problems: [] },
  { soort: 'nog niet ingediend' },
  { soort: 'nog niet iedereen ingediend', disciplines: ['politie'] },
  { soort: 'balans ontbreekt', groepen: [{ code: 'B', naam: 'Interne geloofwaardigheidsindicatoren' }] },
  { soort: 'tekst te lang', waar: ['B'] },
  { soort: 'standpunt onvolledig', problems: [] },
  { soort: 'standpunt ontbreekt', disciplines: ['IND', 'zorg', 'politie'] }
]

describe('what a refusal says', () => {
  it('[R-BEO-34] every refusal is one or more whole Dutch sentences of its own', () => {
    const texts = refusals.map(refusalText)
    expect(new Set(texts).size).toBe(refusals.length)
    expect(texts.filter((text) => !/^[A-Z].*\.$/.test(text))).toEqual([])
    expect(texts[1]).toBe('In het panel ontbreekt nog: IND en zorg. Vul eerst het panel aan.')
  })
})
