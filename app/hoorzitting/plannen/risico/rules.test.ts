import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays } from '~/platform/kalender/rules'
import { riskOf } from './rules'

it('[R-PLN-12] the first moment beside the last day: with room, hardly, or not, with the working days that are left', () => {
  const uiterlijk = '2026-05-06'
  expect(riskOf({ eerste: '2026-04-24', uiterlijk })).toEqual({ stand: 'ruim', werkdagenOver: 6 })
  // Koningsdag, the weekend and 5 mei do not count.
  expect(riskOf({ eerste: '2026-04-28', uiterlijk })).toEqual({ stand: 'ruim', werkdagenOver: 5 })
  expect(riskOf({ eerste: '2026-04-29', uiterlijk })).toEqual({ stand: 'krap', werkdagenOver: 4 })
  expect(riskOf({ eerste: '2026-05-06', uiterlijk })).toEqual({ stand: 'krap', werkdagenOver: 0 })
  expect(riskOf({ eerste: '2026-05-08', uiterlijk })).toEqual({ stand: 'mist', werkdagenOver: -2 })
  expect(riskOf({ eerste: null, uiterlijk })).toEqual({ stand: 'mist', werkdagenOver: null })
  expect(riskOf({ eerste: '2026-05-06', uiterlijk, krapOnder: 0 }).stand).toBe('ruim')
  // Only a weekend after the term: no working day, and missed all the same.
  expect(riskOf({ eerste: '2026-05-09', uiterlijk: '2026-05-08' })).toEqual({ stand: 'mist', werkdagenOver: 0 })
})

it('[R-PLN-12] a later first moment is never safer', () => {
  const order = ['ruim', 'krap', 'mist']
  const day = fc.integer({ min: 0, max: 60 }).map((offset) => addDays('2026-11-30', offset))
  fc.assert(fc.property(day, day, (eerste, uiterlijk) => {
    expect(order.indexOf(riskOf({ eerste: addDays(eerste, 1), uiterlijk }).stand)).toBeGreaterThanOrEqual(order.indexOf(riskOf({ eerste, uiterlijk }).stand))
  }))
})
