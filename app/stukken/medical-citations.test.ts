import { expect, it } from 'vitest'
import { citedMedical, printedCitation, withoutUnreadable } from './medical-citations'

const sheet = {
  discipline: 'zorg',
  entries: [
    { code: 'C5', oordeel: 'versterkt', citaten: [{ stuk: 4827, plaats: '“woorden van de arts”' }, { stuk: 2, plaats: 'blz. 1' }] },
    { code: 'C3', tekst: 'Geen verwijzing.' },
    { code: 'B1', oordeel: 'neutraal', citaten: [{ stuk: 1200, plaats: null }] }
  ]
}

it('[R-STU-26] a citation of a medical paper is not there for who may not read it, and an advies names such a paper without its place', () => {
  const seen = withoutUnreadable(sheet, [1, 2, 1200])
  expect(JSON.stringify(seen)).not.toMatch(/4827|arts/)
  expect(seen.entries[0]).toMatchObject({ citaten: [{ stuk: 2, plaats: 'blz. 1' }] })
  expect(seen.entries[2]).toEqual(sheet.entries[2])
  expect(withoutUnreadable(sheet, [2, 1200, 4827])).toEqual(sheet)
  expect([...citedMedical([sheet])].sort()).toEqual([1200, 4827])
  expect([{ stuk: 4827, plaats: '“woorden”' }, { stuk: 2, plaats: 'blz. 1' }].map(printedCitation)).toEqual([{ stuk: 4827, plaats: null }, { stuk: 2, plaats: 'blz. 1' }])
})
