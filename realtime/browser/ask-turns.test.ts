import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAskTurns, type AskTurns, type Turn } from './ask-turns'

let visible = true
let shown: (() => void)[] = []
let turns: AskTurns

beforeEach(() => {
  vi.useFakeTimers()
  visible = true
  shown = []
  turns = createAskTurns({ visible: () => visible, onVisibility: (listener) => void shown.push(listener) })
})

afterEach(() => void vi.useRealTimers())

/** Takes a turn; what came of it so far. */
function take(): { turn?: Turn } {
  const taken: { turn?: Turn } = {}
  void turns.take().then((turn) => (taken.turn = turn))
  return taken
}

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0)

describe('questions of one window', () => {
  it('[R-RTM-62] one or two rooms wait as long as the server lets them', async () => {
    turns.join()
    turns.join()
    const asked = [take(), take()]
    await settle()
    expect(asked.map(({ turn }) => turn?.waitMs)).toEqual([20_000, 20_000])
  })

  it('[R-RTM-62] with more rooms two wait at a time, shortly, and the others come in their order', async () => {
    const leave = [1, 2, 3, 4].map(() => turns.join())
    const asked = [take(), take(), take(), take()]
    await settle()
    expect(asked.map(({ turn }) => turn?.waitMs)).toEqual([1_500, 1_500, undefined, undefined])
    asked[1]?.turn?.giveBack()
    const again = take()
    await settle()
    expect([asked[2]?.turn?.waitMs, asked[3]?.turn, again.turn]).toEqual([1_500, undefined, undefined])
    leave[0]?.()
    leave[1]?.()
    asked[0]?.turn?.giveBack()
    await settle()
    expect(asked[3]?.turn?.waitMs).toBe(20_000)
  })

  it('[R-RTM-62] a window nobody looks at asks now and then, waits for nothing, and asks at once when it is shown again', async () => {
    visible = false
    const first = take()
    await vi.advanceTimersByTimeAsync(4_900)
    expect(first.turn).toBeUndefined()
    await vi.advanceTimersByTimeAsync(100)
    expect(first.turn?.waitMs).toBe(0)
    first.turn?.giveBack()
    const second = take()
    await settle()
    visible = true
    for (const listener of shown) listener()
    await settle()
    expect(second.turn?.waitMs).toBe(20_000)
  })
})
