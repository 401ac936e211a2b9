import type { Random } from './random'

/** What one round of the drill does. Everything is chosen beforehand from the seed, so that a round can be played again. */
export interface RoundPlan {
  readonly number: number
  readonly nodes: 1 | 2
  /** PostgreSQL is killed too: before the node, after it, or not. */
  readonly postgres: 'first' | 'last' | 'not'
  readonly rooms: number
  readonly windowsPerRoom: number
  /** Milliseconds of typing before the blow, and after everything is back. */
  readonly typingMs: number
  readonly afterMs: number
  /** Mean time between two deeds of one window. */
  readonly paceMs: number
  readonly disturbances: number
}

/** Half of the rounds with PostgreSQL, a third with two nodes; the rest is chance. */
export function planRound(number: number, random: Random): RoundPlan {
  const withPostgres = number % 2 === 0
  return {
    number,
    nodes: number % 3 === 0 ? 2 : 1,
    postgres: withPostgres ? random.pick(['first', 'last']) : 'not',
    rooms: random.between(2, 3),
    windowsPerRoom: random.between(2, 4),
    typingMs: random.between(500, 1_200),
    afterMs: random.between(200, 500),
    paceMs: random.between(8, 40),
    disturbances: random.between(2, 6)
  }
}
