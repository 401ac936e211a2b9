import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { RoomKeys } from './room-keys'
import { createRoomSeals, NO_SEALS, type RoomSeals } from './room-seals'

const [room, other] = ['score/ronde/lid', 'score/ronde/ander']
const author = '0a000000-0000-4000-8000-000000000001'
const bytes = Buffer.from('Zij vertelt dat zij moest werken.')

/** Keys in memory, and how often they were asked for. */
function countedKeys(): RoomKeys & { asked: number } {
  const made = new Map<string, Uint8Array>()
  return {
    asked: 0,
    async obtain(name) {
      this.asked += 1
      made.set(name, made.get(name) ?? randomBytes(32))
      return made.get(name) ?? new Uint8Array()
    },
    async find(name) {
      this.asked += 1
      return made.get(name)
    },
    destroy: async (name) => void made.delete(name)
  }
}

const sealsOf = (keys: RoomKeys, keepMs?: number): RoomSeals => createRoomSeals({ keys, isPrivate: (name) => name.startsWith('score/'), keepMs })

describe('sealing', () => {
  it('[R-RTM-51] what was sealed opens as it was, also on another node, and holds nothing of it', async () => {
    const keys = countedKeys()
    const sealed = await sealsOf(keys).seal(room, author, bytes)
    expect(Buffer.from(sealed).includes(bytes.subarray(0, 8))).toBe(false)
    expect(Buffer.from(await sealsOf(keys).unseal(room, author, sealed)).equals(bytes)).toBe(true)
    const empty = await sealsOf(keys).seal(room, author, new Uint8Array())
    expect(await sealsOf(keys).unseal(room, author, empty)).toHaveLength(0)
  })

  it('[R-RTM-51] the same words sealed twice look different', async () => {
    const seals = sealsOf(countedKeys())
    const [a, b] = [await seals.seal(room, author, bytes), await seals.seal(room, author, bytes)]
    expect(Buffer.from(a).equals(b)).toBe(false)
  })

  it('[R-RTM-51] what was sealed opens in no other room, by no other author, and not when one bit changed', async () => {
    const keys = countedKeys()
    const seals = sealsOf({ ...keys, obtain: () => keys.obtain('same'), find: () => keys.find('same') })
    const sealed = await seals.seal(room, author, bytes)
    await expect(seals.unseal(other, author, sealed)).rejects.toThrow('does not open')
    await expect(seals.unseal(room, randomBytes(16).toString('hex'), sealed)).rejects.toThrow('does not open')
    await expect(seals.unseal(room, 'snapshot/1', sealed)).rejects.toThrow('does not open')
    for (const at of [1, 12, 20, sealed.length - 1]) {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      await expect(seals.unseal(room, author, changed)).rejects.toThrow('does not open')
    }
    for (const cut of [0, 1, 28]) await expect(seals.unseal(room, author, sealed.subarray(0, cut))).rejects.toThrow('was not sealed')
    await expect(seals.unseal(room, author, bytes)).rejects.toThrow('was not sealed')
  })

  it('[R-RTM-51] an author has one name, however it is written', async () => {
    const seals = sealsOf(countedKeys())
    const sealed = await seals.seal(room, author.toUpperCase(), bytes)
    expect(await seals.unseal(room, author, sealed)).toHaveLength(bytes.length)
  })

  it('[R-RTM-51] bytes of a shared room pass unchanged and need no key', async () => {
    const keys = countedKeys()
    for (const seals of [sealsOf(keys), NO_SEALS]) {
      expect(seals.isPrivate('verslag/1')).toBe(false)
      expect(await seals.seal('verslag/1', author, bytes)).toBe(bytes)
      expect(await seals.unseal('verslag/1', author, bytes)).toBe(bytes)
      seals.forget('verslag/1')
    }
    expect(keys.asked).toBe(0)
  })
})

describe('keys in memory', () => {
  it('[R-RTM-53] what was sealed with a key that was destroyed cannot be opened', async () => {
    const keys = countedKeys()
    const seals = sealsOf(keys)
    const sealed = await seals.seal(room, author, bytes)
    await keys.destroy(room)
    seals.forget(room)
    await expect(seals.unseal(room, author, sealed)).rejects.toMatchObject({ name: 'HistoryEnded' })
    await seals.seal(room, author, bytes)
    await expect(seals.unseal(room, author, sealed)).rejects.toMatchObject({ name: 'SealBroken' })
  })

  it('[R-RTM-53] a key is asked for once, and let go of after a while, used or not', async () => {
    const keys = countedKeys()
    const seals = sealsOf(keys, 60)
    const sealed = await seals.seal(room, author, bytes)
    await Promise.all(Array.from({ length: 50 }, () => seals.unseal(room, author, sealed)))
    expect(keys.asked).toBe(1)
    await keys.destroy(room)
    for (let i = 0; i < 4; i += 1) {
      await pause(25)
      await Promise.allSettled([seals.unseal(room, author, sealed)])
    }
    await expect(seals.unseal(room, author, sealed)).rejects.toMatchObject({ name: 'HistoryEnded' })
  })

  it('[R-RTM-51] a key that could not be read is asked for again', async () => {
    const keys = countedKeys()
    let broken = true
    const seals = sealsOf({ ...keys, obtain: (name) => (broken ? Promise.reject(new Error('The folder is away')) : keys.obtain(name)) })
    await expect(seals.seal(room, author, bytes)).rejects.toThrow('The folder is away')
    broken = false
    expect(await seals.seal(room, author, bytes)).toHaveLength(bytes.length + 29)
  })
})
