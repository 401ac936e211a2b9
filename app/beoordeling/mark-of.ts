import type { MarkSign } from '~/ui/index'
import type { Oordeel } from './catalogus/schema'
import type { Gewicht } from './schema'

const shapes = { versterkt: 'up', neutraal: 'square', verzwakt: 'down', 'niet te beoordelen': 'circle' } as const satisfies Record<Oordeel, MarkSign['shape']>

/** The sign of a judgement alone, as on the tile that chooses it. */
export const shapeOf = (oordeel: Oordeel): MarkSign['shape'] => shapes[oordeel]

/** The sign of a judgement with its weight: filled is *zwaar*, outlined is *licht* or not yet weighed. */
export function signOf(oordeel: Oordeel, gewicht: Gewicht | null): MarkSign {
  const shape = shapes[oordeel]
  return shape === 'up' || shape === 'down' ? { shape, weight: gewicht === 'zwaar' ? 'heavy' : 'light' } : { shape }
}

/** A judgement in words: "verzwakt, zwaar". */
export const judgementInWords = (oordeel: Oordeel, gewicht: Gewicht | null): string =>
  gewicht !== null && (oordeel === 'versterkt' || oordeel === 'verzwakt') ? `${oordeel}, ${gewicht}` : oordeel
