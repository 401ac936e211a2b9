import fc from 'fast-check'
import { expect, it } from 'vitest'
import { normaliseRanges, subtractRanges, type Range } from './ranges'

const ranges = fc
  .array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 6 })), { maxLength: 12 })
  .map((pairs) => pairs.map(([from, length]): Range => ({ from, to: from + length })))

const clocksOf = (list: readonly Range[]): Set<number> =>
  new Set(list.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)))

it('[R-RTM-7] sorting and joining ranges keeps exactly the same clocks', () => {
  fc.assert(
    fc.property(ranges, (list) => {
      const joined = normaliseRanges(list)
      expect(clocksOf(joined)).toEqual(clocksOf(list))
      joined.slice(1).forEach((range, i) => expect(range.from).toBeGreaterThan(joined[i]?.to ?? Infinity))
    })
  )
})

it('[R-RTM-7] subtracting leaves exactly the clocks that were not known', () => {
  fc.assert(
    fc.property(ranges, ranges, (list, known) => {
      const left = subtractRanges(normaliseRanges(list), normaliseRanges(known))
      const expected = [...clocksOf(list)].filter((clock) => !clocksOf(known).has(clock))
      expect([...clocksOf(left)].sort((a, b) => a - b)).toEqual(expected.sort((a, b) => a - b))
    })
  )
})
