import type { Place } from '../history'
import { createRandom, type Random } from '../random'

/** One thing that happens in a play. What does not apply at that moment is passed over, so that any of them can be left out. */
export type Operation =
  | { readonly do: 'join'; readonly peer: number; readonly node: number; readonly holdsBack: boolean }
  | { readonly do: 'drop' | 'answer' | 'renew'; readonly peer: number }
  /** The line is cut and made again at once, with what is under way still under way. */
  | { readonly do: 'move'; readonly peer: number; readonly node: number }
  /** Types so many times without waiting; `seed` says what and where. */
  | { readonly do: 'type'; readonly peer: number; readonly times: number; readonly seed: number }
  /** Types where its right does not reach. */
  | { readonly do: 'trespass'; readonly peer: number; readonly seed: number }
  /** These lose their right, and type on as if they had not heard. */
  | { readonly do: 'withdraw'; readonly peers: readonly number[]; readonly code: 4401 | 4403 | 4409; readonly seed: number }
  | { readonly do: 'lose-answer' | 'refuse'; readonly node: number; readonly times: number }
  | { readonly do: 'slow' | 'deaf'; readonly node: number; readonly ms: number }
  /** Everyone leaves for so long that the room leaves memory, and those who were in return. */
  | { readonly do: 'leave-all' }
  | { readonly do: 'wait'; readonly ms: number }
  /** Everyone must come to the same. */
  | { readonly do: 'rest' }

export interface Play {
  readonly seed: number
  readonly kind: Place
  readonly nodes: 1 | 2
  /** Who of the peers may write. */
  readonly writers: readonly boolean[]
  readonly operations: readonly Operation[]
}

/** The play that belongs to a seed. */
export function writePlay(seed: number): Play {
  const random = createRandom(seed)
  const peers = random.between(2, 6)
  const nodes = random.chance(0.4) ? 2 : 1
  const writers = Array.from({ length: peers }, (_, index) => index < 2 || random.chance(0.75))
  const opening = writers.map((_, peer): Operation => ({ do: 'join', peer, node: random.between(0, nodes - 1), holdsBack: false }))
  const rest = Array.from({ length: random.between(20, 60) }, () => nextOperation(random, peers, nodes))
  return { seed, kind: random.pick(['text', 'fields', 'prosemirror']), nodes, writers, operations: [...opening, ...rest, { do: 'rest' }] }
}

function nextOperation(random: Random, peers: number, nodes: number): Operation {
  const peer = random.between(0, peers - 1)
  const node = random.between(0, nodes - 1)
  const seed = random.between(0, 2 ** 30)
  const roll = random.fraction()
  if (roll < 0.45) return { do: 'type', peer, times: random.pick([1, 1, 2, 5, 12]), seed }
  if (roll < 0.6) return { do: 'join', peer, node, holdsBack: random.chance(0.3) }
  if (roll < 0.63) return { do: 'drop', peer }
  if (roll < 0.68) return { do: 'move', peer, node }
  if (roll < 0.73) return { do: 'answer', peer }
  if (roll < 0.76) return { do: 'renew', peer }
  if (roll < 0.79) return { do: 'trespass', peer, seed }
  if (roll < 0.82) return { do: 'withdraw', peers: [peer], code: random.pick([4401, 4403, 4409]), seed }
  if (roll < 0.86) return { do: 'lose-answer', node, times: random.between(1, 2) }
  if (roll < 0.88) return { do: 'refuse', node, times: random.between(1, 3) }
  if (roll < 0.91) return { do: 'slow', node, ms: random.between(1, 30) }
  if (roll < 0.94) return { do: 'deaf', node, ms: random.between(10, 200) }
  if (roll < 0.95) return { do: 'leave-all' }
  if (roll < 0.96) return { do: 'rest' }
  return { do: 'wait', ms: random.between(1, 25) }
}
