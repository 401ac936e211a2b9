import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findWoorden, maxPlaats, passagePin, readPlaats, vakBetween, writePlaats, type Pin } from './plaats'

const percent = fc.double({ min: -20, max: 120, noNaN: true })
const blz = fc.integer({ min: 1, max: 9999 })
const vakPin = fc.record({ blz, een: fc.tuple(percent, percent), twee: fc.tuple(percent, percent) }).map(({ blz: page, een, twee }): Pin => ({ soort: 'vak', blz: page, vak: vakBetween(een, twee) }))
const passage = fc.tuple(fc.string({ maxLength: 500, unit: 'grapheme' }), fc.option(blz)).map(([words, page]) => passagePin(`woord ${words}`, page)).filter((pin) => pin !== null)
const anyPin: fc.Arbitrary<Pin> = fc.oneof(blz.map((page): Pin => ({ soort: 'bladzijde', blz: page })), vakPin, passage)

it('[R-STU-40] the place of a pin reads as written: page, passage and region', () => {
  expect(['blz. 12', 'blz. 12: “zij mocht niet weg”', 'blz. 12, vak 10,20–55,40', '“zij mocht…”'].map(readPlaats)).toEqual([
    { soort: 'bladzijde', blz: 12 },
    { soort: 'passage', blz: 12, woorden: 'zij mocht niet weg', afgekort: false },
    { soort: 'vak', blz: 12, vak: { links: 10, boven: 20, rechts: 55, onder: 40 } },
    { soort: 'passage', blz: null, woorden: 'zij mocht', afgekort: true }
  ])
})

it('[R-STU-40] what is written is read back as the same pin, and what is read is written back letter for letter', () => {
  fc.assert(
    fc.property(anyPin, (pin) => {
      const plaats = writePlaats(pin)
      expect(readPlaats(plaats)).toEqual(pin)
      expect(plaats.length).toBeLessThanOrEqual(maxPlaats)
      expect(plaats).not.toMatch(/[[\]\n]/)
    })
  )
})

it('[R-STU-40] a place that somebody typed, and a region off the page or without a size, is no pin', () => {
  const none = [null, '', 'p. 2', 'alinea 4', 'blz. 0', 'blz. 12 ', 'blz. 1, vak 10,20-55,40', 'blz. 1, vak 55,20–10,40', 'blz. 1, vak 0,0–101,9', 'blz. 1, vak 5,5–5,9', '“”', 'blz. 3: “a” “b”']
  expect(none.filter((plaats) => readPlaats(plaats) !== null)).toEqual([])
})

it('[R-STU-41] a passage is found again whatever the white space, quotation marks and brackets, and never changed', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('zij', '“nee”', '[naam]', 'ging', 'weg.'), { minLength: 1, maxLength: 12 }), fc.constantFrom(' ', '\n', ' \n  '), (words, space) => {
      const pin = passagePin(words.join(' '), 3)
      if (pin?.soort !== 'passage') throw new Error('no passage')
      const text = `Begin.${space}${words.join(space)}${space}Eind.`
      const found = findWoorden(text, pin.woorden)
      expect(found && text.slice(...found)).toBe(words.join(space))
    })
  )
  expect(findWoorden('Onderdeel daar-\nvan', 'iets anders')).toBeNull()
})
