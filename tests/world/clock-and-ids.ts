// Time and chance that a test decides, handed in where the real process gets the system's: no switch in production code.
import { createHash } from 'node:crypto'
import type { Clock } from '~/platform/clock'
import type { Ids } from '~/platform/ids'

/** A clock that stands still until somebody moves it on. */
export interface SteppingClock extends Clock {
  step(minutes: number): void
}

export function createSteppingClock(start: string): SteppingClock {
  let now = new Date(start).getTime()
  return {
    now: () => new Date(now),
    step: (minutes) => void (now += minutes * 60_000)
  }
}

/** The same seed gives the same ids in the same order; each is still as long and as unlike the others as a random one. */
export function createSeededIds(seed: string): Ids {
  const counts = { uuid: 0, token: 0 }
  const draw = (kind: keyof typeof counts): Buffer => createHash('sha512').update(`${seed}/${kind}/${(counts[kind] += 1)}`).digest()
  return {
    uuid() {
      const hex = draw('uuid').toString('hex')
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
    },
    token: (bytes) => draw('token').subarray(0, bytes).toString('base64url')
  }
}
