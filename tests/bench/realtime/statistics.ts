/** The value below which this share of the numbers lies (nearest rank); NaN for none. */
export function percentile(numbers: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(numbers).sort()
  const rank = Math.max(1, Math.ceil(share * sorted.length))
  return sorted[rank - 1] ?? Number.NaN
}

/** The middle one; of an even count the mean of the middle two; NaN for none. Numbers that were not measured do not count. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.filter((each) => Number.isFinite(each)).sort((a, b) => a - b)
  const half = sorted.length >> 1
  const [low, high] = [sorted[sorted.length % 2 === 0 ? half - 1 : half], sorted[half]]
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2
}

/** A series of durations in milliseconds, told in four numbers. */
export interface Spread {
  readonly count: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

export function spreadOf(numbers: ArrayLike<number>): Spread {
  return { count: numbers.length, p50: percentile(numbers, 0.5), p95: percentile(numbers, 0.95), p99: percentile(numbers, 0.99) }
}

/** Numbers from 0 up to 1, the same row for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
