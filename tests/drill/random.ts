/** Chance that can be repeated: the same seed gives the same choices. */
export interface Random {
  /** From 0 up to, not including, 1. */
  fraction(): number
  /** A whole number from `from` up to and including `to`. */
  between(from: number, to: number): number
  chance(probability: number): boolean
  /** One of them; throws when there is none. */
  pick<Value>(from: readonly Value[]): Value
}

/** Mulberry32: small, fast, and good enough to shuffle a play with. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (from: number, to: number): number => from + Math.floor(fraction() * (to - from + 1))
  return {
    fraction,
    between,
    chance: (probability) => fraction() < probability,
    pick: <Value>(from: readonly Value[]): Value => {
      if (from.length === 0) throw new Error('Nothing to pick from')
      return from[between(0, from.length - 1)] as Value
    }
  }
}

/** A seed for a run that was given none; it is printed, so that the run can be repeated. */
export const freshSeed = (): number => Math.floor(Math.random() * 2 ** 31)
