import * as decoding from 'lib0/decoding'
import { FRAME, SYNC, updateFrameKind } from '~realtime/room/protocol'
import type { Deed } from './history'

/** Writes down what goes over one connection of a window: as it leaves and as it comes in, before anything is done with it. */
export class LineNotes {
  readonly #line: number
  readonly #note: (deed: Deed) => void
  /** Update frames sent, and how many of those are acknowledged. */
  sent = 0
  acknowledged = 0

  constructor(line: number, note: (deed: Deed) => void) {
    this.#line = line
    this.#note = note
  }

  leaves(frame: Uint8Array): void {
    if (!updateFrameKind(frame)) return
    this.sent += 1
    this.#note({ kind: 'sent', line: this.#line, bytes: updateOf(frame) })
  }

  comesIn(frame: Uint8Array): void {
    if (updateFrameKind(frame)) return this.#note({ kind: 'seen', line: this.#line, bytes: updateOf(frame) })
    const decoder = decoding.createDecoder(frame)
    if (decoding.readVarUint(decoder) !== FRAME.acknowledgement) return
    this.acknowledged = decoding.readVarUint(decoder)
    this.#note({ kind: 'acknowledged', line: this.#line, frames: this.acknowledged })
  }

  closes(code: number): void {
    this.#note({ kind: 'closed', line: this.#line, code })
  }
}

/** The update inside a sync frame; a copy, because a socket may use its buffer again. */
export function updateOf(frame: Uint8Array): Uint8Array {
  const decoder = decoding.createDecoder(frame)
  const kind = decoding.readVarUint(decoder)
  const step = decoding.readVarUint(decoder)
  if (kind !== FRAME.sync || step === SYNC.step1) throw new Error('Not an update frame')
  return decoding.readVarUint8Array(decoder).slice()
}

/** What a `ws` socket hands over, whatever its binary type. */
export function bytesOf(data: ArrayBuffer | Buffer | Buffer[]): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data
}
