import { expect, it } from 'vitest'
import { exampleAdvies } from '~tests/fixtures/advies-document'
import { insideHref, panelHref } from './ground-links'
import { readGrounds } from './grounds'

const written = '[stuk 2, alinea 3] [stuk 1, bladzijde 3] [verslag, alinea 4] [afzien van horen] [score zorg, B1] [score zorg] [weging, groep B] [standpunt zorg] [intake] [paneel]'
const gronden = readGrounds(`Tekst. ${written}`).verwijzingen

it('[R-ADV-140] in the panel a ground leads to the page and the passage', () => {
  expect(gronden.map((grond) => panelHref('d')(grond))).toEqual([
    '/dossiers/d/stukken?stuk=2#alinea-3', '/dossiers/d/stukken?stuk=1#stuk-tekst', '/dossiers/d/verslag#alinea-4', '/dossiers/d/verslag', '/dossiers/d/weging?criterium=B1#criterium',
    '/dossiers/d/weging#criterium', '/dossiers/d/weging?criterium=B1#balans', '/dossiers/d/weging#eindoordelen', '/dossiers/d#vraag', '/dossiers/d#panel'
  ])
  expect(panelHref('d')({ soort: 'weging', discipline: null, versie: 1, plaats: null }, 'C')).toBe('/dossiers/d/weging?criterium=C1#balans')
})

it('[R-ADV-140] for the decider it leads to a place in the advies, never out of it', () => {
  const hrefOf = insideHref(exampleAdvies())
  const found = gronden.map((grond) => hrefOf(grond))
  expect(found.filter((href) => !href?.startsWith('#'))).toEqual([])
  expect([found[0], found[7], hrefOf({ soort: 'stuk', nummer: 9, plaats: null }), hrefOf({ soort: 'weging', discipline: null, plaats: null }, 'B')]).toEqual(['#bron-2', '#standpunt-zorg', undefined, undefined])
})
