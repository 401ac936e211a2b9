import { expect, it } from 'vitest'
import { deliverFormSchema, missingForDelivery } from './delivery'

const form = (given: Record<string, string> = {}) => deliverFormSchema.parse({ ontvanger: 'x', ...given })

it('[R-ADV-133] without a gemachtigde it must be said how betrokkene gets the advies', () => {
  expect(missingForDelivery(form(), { negatief: false, gemachtigd: true })).toEqual([])
  expect(missingForDelivery(form({ veiligKanaal: ' . ' }), { negatief: false, gemachtigd: false })).toHaveLength(1)
  expect(missingForDelivery(form({ veiligKanaal: 'Door de zorgcoördinator' }), { negatief: false, gemachtigd: false })).toEqual([])
})

it('[R-ADV-134] a negative advies names when, where and with whose support it is told', () => {
  expect(missingForDelivery(form(), { negatief: true, gemachtigd: true })).toHaveLength(3)
  expect(missingForDelivery(form({ verteldWanneer: 'morgen', verteldWaar: 'hier', verteldSteun: 'tolk' }), { negatief: true, gemachtigd: true })).toEqual([])
})
