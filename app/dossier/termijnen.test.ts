import { expect, it } from 'vitest'
import { addWorkingDays } from '~/platform/kalender/feestdagen/rules'
import { termijnen, werkdagen, type Termijn } from './termijnen'

it('[R-BEO-106] every term is shorter in a dossier that is spoed, and never nothing', () => {
  for (const termijn of Object.keys(termijnen) as Termijn[]) {
    expect(werkdagen(termijn, true)).toBeLessThan(werkdagen(termijn, false))
    expect(werkdagen(termijn, true)).toBeGreaterThan(0)
  }
})

it('[R-BEO-106] a term is counted in working days: no Saturday, Sunday or holiday', () => {
  expect(addWorkingDays('2026-11-27', 1)).toBe('2026-11-30')
  expect(addWorkingDays('2026-12-24', 2)).toBe('2026-12-29')
  expect(addWorkingDays('2026-11-25', 10)).toBe('2026-12-09')
})
