import { expect, it } from 'vitest'
import { citedMedical, printedCitation, withoutUnreadable, withPrintedAnswers } from './medical-citations'
import type { ScoreEntry } from './schema'

const arts = { stuk: 4827, plaats: '“woorden van de arts”' }
const judged = { gewicht: null, reden: 'Zoals daar staat.' } as const
const entries: ScoreEntry[] = [
  { code: 'C5', oordeel: 'versterkt', ...judged, citaten: [arts, { stuk: 2, plaats: 'blz. 1' }] },
  { code: 'E1', tekst: 'Geen verwijzing.' },
  { code: 'B1', oordeel: 'neutraal', ...judged, citaten: [{ stuk: 1200, plaats: null }] },
  {
    code: 'F4', oordeel: 'verzwakt', ...judged, citaten: [{ stuk: 2, plaats: null }],
    antwoorden: [
      { vraagt: 'motivering', tekst: 'Waarom.' },
      { vraagt: 'weersprekend citaat', citaat: arts, weerspreekt: 'De datum.' },
      { vraagt: 'voorlegging', waar: arts, antwoord: 'Zij weet het niet meer.' }
    ]
  }
]
const sheet = { discipline: 'zorg', entries }

it('[R-STU-26] a citation of a medical paper is not there for who may not read it, and an advies names such a paper without its place', () => {
  const seen = withoutUnreadable(sheet, [1, 2, 1200])
  expect(JSON.stringify(seen)).not.toMatch(/4827|arts/)
  expect(seen.entries[0]).toMatchObject({ citaten: [{ stuk: 2, plaats: 'blz. 1' }] })
  expect(seen.entries[2]).toEqual(sheet.entries[2])
  expect(withoutUnreadable(sheet, [2, 1200, 4827])).toEqual(sheet)
  expect([...citedMedical([sheet])].sort()).toEqual([1200, 4827])
  expect([{ stuk: 4827, plaats: '“woorden”' }, { stuk: 2, plaats: 'blz. 1' }].map(printedCitation)).toEqual([{ stuk: 4827, plaats: null }, { stuk: 2, plaats: 'blz. 1' }])
})

it('[R-STU-26] an answer beside a judgement that rests on a medical paper is treated as its citations are', () => {
  expect(withoutUnreadable({ entries }, [1, 2]).entries[3]).toMatchObject({ antwoorden: [{ vraagt: 'motivering', tekst: 'Waarom.' }] })
  expect([...citedMedical([{ entries: entries.slice(3) }])]).toEqual([4827])
  const printed = entries.map(withPrintedAnswers)
  expect(printed[3]).toMatchObject({ antwoorden: [{}, { citaat: { stuk: 4827, plaats: null }, weerspreekt: 'De datum.' }, { waar: { stuk: 4827, plaats: null } }] })
})
