// The edits of one typist, in the bytes Yjs itself would make (edits.test.ts compares), and reading which edits an update holds.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { ROOT } from '../documents'

const CONTENT_STRING = 4
const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40

/** Edit `number` of a client that types one letter after another: a V1 update of one struct. */
export function encodeEdit(client: number, number: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, number)
    writeItem(encoder, client, number)
    encoding.writeVarUint(encoder, 0)
  })
}

function writeItem(encoder: encoding.Encoder, client: number, number: number): void {
  encoding.writeUint8(encoder, CONTENT_STRING | (number > 0 ? HAS_ORIGIN : 0))
  if (number > 0) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, number - 1)
  } else {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, ROOT)
  }
  encoding.writeVarString(encoder, letterOf(number))
}

export const letterOf = (number: number): string => String.fromCharCode(97 + (number % 26))

/** Tells every edit an update holds: `count` of them by this client, from number `first`. One struct is read by hand, more by Yjs. */
export function readEdits(update: Uint8Array, each: (client: number, first: number, count: number) => void): void {
  const decoder = decoding.createDecoder(update)
  if (decoding.readVarUint(decoder) === 1 && decoding.readVarUint(decoder) === 1) {
    const client = decoding.readVarUint(decoder)
    const first = decoding.readVarUint(decoder)
    const count = lengthOfString(decoder)
    if (count !== undefined) return each(client, first, count)
  }
  for (const struct of Y.decodeUpdate(update).structs) {
    if (!(struct instanceof Y.Skip)) each(struct.id.client, struct.id.clock, struct.length)
  }
}

/** The letters in the struct that follows; undefined when it is no plain text. */
function lengthOfString(decoder: decoding.Decoder): number | undefined {
  const info = decoding.readUint8(decoder)
  if ((info & 0x1f) !== CONTENT_STRING) return undefined
  for (const has of [HAS_ORIGIN, HAS_RIGHT_ORIGIN]) {
    if ((info & has) === 0) continue
    decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
  }
  if ((info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) === 0) {
    if (decoding.readVarUint(decoder) !== 1) return undefined
    decoding.readVarString(decoder)
  }
  // ASCII only, so bytes are letters.
  return decoding.readVarUint(decoder)
}
