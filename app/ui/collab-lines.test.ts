import fc from 'fast-check'
import { expect, it } from 'vitest'
import { placeEvents } from './collab-lines'

it('[R-HRZ-53] what happened stands between the lines by the clock: what begins before the lines of its minute, what ends after them', () => {
  const at = (time: string, early: boolean) => ({ time, early })
  expect(placeEvents(['10.31', '10.36', null, '10.52'], [at('10.31', true), at('10.36', false), at('10.52', true), at('11.00', false)])).toEqual([0, 3, 3, 4])
  expect(placeEvents([], [at('10.31', true)])).toEqual([0])
  expect(placeEvents([null, '10.31'], [at('10.30', false)])).toEqual([1])
})

it('[R-HRZ-53] they keep their order, whatever the lines say', () => {
  const time = fc.integer({ min: 0, max: 59 }).map((minute) => `10.${String(minute).padStart(2, '0')}`)
  fc.assert(
    fc.property(fc.array(fc.option(time)), fc.array(fc.record({ time, early: fc.boolean() })), (lines, events) => {
      const places = placeEvents(lines, events)
      expect([...places].sort((one, other) => one - other)).toEqual(places)
      expect(places.every((place) => place >= 0 && place <= lines.length)).toBe(true)
    })
  )
})
