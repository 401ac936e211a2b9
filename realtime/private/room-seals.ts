import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { RoomKeys } from './room-keys'
import { HistoryEnded } from '../log/update-log'

/**
 * Seals what is typed in private rooms before the database sees it, and opens it again; bytes of other rooms pass as they are.
 * `author` is who typed it, or which part of the snapshot it is: what is sealed opens as that, in that room, and nowhere else.
 */
export interface RoomSeals {
  isPrivate(room: string): boolean
  /** Makes the key of the room when it has none. Throws when the key cannot be read or kept. */
  seal(room: string, author: string, bytes: Uint8Array): Promise<Uint8Array>
  /** Throws `HistoryEnded` when the key is not there any more, and `SealBroken` when these bytes are not what was sealed. */
  unseal(room: string, author: string, sealed: Uint8Array): Promise<Uint8Array>
  /** Lets go of the key of this room at once; otherwise that happens after a minute. */
  forget(room: string): void
}

/** These bytes do not open with the key of their room: changed, moved to another room or author, or sealed with another key. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}

export interface RoomSealsOptions {
  readonly keys: RoomKeys
  readonly isPrivate: (room: string) => boolean
  /** How long a key is kept in memory at most, in milliseconds. */
  readonly keepMs?: number
  readonly random?: (bytes: number) => Uint8Array
}

/** A process without private rooms: tests and benchmarks of the rooms themselves. */
export const NO_SEALS: RoomSeals = {
  isPrivate: () => false,
  seal: async (_room, _author, bytes) => bytes,
  unseal: async (_room, _author, sealed) => sealed,
  forget: () => undefined
}

interface HeldKey {
  readonly key: Promise<Uint8Array | undefined>
  readonly timer: NodeJS.Timeout
}

/** AES-256-GCM under the key of the room, with a random nonce for each piece (R-RTM-51). Keys stay in memory for `keepMs` at most. */
export function createRoomSeals({ keys, isPrivate, keepMs = 60_000, random = randomBytes }: RoomSealsOptions): RoomSeals {
  const held = new Map<string, HeldKey>()

  function forget(room: string, only?: HeldKey): void {
    const entry = held.get(room)
    if (!entry || (only && entry !== only)) return
    clearTimeout(entry.timer)
    held.delete(room)
  }

  function hold<Key extends Uint8Array | undefined>(room: string, key: Promise<Key>): Promise<Key> {
    forget(room)
    const entry: HeldKey = { key, timer: setTimeout(() => forget(room, entry), keepMs).unref() }
    held.set(room, entry)
    const letGo = (): void => forget(room, entry)
    key.then((found) => found ?? letGo(), letGo)
    return key
  }

  const keyToSeal = async (room: string): Promise<Uint8Array> => (await held.get(room)?.key) ?? hold(room, keys.obtain(room))

  async function keyToOpen(room: string): Promise<Uint8Array> {
    const key = await (held.get(room)?.key ?? hold(room, keys.find(room)))
    if (!key) throw new HistoryEnded('The key of this room is not there any more: what was sealed with it cannot be read')
    return key
  }

  return {
    isPrivate,
    seal: async (room, author, bytes) => (isPrivate(room) ? sealed(await keyToSeal(room), random(NONCE), bound(room, author), bytes) : bytes),
    unseal: async (room, author, bytes) => (isPrivate(room) ? opened(await keyToOpen(room), bound(room, author), bytes) : bytes),
    forget: (room) => forget(room)
  }
}

/** The first byte names the form; then nonce, sealed bytes, tag. */
const FORM = 1
const NONCE = 12
const TAG = 16

/** A room's name holds no zero byte, so that no two pairs look the same. */
const bound = (room: string, author: string): Buffer => Buffer.from(`rt-seal/${FORM}\0${room}\0${author.toLowerCase()}`)

function sealed(key: Uint8Array, nonce: Uint8Array, binding: Buffer, bytes: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(binding)
  return Buffer.concat([Uint8Array.of(FORM), nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

function opened(key: Uint8Array, binding: Buffer, bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== FORM || bytes.length < 1 + NONCE + TAG) throw new SealBroken('What is stored in this room was not sealed')
  const end = bytes.length - TAG
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + NONCE), { authTagLength: TAG }).setAAD(binding).setAuthTag(bytes.subarray(end))
    return Buffer.concat([decipher.update(bytes.subarray(1 + NONCE, end)), decipher.final()])
  } catch {
    // Node names no reason, and there is only one: not this key, or not these bytes in this room by this author.
    throw new SealBroken('What is stored in this room does not open with its key')
  }
}
