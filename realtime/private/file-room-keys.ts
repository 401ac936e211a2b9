import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { chmodSync, mkdirSync } from 'node:fs'
import { link, open, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { RoomKeys } from './room-keys'

const KEY_BYTES = 32

/**
 * Keys of private rooms as files in one folder, outside the database (R-RTM-50): one file per room, 32 random bytes, for this account
 * only. A file is named after the hash of its room, so the folder tells nothing to who does not know the rooms already. Several nodes
 * share the folder. Makes and closes the folder; throws when it cannot.
 *
 * A key is on disk before it is handed out: what is sealed with it may be committed at once. A file that is not whole is an error,
 * never a reason to make a new key.
 */
export function createFileRoomKeys(folder: string, random: (bytes: number) => Uint8Array = randomBytes): RoomKeys {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)

  const pathOf = (room: string): string => join(folder, createHash('sha256').update(room).digest('hex'))

  return {
    async obtain(room) {
      const path = pathOf(room)
      for (;;) {
        const key = (await readKey(path)) ?? (await makeKey(path, random(KEY_BYTES)))
        if (!key) continue
        // Also when another node made it just now: its name may not be on disk yet.
        await syncFolder(folder)
        return key
      }
    },
    find: (room) => readKey(pathOf(room)),
    async destroy(room) {
      const path = pathOf(room)
      await overwrite(path, random(KEY_BYTES))
      await unlink(path).catch(ignore('ENOENT'))
      // Also when it was gone already: who removed it may have fallen before this line.
      await syncFolder(folder)
    }
  }
}

async function readKey(path: string): Promise<Uint8Array | undefined> {
  const key = await readFile(path).catch(ignore('ENOENT'))
  if (key && key.length !== KEY_BYTES) {
    throw new Error(`The key file ${path} holds ${key.length} bytes instead of ${KEY_BYTES}: it was cut off or is no key. No new key is made in its place: see Reservekopie in docs/beheer.md`)
  }
  return key
}

/** Writes the whole key beside its place and links it there, so that nobody ever reads half of it. Undefined when somebody was first. */
async function makeKey(path: string, key: Uint8Array): Promise<Uint8Array | undefined> {
  const fresh = `${path}.${randomUUID()}`
  const file = await open(fresh, 'wx', 0o600)
  try {
    await file.writeFile(key)
    await file.sync()
    return (await placed(fresh, path)) ? key : undefined
  } finally {
    await file.close()
    await unlink(fresh)
  }
}

async function placed(fresh: string, path: string): Promise<boolean> {
  try {
    await link(fresh, path)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  }
}

/** Other bytes in the same place on disk, as far as the disk allows it (docs/decisions/0017). Every link to this file loses the key. */
async function overwrite(path: string, other: Uint8Array): Promise<void> {
  const file = await open(path, 'r+').catch(ignore('ENOENT'))
  if (!file) return
  try {
    await file.write(other, 0, other.length, 0)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const hasCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code

const ignore = (code: string) => (error: unknown): undefined => {
  if (!hasCode(error, code)) throw error
}
