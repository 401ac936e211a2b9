import { expect, it } from 'vitest'
import { rondeBesluitSchema } from './schema'

const common = { schema: 'weging-ronde-besluit/v1', ronde: 1, reden: 'De stukken zijn duidelijk.', dag: '2026-11-29', functie: 'Voorzitter', registernummer: 'VZ-0001' }

it.each([
  { besluit: 'één ronde' },
  { besluit: 'spoed', overgeslagen: ['Ronde op de stukken'] },
  { besluit: 'heropening' },
  { besluit: 'twee disciplines', ontbreekt: 'zorg' },
  { besluit: 'zetel gesloten', discipline: 'politie', redenSoort: 'afwezig' }
])('[R-BEO-90] a decision about the rounds is a record with a reason, a day and who decided: $besluit', (one) => {
  expect(rondeBesluitSchema.parse({ ...common, ...one })).toMatchObject(one)
  for (const reden of ['', ' - ', 'x'.repeat(1001)]) expect(rondeBesluitSchema.safeParse({ ...common, ...one, reden }).success).toBe(false)
  expect(rondeBesluitSchema.safeParse({ ...common, ...one, dag: 'gisteren' }).success).toBe(false)
  expect(rondeBesluitSchema.safeParse({ ...common, ...one, extra: 1 }).success).toBe(false)
})
