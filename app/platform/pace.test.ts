import { describe, expect, it } from 'vitest'
import { createTestClock } from '~tests/fixtures/people'
import { createPace } from './pace'

describe('how often', () => {
  it('[R-UIT-8] each caller comes in so many times in a while, and again after it; one does not hold up another', () => {
    const clock = createTestClock()
    const pace = createPace(clock, { times: 2, per: 1_000 })
    expect(['a', 'a', 'a', 'b'].map((caller) => pace.admits(caller))).toEqual([true, true, false, true])
    clock.pass(999)
    expect(pace.admits('a')).toBe(false)
    clock.pass(1)
    expect(pace.admits('a')).toBe(true)
  })
})
