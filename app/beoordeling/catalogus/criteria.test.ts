import { expect, it } from 'vitest'
import { catalogus } from '../test-sheets'
import { criteriaWithoutFitting } from './criteria'
import { disciplines } from './schema'

const onlyCare = structuredClone(catalogus)
onlyCare.groepen.flatMap((groep) => groep.criteria).forEach((one) => {
  if (one.code === 'C5' && one.soort !== 'geen') one.wieScoort = { disciplines: ['zorg'], minimum: 1 }
})

it('[R-BEO-129] every criterion needs a sheet of a discipline that fits; what only a missing one fits is never waived', () => {
  const adult = { minderjarig: 'nee' } as const
  expect(criteriaWithoutFitting(catalogus, adult, disciplines)).toEqual([])
  expect(criteriaWithoutFitting(catalogus, adult, ['IND', 'zorg'])).toEqual([])
  expect(criteriaWithoutFitting(onlyCare, adult, disciplines)).toEqual([])
  expect(criteriaWithoutFitting(onlyCare, adult, ['IND', 'politie'])).toEqual(['C5'])
  expect(criteriaWithoutFitting(onlyCare, adult, ['IND', 'zorg'])).toEqual([])
})
