import fc from 'fast-check'
import { expect, it } from 'vitest'
import { citationHref, citationMark } from './citation-href'

it('[R-STU-43] a citation leads to its stuk and page; a region is numbers, a passage a short mark', () => {
  expect(['blz. 12', 'blz. 12, vak 10,20–55,40', 'alinea 3', 'p. 2', null].map((plaats) => citationHref('d', 3, plaats))).toEqual([
    '/dossiers/d/stukken?stuk=3&blz=12#stuk-tekst', '/dossiers/d/stukken?stuk=3&vak=10-20-55-40&blz=12#stuk-tekst', '/dossiers/d/stukken?stuk=3#alinea-3',
    '/dossiers/d/stukken?stuk=3#stuk-tekst', '/dossiers/d/stukken?stuk=3#stuk-tekst'
  ])
  expect(citationHref('d', 3, 'blz. 12: “zij mocht niet weg”')).toMatch(/^\/dossiers\/d\/stukken\?stuk=3&blz=12&citaat=[0-9a-z]{5,11}#stuk-tekst$/)
})

it('[R-STU-43] no word of a stuk stands in an address, whatever was cited', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{4,12}( [a-z]{4,12}){0,6}$/), (words) => {
      const href = citationHref('d', 3, `blz. 2: “${words}”`)
      expect(words.split(' ').filter((word) => href.replace(/citaat=[^#]*/, '').replace('/dossiers/d/stukken?stuk', '').replace('#stuk-tekst', '').includes(word))).toEqual([])
      expect(href).not.toContain(encodeURIComponent(words))
    })
  )
})

it('[R-STU-43] the mark of a passage is another one in another dossier, stuk or place', () => {
  const marks = [citationMark('d', 3, '“a”'), citationMark('e', 3, '“a”'), citationMark('d', 4, '“a”'), citationMark('d', 3, '“b”')]
  expect(new Set(marks).size).toBe(4)
})
