import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ATTEMPT_WINDOW_MS, isOpen, LINK_ATTEMPTS, linkState, waitUntil } from './rules'

const now = new Date('2026-11-25T08:00:00Z')
const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000)

it('[R-GEM-5] after so many wrong codes everybody waits, until the oldest of them is a quarter of an hour old', () => {
  expect(waitUntil([1, 2, 3, 4].map(ago), LINK_ATTEMPTS, now)).toBeNull()
  expect(waitUntil([1, 2, 3, 4, 5].map(ago), LINK_ATTEMPTS, now)).toEqual(new Date(ago(5).getTime() + ATTEMPT_WINDOW_MS))
  expect(waitUntil([1, 2, 3, 4, 15].map(ago), LINK_ATTEMPTS, now)).toBeNull()
})

it('[R-GEM-5] nobody is locked out for good: whatever was tried, the wait ends within the window', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: -60 * 60_000, max: 0 }), { maxLength: 200 }), fc.integer({ min: 1, max: 30 }), (offsets, limit) => {
    const wrong = offsets.map((offset) => new Date(now.getTime() + offset))
    const until = waitUntil(wrong, limit, now)
    if (until) {
      expect(until.getTime()).toBeGreaterThan(now.getTime())
      expect(until.getTime()).toBeLessThanOrEqual(now.getTime() + ATTEMPT_WINDOW_MS)
    }
    expect(waitUntil(wrong, limit, new Date(now.getTime() + ATTEMPT_WINDOW_MS))).toBeNull()
    // One wrong code more never makes the wait shorter.
    expect(waitUntil([...wrong, now], limit, now)?.getTime() ?? 0).toBeGreaterThanOrEqual(until?.getTime() ?? 0)
  }))
})

it('[R-GEM-3] withdrawn goes before expired, and both before opened', () => {
  const times = { verlooptOp: new Date('2026-11-26T08:00:00Z'), eerstGeopendOp: null, ingetrokkenOp: null }
  const states = [times, { ...times, eerstGeopendOp: ago(9) }, { ...times, verlooptOp: now, eerstGeopendOp: ago(9) }, { ...times, verlooptOp: now, ingetrokkenOp: ago(1) }].map((each) => linkState(each, now))
  expect(states).toEqual(['nog niet geopend', 'geopend', 'verlopen', 'ingetrokken'])
  expect(states.map(isOpen)).toEqual([true, true, false, false])
})
