import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startFuzzHouse, type FuzzHouse } from '~tests/drill/fuzz/fuzz-house'
import { writePlay, type Play } from '~tests/drill/fuzz/operations'
import { perform } from '~tests/drill/fuzz/play'
import { shrink } from '~tests/drill/fuzz/shrink'

/** `FUZZ_SEED=… FUZZ_RUNS=… npx vitest run realtime/fuzz` goes further than the bounded run of every day. */
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_122)
const RUNS = Number(process.env.FUZZ_RUNS ?? 60)
/** The plays of every day end within this time, also on a slow machine; the longer ones in their own. */
const EVERY_DAY_MS = 25_000
const SHRINK_TRIES = 40

let house: FuzzHouse

beforeAll(async () => {
  house = await startFuzzHouse()
})

afterAll(() => house.close())

/** Fails with everything that is needed to play it again. */
async function expectNothingWrong(play: Play): Promise<void> {
  const { violations } = await perform(play, house)
  if (violations.length === 0) return
  const shortest = await shrink(play, async (shorter) => (await perform(shorter, house)).violations.length > 0, SHRINK_TRIES)
  const found = violations.slice(0, 10).map(({ kind, detail }) => `  ${kind}: ${detail}`)
  const { operations, ...cast } = shortest
  throw new Error([`seed ${play.seed}`, ...found, JSON.stringify(cast), ...operations.map((operation) => `  ${JSON.stringify(operation)}`)].join('\n'))
}

describe('random plays', () => {
  it(`[R-RTM-73] seeds ${SEED} and on: whatever peers, lines, rights, log and nodes do, all come to what is on disk`, { timeout: Math.max(60_000, RUNS * 10_000) }, async () => {
    const began = performance.now()
    let played = 0
    for (; played < RUNS; played += 1) {
      if (process.env.FUZZ_RUNS === undefined && performance.now() - began > EVERY_DAY_MS) break
      await expectNothingWrong(writePlay(SEED + played))
    }
    expect(played).toBeGreaterThan(10)
  })
})
