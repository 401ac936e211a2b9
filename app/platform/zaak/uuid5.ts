import { createHash } from 'node:crypto'

/** The root of every name-based UUID of this program. Never changes: changing it would import every case a second time. */
const namespace = 'b1f8a9f2-6a0e-5c44-9d7e-3f1c2a7d5e60'

/**
 * A name-based UUID (RFC 9562, version 5): the same names in the same order give the same UUID, on any machine. The
 * names are kept apart, so that `['a', 'bc']` and `['ab', 'c']` differ.
 */
export function uuid5(...names: readonly (string | number)[]): string {
  const hash = createHash('sha1').update(Buffer.from(namespace.replaceAll('-', ''), 'hex')).update(JSON.stringify(names)).digest()
  const bytes = hash.subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
