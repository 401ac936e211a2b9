import { expect, it } from 'vitest'
import { createTurns, TooBusy } from './turns'

it('[R-STU-7] so many deeds at once and so many in line; the next is refused, also after a deed that failed', async () => {
  const turns = createTurns(2, 1)
  let busy = 0
  let most = 0
  const ends: (() => void)[] = []
  const deed = async (): Promise<void> => {
    busy += 1
    most = Math.max(most, busy)
    await new Promise<void>((resolve) => ends.push(resolve))
    busy -= 1
  }
  const going = [turns.take(deed), turns.take(deed), turns.take(deed)]
  await expect(turns.take(deed)).rejects.toThrow(TooBusy)
  for (let round = 0; round < 3; round += 1) {
    ends.shift()?.()
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await Promise.all(going)
  expect(most).toBe(2)
  await expect(turns.take(() => Promise.reject(new Error('mis')))).rejects.toThrow('mis')
  expect(await turns.take(async () => 'goed')).toBe('goed')
})
