import { randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFileRoomKeys } from './file-room-keys'

const room = 'score/ronde/lid'

let home: string
let folder: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'sleutels-'))
  folder = join(home, 'kamersleutels')
})
afterEach(() => rmSync(home, { recursive: true }))

const onlyFile = (): string => {
  const names = readdirSync(folder)
  expect(names).toHaveLength(1)
  return join(folder, names[0] ?? '')
}

describe('the key of a room', () => {
  it('[R-RTM-50] is made once, and found again by whoever comes later', async () => {
    const keys = createFileRoomKeys(folder)
    expect(await keys.find(room)).toBeUndefined()
    const key = await keys.obtain(room)
    expect(key).toHaveLength(32)
    expect(Buffer.from(await keys.obtain(room)).equals(key)).toBe(true)
    expect(Buffer.from((await createFileRoomKeys(folder).find(room)) ?? []).equals(key)).toBe(true)
    expect(Buffer.from(await keys.obtain('score/ronde/ander')).equals(key)).toBe(false)
  })

  it('[R-RTM-50] is one key, however many ask at the same moment, and leaves nothing else in the folder', async () => {
    const nodes = Array.from({ length: 20 }, () => createFileRoomKeys(folder))
    const keys = await Promise.all(nodes.map((node) => node.obtain(room)))
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1)
    expect(readFileSync(onlyFile()).equals(keys[0] ?? Buffer.alloc(0))).toBe(true)
  })

  it('[R-RTM-50] lies in a closed file in a closed folder, and neither tells of which room', async () => {
    mkdirSync(folder, { mode: 0o755 })
    await createFileRoomKeys(folder).obtain(room)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(onlyFile()).mode & 0o777).toBe(0o600)
    expect(onlyFile().slice(folder.length + 1)).toMatch(/^[0-9a-f]{64}$/)
  })

  it('[R-RTM-50] is what the randomness gave', async () => {
    const key = await createFileRoomKeys(folder, (bytes) => new Uint8Array(bytes).fill(7)).obtain(room)
    expect([...key]).toEqual(Array.from({ length: 32 }, () => 7))
  })

  it('[R-RTM-50] is never made anew when its file is not whole', async () => {
    const keys = createFileRoomKeys(folder)
    await keys.obtain(room)
    for (const length of [31, 0]) {
      truncateSync(onlyFile(), length)
      await expect(keys.find(room)).rejects.toThrow(`${length} bytes instead of 32`)
      await expect(keys.obtain(room)).rejects.toThrow(onlyFile())
    }
    await keys.destroy(room)
    expect(await keys.find(room)).toBeUndefined()
  })

  it('[R-RTM-50] cannot be kept where no folder can be made', () => {
    writeFileSync(folder, '')
    expect(() => createFileRoomKeys(folder)).toThrow()
  })
})

describe('destroying a key', () => {
  it('[R-RTM-53] overwrites it in its place before it removes it', async () => {
    const keys = createFileRoomKeys(folder)
    const key = await keys.obtain(room)
    // A second name for the same bytes on disk, as a copy that shares its blocks has.
    linkSync(onlyFile(), join(home, 'zelfde-bytes'))
    await keys.destroy(room)
    expect(readdirSync(folder)).toEqual([])
    const left = readFileSync(join(home, 'zelfde-bytes'))
    expect(left).toHaveLength(32)
    expect(left.equals(key)).toBe(false)
    expect(await keys.find(room)).toBeUndefined()
  })

  it('[R-RTM-53] is no fault twice, by two at once, or of a room that never had one', async () => {
    const keys = createFileRoomKeys(folder, randomBytes)
    await keys.obtain(room)
    await Promise.all([keys.destroy(room), createFileRoomKeys(folder).destroy(room)])
    await keys.destroy(room)
    await keys.destroy('score/nooit/geweest')
    expect(readdirSync(folder)).toEqual([])
  })

  it('[R-RTM-53] fails aloud when the key cannot be removed', async () => {
    const keys = createFileRoomKeys(folder)
    await keys.obtain(room)
    const path = onlyFile()
    rmSync(path)
    mkdirSync(path)
    chmodSync(path, 0o700)
    await expect(keys.destroy(room)).rejects.toThrow('EISDIR')
  })
})
