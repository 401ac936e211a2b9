import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays } from '~/platform/kalender/rules'
import { blokkenVan } from './rules'

const quarters: Record<string, string> = { '01': 'Q1', '02': 'Q1', '03': 'Q1', '04': 'Q2', '05': 'Q2', '06': 'Q2', '07': 'Q3', '08': 'Q3', '09': 'Q3', '10': 'Q4', '11': 'Q4', '12': 'Q4' }

/** The blocks in which this day counts. */
function blocksOf(day: string): Set<string> {
  const [year = '', month = '', number = ''] = day.split('-')
  return new Set([year, `${year}-${quarters[month] ?? ''}`, `${year}-${month}`, `${year}-${month}-${number <= '10' ? 'A' : number <= '20' ? 'B' : 'C'}`, day])
}

const day = fc.integer({ min: 0, max: 5 * 366 }).map((after) => addDays('2022-12-20', after))

it('[R-RAP-30] any period is a handful of blocks that hold each of its days once, and no other day', () => {
  fc.assert(
    fc.property(day, day, (one, other) => {
      const [van = '', totEnMet = ''] = [one, other].sort()
      const { erbij, eraf } = blokkenVan(van, totEnMet)
      // Two ends, and the whole years between them.
      expect(erbij.length + eraf.length).toBeLessThanOrEqual(18 + Number(totEnMet.slice(0, 4)) - Number(van.slice(0, 4)))
      for (let at = `${van.slice(0, 4)}-01-01`; at <= `${totEnMet.slice(0, 4)}-12-31`; at = addDays(at, 1)) {
        const blocks = blocksOf(at)
        const times = erbij.filter((blok) => blocks.has(blok)).length - eraf.filter((blok) => blocks.has(blok)).length
        if (times !== (van <= at && at <= totEnMet ? 1 : 0)) throw new Error(`${at} telt ${times} keer`)
      }
    }),
    { numRuns: 400 }
  )
})

it('[R-RAP-30] a whole is one block, and what falls outside is taken off a larger one when that is fewer', () => {
  expect(blokkenVan('2024-01-01', '2024-12-31')).toEqual({ erbij: ['2024'], eraf: [] })
  expect(blokkenVan('2024-02-29', '2024-02-29')).toEqual({ erbij: ['2024-02-29'], eraf: [] })
  expect(blokkenVan('2024-03-01', '2024-07-31')).toEqual({ erbij: ['2024-03', '2024-Q2', '2024-07'], eraf: [] })
  expect(blokkenVan('2023-09-05', '2024-08-20')).toEqual({
    erbij: ['2023-09', '2023-Q4', '2024'], eraf: ['2023-09-01', '2023-09-02', '2023-09-03', '2023-09-04', '2024-08-C', '2024-09', '2024-Q4']
  })
  expect(blokkenVan('2024-03-02', '2024-03-01')).toEqual({ erbij: [], eraf: [] })
})
