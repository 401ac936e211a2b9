import type { Random } from '../random'

type Mutation = (frame: Uint8Array, random: Random) => Uint8Array

const somewhere = (frame: Uint8Array, random: Random): number => random.between(0, Math.max(0, frame.length - 1))
const noise = (length: number, random: Random): number[] => Array.from({ length }, () => random.between(0, 255))

const truncate: Mutation = (frame, random) => frame.slice(0, somewhere(frame, random))
const extend: Mutation = (frame, random) => Uint8Array.from([...frame, ...noise(random.between(1, 40), random)])

const flipBits: Mutation = (frame, random) => {
  const flipped = frame.slice()
  for (let times = random.between(1, 6); times > 0 && flipped.length > 0; times -= 1) {
    const at = somewhere(flipped, random)
    flipped[at] = (flipped[at] ?? 0) ^ (1 << random.between(0, 7))
  }
  return flipped
}

/** A number in the frame becomes another one, or one that does not end. */
const replaceNumber: Mutation = (frame, random) => {
  const at = somewhere(frame, random)
  const number = random.pick([[0], [1], [127], [0xff, 0xff, 0xff, 0xff, 0x0f], [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f], Array.from({ length: 12 }, () => 0xff)])
  return Uint8Array.from([...frame.slice(0, at), ...number, ...frame.slice(at + 1)])
}

const repeatPart: Mutation = (frame, random) => {
  const from = somewhere(frame, random)
  const part = frame.slice(from, from + random.between(1, 60))
  return Uint8Array.from([...frame.slice(0, from), ...part, ...frame.slice(from)])
}

const scramble: Mutation = (frame, random) => {
  const from = somewhere(frame, random)
  const length = Math.min(random.between(1, 24), frame.length - from)
  return Uint8Array.from([...frame.slice(0, from), ...noise(length, random), ...frame.slice(from + length)])
}

const becomeNoise: Mutation = (_frame, random) => Uint8Array.from([0, random.between(0, 2), ...noise(random.between(0, 300), random)])

/** The length of what a sync frame holds is kept true, so that the damage reaches the update itself. */
const damageInside: Mutation = (frame, random) => {
  const [, step = 0, length = 0] = frame
  if (frame[0] !== 0 || length > 127 || frame.length !== length + 3) return flipBits(frame, random)
  const inside = random.pick([flipBits, scramble, replaceNumber, repeatPart, truncate])(frame.slice(3), random).slice(0, 127)
  return Uint8Array.from([0, step, inside.length, ...inside])
}

const MUTATIONS = [truncate, extend, flipBits, replaceNumber, repeatPart, scramble, becomeNoise, damageInside, damageInside, damageInside]

/** A valid frame, damaged. */
export const mutate: Mutation = (frame, random) => random.pick(MUTATIONS)(frame, random)
