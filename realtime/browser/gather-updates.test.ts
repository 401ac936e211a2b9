import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { gatherUpdates } from './gather-updates'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const update = (number: number): Uint8Array => new Uint8Array([number])

it('[R-BEO-172] the first change of another comes at once, those soon after it together and in order; after a pause at once again', () => {
  const put: number[][] = []
  const gathered = gatherUpdates((updates) => put.push(updates.map(([number = 0]) => number)))
  gathered.put(update(1))
  expect(put).toEqual([[1]])
  for (const number of [2, 3, 4]) {
    vi.advanceTimersByTime(30)
    gathered.put(update(number))
  }
  expect(put).toEqual([[1]])
  vi.advanceTimersByTime(10)
  expect(put).toEqual([[1], [2, 3, 4]])
  vi.advanceTimersByTime(100)
  gathered.put(update(5))
  expect(put).toEqual([[1], [2, 3, 4], [5]])
})

it('[R-BEO-172] what waits is put in when it is asked for, once, and six who type four times a second are ten changes a second', () => {
  let times = 0
  const seen: number[] = []
  const gathered = gatherUpdates((updates) => {
    times += 1
    seen.push(...updates.map(([number = 0]) => number))
  })
  gathered.put(update(0))
  gathered.put(update(1))
  gathered.flush()
  gathered.flush()
  vi.advanceTimersByTime(1_000)
  expect([seen, times]).toEqual([[0, 1], 2])
  for (let number = 2; number < 26; number += 1) {
    gathered.put(update(number))
    vi.advanceTimersByTime(1_000 / 24)
  }
  vi.advanceTimersByTime(100)
  expect(seen).toEqual(Array.from({ length: 26 }, (_none, number) => number))
  expect(times - 2).toBeLessThanOrEqual(11)
})

it('[R-BEO-172] where putting them in takes long, the pause is twice as long', () => {
  const at: number[] = []
  const gathered = gatherUpdates(() => {
    at.push(performance.now())
    vi.advanceTimersByTime(200)
  })
  for (let number = 0; number < 100; number += 1) {
    gathered.put(update(number))
    vi.advanceTimersByTime(20)
  }
  const pauses = at.slice(1).map((time, index) => time - (at[index] ?? 0))
  expect(pauses.length).toBeGreaterThan(1)
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(600)
})
