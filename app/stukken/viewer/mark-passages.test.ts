import fc from 'fast-check'
import { expect, it } from 'vitest'
import { markPassages } from './mark-passages'
import { maxPlaats, passagePin, writePlaats } from './plaats'

const paragraph = 'De afspraak was met een ritueel bezegeld. Onderdeel daarvan was dat zij tegenover de politie zou zwijgen.'

function quote(selected: string): string | null {
  const pin = passagePin(selected, null)
  return pin && writePlaats(pin)
}

it('[R-BEO-51] a selected passage is quoted on one line, within what a record allows', () => {
  expect(quote(' Onderdeel daarvan\n was dat zij “zweeg” ')).toBe('“Onderdeel daarvan was dat zij "zweeg"”')
  expect(quote(' \n ')).toBeNull()
  expect(quote('woord '.repeat(60))?.length).toBeLessThanOrEqual(maxPlaats)
})

it('[R-BEO-51] a quoted passage is marked in the stuk, also when it was cut', () => {
  const passage = 'met een ritueel bezegeld'
  const marked = (place: string | null) => markPassages(paragraph, [place]).filter((piece) => piece.marked).map((piece) => piece.text)
  expect(marked(quote(passage))).toEqual([passage])
  expect(marked(`“${passage}…”`)).toEqual([passage])
  expect(markPassages(paragraph, ['“ritueel bezegeld”', '“met een ritueel”']).filter((piece) => piece.marked)).toEqual([{ text: passage, marked: true }])
  expect(marked('p. 2')).toEqual([])
  expect(marked(null)).toEqual([])
})

it('[R-BEO-51] marking never changes the words of the stuk', () => {
  fc.assert(
    fc.property(fc.nat(paragraph.length), fc.nat(paragraph.length), (one, two) => {
      const place = quote(paragraph.slice(Math.min(one, two), Math.max(one, two)))
      expect(markPassages(paragraph, [place, '“ritueel”']).map((piece) => piece.text).join('')).toBe(paragraph)
    })
  )
})
