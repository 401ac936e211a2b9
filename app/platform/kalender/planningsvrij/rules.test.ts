import { expect, it } from 'vitest'
import { lastDayUnderAtw } from '../termijn/rules'
import { planningsvrijTussen, planningsvrijVersie } from './rules'

it('[R-TER-13] school and court holidays are looked up by day and by region, first and last day included', () => {
  const names = (van: string, tot = van, regio?: 'noord' | 'midden' | 'zuid') => planningsvrijTussen(van, tot, regio).map(({ soort, naam }) => `${soort}: ${naam}`)
  expect(planningsvrijVersie).toBe('planningsvrij-2026-1')
  expect(names('2026-12-18')).toEqual([])
  expect(names('2026-12-19')).toEqual(['school: kerstvakantie 2026', 'gerecht: minder zittingen rond kerst 2026'])
  expect(names('2027-01-03')).toHaveLength(2)
  expect(names('2027-01-04')).toEqual([])
  expect(names('2027-02-16', '2027-02-16', 'noord')).toEqual([])
  expect(names('2027-02-16', '2027-02-16', 'zuid')).toEqual(['school: voorjaarsvakantie 2027'])
  expect(names('2027-02-01', '2027-02-13')).toEqual(['school: voorjaarsvakantie 2027'])
})

it('[R-TER-13] each period says where it comes from and whether somebody must still check it', () => {
  const all = planningsvrijTussen('2026-01-01', '2028-12-31')
  expect(all.length).toBeGreaterThan(15)
  expect(all.filter(({ bron, teControleren }) => /aanname|nog niet nagegaan/i.test(bron) && !teControleren)).toEqual([])
})

it('[R-TER-13] they move no term: one that ends in a school holiday ends there', () => {
  expect(lastDayUnderAtw('2026-12-15', { aantal: 2, eenheid: 'weken' })).toBe('2026-12-29')
})
