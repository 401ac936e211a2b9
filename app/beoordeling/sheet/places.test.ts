import { expect, it } from 'vitest'
import { criteriaFor } from '../catalogus/criteria'
import { catalogus } from '../test-sheets'
import { neighboursOf, placeOf } from './places'

const rows = criteriaFor(catalogus, { minderjarig: 'nee' })
const at = (query: string) => placeOf(new URLSearchParams(query), rows)
const row = (code: string) => {
  const found = rows.find((one) => one.criterium.code === code)
  if (!found) throw new Error(code)
  return found
}

it('[R-BEO-52] the address holds a code and nothing personal; an unknown code leads to the first criterion', () => {
  expect(at('criterium=B3')).toEqual({ soort: 'criterium', regel: row('B3') })
  expect(at('criterium=Z9')).toEqual({ soort: 'criterium', regel: row('A1') })
  expect(at('deel=overzicht&criterium=B3')).toEqual({ soort: 'overzicht' })
})

it('[R-BEO-52] the way goes past what does not apply, and ends at the overview', () => {
  expect(neighboursOf(rows, row('A3')).next.href).toBe('?criterium=A5')
  expect(neighboursOf(rows, row('A5')).previous?.href).toBe('?criterium=A3')
  expect(neighboursOf(rows, row('A1')).previous).toBeNull()
  expect(neighboursOf(rows, row('G5')).next).toEqual({ href: '?deel=overzicht', label: 'Overzicht' })
})
