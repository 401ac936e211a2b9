import type { Play } from './operations'

/**
 * Leaves out of a failing play what it can do without: halves first, then ever smaller pieces, as long as `stillFails`, and no longer
 * than so many tries.
 */
export async function shrink(play: Play, stillFails: (play: Play) => Promise<boolean>, tries: number): Promise<Play> {
  let best = play
  for (let size = Math.ceil(play.operations.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < best.operations.length && tries > 0; tries -= 1) {
      const shorter = { ...best, operations: [...best.operations.slice(0, at), ...best.operations.slice(at + size)] }
      if (await stillFails(shorter)) best = shorter
      else at += size
    }
  }
  return best
}
