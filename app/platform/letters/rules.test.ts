import { expect, it } from 'vitest'
import { capital, uncapital } from './rules'

it('[R-UIX-39] words keep their own capitals when they come to stand inside a sentence or at its beginning', () => {
  expect(['Aangifte melden aan de IND', 'UOD bekend', 'B8/3', 'Eén keer', ''].map(uncapital)).toEqual(['aangifte melden aan de IND', 'UOD bekend', 'B8/3', 'eén keer', ''])
  expect(['woensdag', 'één keer', 'IND', ''].map(capital)).toEqual(['Woensdag', 'Één keer', 'IND', ''])
})
