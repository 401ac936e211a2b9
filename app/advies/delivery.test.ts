import { expect, it } from 'vitest'
import { deliverFormSchema, missingForDelivery } from './delivery'

const form = (given: Record<string, string> = {}) => deliverFormSchema.parse({ ontvanger: 'x', ...given })

it('[R-ADV-133] without a gemachtigde it must be said how betrokkene gets the advies', () => {
  expect(missingForDelivery(form(), { negatief: false, gemachtigd: true, brief: true })).toEqual([])
  expect(missingForDelivery(form({ veiligKanaal: ' . ' }), { negatief: false, gemachtigd: false, brief: true })).toHaveLength(1)
  expect(missingForDelivery(form({ veiligKanaal: 'Door de zorgcoördinator' }), { negatief: false, gemachtigd: false, brief: true })).toEqual([])
})

it('[R-ADV-134] a negative advies names when, where and with whose support it is told', () => {
  expect(missingForDelivery(form(), { negatief: true, gemachtigd: true, brief: true })).toHaveLength(3)
  expect(missingForDelivery(form({ verteldWanneer: 'morgen', verteldWaar: 'hier', verteldSteun: 'tolk' }), { negatief: true, gemachtigd: true, brief: true })).toEqual([])
})

it('[R-ADV-137] without the letter to betrokkene nothing is issued, whatever the outcome', () => {
  expect(missingForDelivery(form(), { negatief: false, gemachtigd: true, brief: false })).toEqual([expect.stringContaining('De brief aan betrokkene is er nog niet')])
})
