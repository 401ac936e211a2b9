import * as encoding from 'lib0/encoding'
import { expect, it } from 'vitest'
import { encodeSync, FRAME, readClientFrame, SYNC } from './protocol'

it('[R-RTM-10] a sync frame is written as y-protocols writes it, whatever its length', () => {
  for (const length of [0, 1, 127, 128, 129, 16_383, 16_384, 2_097_151, 2_097_152]) {
    const bytes = new Uint8Array(length).fill(7)
    const expected = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, FRAME.sync)
      encoding.writeVarUint(encoder, SYNC.update)
      encoding.writeVarUint8Array(encoder, bytes)
    })
    expect(Buffer.compare(encodeSync('update', bytes), expected)).toBe(0)
    const read = readClientFrame(encodeSync('update', bytes))
    expect(read?.kind === 'update' && Buffer.compare(read.bytes, bytes)).toBe(0)
  }
})
