import { createCipheriv, createDecipheriv } from 'node:crypto'

/** The length of a key, in bytes. */
export const KEY_BYTES = 32
export const NONCE_BYTES = 12

/** The first byte names the form; then nonce, sealed bytes, tag. */
const FORM = 1
const TAG = 16

/** Bytes do not open: changed, put in another place, or sealed with another key. Never says what stood in them. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}

/** Seals bytes with AES-256-GCM for one place; `nonce` is used once with this key. */
export function sealBytes(key: Uint8Array, nonce: Uint8Array, place: Uint8Array, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(place)
  return Uint8Array.from(Buffer.concat([Uint8Array.of(FORM), nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]))
}

/** Opens what `sealBytes` made for this place. Throws `SealBroken` for anything else. */
export function openBytes(key: Uint8Array, place: Uint8Array, sealed: Uint8Array): Buffer {
  if (sealed[0] !== FORM || sealed.length < 1 + NONCE_BYTES + TAG) throw new SealBroken('Wat hier staat is niet verzegeld')
  const end = sealed.length - TAG
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + NONCE_BYTES), { authTagLength: TAG }).setAAD(place).setAuthTag(sealed.subarray(end))
    return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE_BYTES, end)), decipher.final()])
  } catch {
    // Node names no reason, and there is only one: not this key, or not these bytes in this place.
    throw new SealBroken('Wat hier staat gaat niet open met deze sleutel op deze plek')
  }
}
