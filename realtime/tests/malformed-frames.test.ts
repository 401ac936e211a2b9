import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { cookieOf } from '~tests/drill/cookie-gate'
import { History } from '~tests/drill/history'
import { checkRoom } from '~tests/drill/history-checker'
import { craftFrames } from '~tests/drill/malformed/crafted-frames'
import { mutate } from '~tests/drill/malformed/mutations'
import { offend, type Verdict } from '~tests/drill/malformed/offender'
import { changeOf, writeValidFrame } from '~tests/drill/malformed/valid-frames'
import { createRandom } from '~tests/drill/random'
import { startStandingNode, type StandingNode } from '~tests/drill/standing-node'
import { openWindow, type DrillWindow } from '~tests/drill/window'
import { CLOSE, encodeSync } from '../room/protocol'

const SEED = Number(process.env.FUZZ_SEED ?? 20_261_122)
const MUTANTS = Number(process.env.FUZZ_RUNS ?? 1_200)
const AT_ONCE = 12
/** Heap and buffers of the node, after throwing away what is unused, over a whole flood of wrong frames. */
const GROWTH_BYTES = 24 * 1024 * 1024
/** How long who types may wait for "opgeslagen" while others do their worst. */
const SAVED_MS = 5_000

let house: StandingNode
let history: History
let room: string
let innocents: Innocents
let rooms = 0

interface Innocents {
  readonly windows: readonly DrillWindow[]
  stop(): Promise<void>
}

beforeAll(async () => {
  house = await startStandingNode()
})

beforeEach(async () => {
  rooms += 1
  room = `verslag/kwaad${rooms}`
  history = new History()
  innocents = await letTwoType()
})

afterEach(() => innocents.windows.forEach((window) => window.close()))
afterAll(() => house.close())

/** Two people who type on, whatever happens around them. */
async function letTwoType(): Promise<Innocents> {
  const windows = ['een', 'twee'].map((name) => openWindow({ serverUrl: house.url, room, name, history, places: ['text'] }))
  await expect.poll(() => windows.map((window) => window.view().status), { timeout: SAVED_MS }).toEqual(['opgeslagen', 'opgeslagen'])
  const random = createRandom(SEED)
  const timer = setInterval(() => windows.forEach((window) => window.act(random)), 30)
  return {
    windows,
    async stop() {
      clearInterval(timer)
      await expect.poll(() => windows.map((window) => window.view().unsaved), { timeout: SAVED_MS }).toEqual([false, false])
      await expect.poll(() => windows[0]?.fingerprint() === windows[1]?.fingerprint(), { timeout: SAVED_MS }).toBe(true)
    }
  }
}

async function weigh(): Promise<number> {
  const { heapUsed, external } = await house.node.stats()
  return heapUsed + external
}

/** The innocent kept their line and all their text; of who was sent away nothing is on disk. */
async function expectUnharmed(verdicts: readonly Verdict[]): Promise<void> {
  await innocents.stop()
  // A valid frame of somebody who left at once may still be on its way from disk to the innocent.
  await expect.poll(async () => {
    const disk = await house.read(room)
    const finals = innocents.windows.map((window) => ({ window: window.name, update: window.state() }))
    return checkRoom({ room, notes: history.ofRoom(room), disk, finals, oneNode: true }).slice(0, 5)
  }, { timeout: SAVED_MS }).toEqual([])
  const disk = await house.read(room)
  expect(innocents.windows.map((window) => window.lines)).toEqual([1, 1])
  const refused = new Set(verdicts.filter(({ outcome }) => outcome !== 'passed').map(({ author }) => author))
  expect(disk.rows.filter((row) => refused.has(row.author)).map((row) => row.seq)).toEqual([])
  expect((await house.node.stats()).prototype).toEqual([])
  expect('vervuild' in {}).toBe(false)
}

const isKnown = ({ outcome }: Verdict): boolean => outcome === 'passed' || Object.values<unknown>(CLOSE).includes(outcome)

describe('malformed frames', { timeout: 120_000 }, () => {
  it(`[R-RTM-74] ${MUTANTS} damaged frames from seed ${SEED}: each is refused or was still valid, and nobody else notices`, async () => {
    const before = await weigh()
    const verdicts: (Verdict & { seed: number })[] = []
    let next = 0
    const offendOnAndOn = async (): Promise<void> => {
      for (; next < MUTANTS; ) {
        const seed = SEED + (next += 1)
        const random = createRandom(seed)
        verdicts.push({ ...(await offend(house.url, room, (doc) => mutate(writeValidFrame(doc, random), random), history)), seed })
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, offendOnAndOn))
    expect(verdicts.filter((verdict) => !isKnown(verdict))).toEqual([])
    expect(verdicts.filter(({ outcome }) => outcome === CLOSE.refusedUpdate).length).toBeGreaterThan(MUTANTS / 3)
    await expectUnharmed(verdicts)
    expect((await weigh()) - before).toBeLessThan(GROWTH_BYTES)
  })

  it('[R-RTM-74] what somebody who knows the format would try is refused, and what is merely odd does no harm', async () => {
    const before = await weigh()
    const verdicts: Verdict[] = []
    for (const { name, data, mayPass = false } of craftFrames()) {
      const verdict = await offend(house.url, room, () => data, history)
      expect({ name, known: isKnown(verdict) }).toEqual({ name, known: true })
      if (!mayPass) expect({ name, outcome: verdict.outcome }).not.toEqual({ name, outcome: 'passed' })
      verdicts.push(verdict)
    }
    await expectUnharmed(verdicts)
    expect((await weigh()) - before).toBeLessThan(GROWTH_BYTES)
  })

  it('[R-RTM-74] a million tiny frames: cut off, while the others go on', async () => {
    const before = await weigh()
    for (const frame of [Uint8Array.of(3), Uint8Array.of(0, 0, 1, 0)]) expect(await flood(frame, 500_000)).toBe(CLOSE.tryAgainLater)
    await expectUnharmed([])
    expect((await weigh()) - before).toBeLessThan(GROWTH_BYTES)
  })

  it('[R-RTM-74] who is merely diligent is not taken for an attacker', async () => {
    const random = createRandom(SEED)
    const verdicts = await Promise.all(Array.from({ length: 20 }, () => offend(house.url, room, (doc) => encodeSync('update', changeOf(doc, random)), history)))
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(verdicts.map(() => 'passed'))
    await expectUnharmed(verdicts)
  })
})

/** Sends one small frame as often as the line takes it; the code with which it ends. */
async function flood(frame: Uint8Array, times: number): Promise<number> {
  const socket = new WebSocket(`${house.url}/${room}`, { headers: { cookie: cookieOf({ author: crypto.randomUUID(), write: true }) }, perMessageDeflate: false })
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  // The close that follows says what there is to say.
  socket.on('error', (error) => void error)
  await new Promise((resolve) => socket.once('open', resolve))
  for (let sent = 0; sent < times && socket.readyState === WebSocket.OPEN; sent += 1) {
    socket.send(frame)
    if (sent % 2_000 === 0) await pause(0)
  }
  return closed
}
