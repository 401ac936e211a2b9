import { describe, expect, it } from 'vitest'
import { median, percentile, seededRandom, spreadOf } from './statistics'

describe('the figures of the bench', () => {
  it('[R-RTM-81] a share is a number that was measured, whatever the order', () => {
    const numbers = [30, 10, 20, 40]
    expect([0, 0.25, 0.5, 0.75, 0.99, 1].map((share) => percentile(numbers, share))).toEqual([10, 10, 20, 30, 40, 40])
    expect(spreadOf([3, 1, 2])).toEqual({ count: 3, p50: 2, p95: 3, p99: 3 })
    expect(percentile([], 0.5)).toBeNaN()
  })

  it('[R-RTM-81] what was not measured does not move the median', () => {
    expect(median([4, Number.NaN, 1, 3, 2])).toBe(2.5)
    expect(median([7])).toBe(7)
    expect(median([Number.NaN])).toBeNaN()
  })

  it('[R-RTM-80] the same seed gives the same load', () => {
    const row = (seed: number): number[] => Array.from({ length: 5 }, seededRandom(seed))
    expect(row(7)).toEqual(row(7))
    expect(row(7)).not.toEqual(row(8))
    expect(row(7).every((each) => each >= 0 && each < 1)).toBe(true)
  })
})
