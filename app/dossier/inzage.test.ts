import { expect, it } from 'vitest'
import { lastDayForPapers, lastDayToOpen, openLongEnough } from './inzage'

it('[R-GEM-21] a week before the hearing is seven calendar days, over a weekend and a holiday too', () => {
  expect(lastDayToOpen('2027-01-04')).toBe('2026-12-28')
  expect([openLongEnough('2026-12-28', '2027-01-04'), openLongEnough('2026-12-29', '2027-01-04'), openLongEnough(null, '2027-01-04')]).toEqual([true, false, false])
})

it('[R-GEM-30] the tenth day before the hearing is the last on which a paper comes in time', () => {
  expect(lastDayForPapers('2026-12-11')).toBe('2026-12-01')
})
