import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { encodeAwareness, FRAME, KEEP_ALIVE } from '../room/protocol'

/**
 * What a room and a window say to each other by HTTP, where a proxy lets no sockets through. Both bodies are of this type; a page of
 * another site cannot send it without asking first, and an answer of any other type did not come from us.
 */
export const WIRE_TYPE = 'application/octet-stream'

/** The two requests to `/rt/<room>`, both POST: what is new there, and here is what I typed (1: what I had before is already handed in). */
export const ASK = 'lees'
export const DELIVER = { first: 'schrijf=0', later: 'schrijf=1' } as const

/** A marked request without a mark: the first, before this window knows as whom it is here. */
export const NO_MARK = new Uint8Array()

/** “What is new?” */
export interface Question {
  /** The author's mark of the first answer (`encodeRights`); who is somebody else by now is sent back to start over. */
  readonly mark: Uint8Array
  /** The Yjs client whose presence this shows; 0 shows nobody. */
  readonly client: number
  /** How far this window is (the head of the last answer), or its state vector at first. */
  readonly since: number | Uint8Array
  /** How long the answer may wait for something new, in milliseconds. */
  readonly waitMs: number
}

/** “Here is what I typed.” */
export interface Delivery {
  readonly mark: Uint8Array
  /** Update frames as a socket would send them, in order. */
  readonly frames: readonly Uint8Array[]
}

/**
 * The one answer to both, always with status 200: a proxy may put its own page in place of any other. A refusal is a code and nothing
 * more, so that all refusals are the same three bytes.
 */
export interface Answer {
  /** 0, or the code (`CLOSE`) with which a socket would have been closed. */
  readonly code: number
  /** To a question the head up to which the frames go, to a delivery how many of its frames are on disk. */
  readonly count: number
  readonly frames: readonly Uint8Array[]
}

export function encodeQuestion({ mark, client, since, waitMs }: Question): Uint8Array<ArrayBuffer> {
  return encode((encoder) => {
    encoding.writeVarUint8Array(encoder, mark)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, waitMs)
    encoding.writeVarUint(encoder, typeof since === 'number' ? since + 1 : 0)
    if (typeof since !== 'number') encoding.writeVarUint8Array(encoder, since)
  })
}

/** Undefined when it is anything else than exactly one question. */
export function decodeQuestion(body: Uint8Array): Question | undefined {
  return decodeWhole(body, (decoder) => {
    const mark = copy(decoding.readVarUint8Array(decoder))
    const client = decoding.readVarUint(decoder)
    const waitMs = decoding.readVarUint(decoder)
    const next = decoding.readVarUint(decoder)
    return { mark, client, waitMs, since: next > 0 ? next - 1 : copy(decoding.readVarUint8Array(decoder)) }
  })
}

export function encodeDelivery({ mark, frames }: Delivery): Uint8Array<ArrayBuffer> {
  return encode((encoder) => {
    encoding.writeVarUint8Array(encoder, mark)
    for (const frame of frames) encoding.writeVarUint8Array(encoder, frame)
  })
}

export function decodeDelivery(body: Uint8Array): Delivery | undefined {
  return decodeWhole(body, (decoder) => ({ mark: copy(decoding.readVarUint8Array(decoder)), frames: readFrames(decoder) }))
}

export function encodeAnswer({ code, count, frames }: Answer): Uint8Array<ArrayBuffer> {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, code)
    encoding.writeVarUint(encoder, count)
    for (const frame of frames) encoding.writeVarUint8Array(encoder, frame)
  })
}

export function decodeAnswer(body: Uint8Array): Answer | undefined {
  return decodeWhole(body, (decoder) => ({ code: decoding.readVarUint(decoder), count: decoding.readVarUint(decoder), frames: readFrames(decoder) }))
}

/** The author's mark in a frame about rights; undefined for every other frame. */
export function markIn(frame: Uint8Array): Uint8Array | undefined {
  if (frame[0] !== FRAME.rights) return undefined
  return decodeWhole(frame, (decoder) => {
    decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    return copy(decoding.readVarUint8Array(decoder))
  })
}

/** How many update frames an acknowledgement counts; undefined for every other frame. */
export function storedIn(frame: Uint8Array): number | undefined {
  if (frame[0] !== FRAME.acknowledgement) return undefined
  return decodeWhole(frame, (decoder) => {
    decoding.readVarUint(decoder)
    return decoding.readVarUint(decoder)
  })
}

/** Tells whether a frame is the sign of life, which is about nobody; all other presence is longer. */
export const isKeepAlive = (frame: Uint8Array): boolean => frame[0] === FRAME.awareness && frame.length === KEEP_ALIVE.length

/** Presence of one client with nothing in it: the server stamps who it is, and between two questions a caret would stand still. */
export function encodePresence(client: number): Uint8Array {
  return encodeAwareness(
    encode((encoder) => {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarString(encoder, '{}')
    })
  )
}

/** The client an awareness frame speaks of first: in what a window sends, its own. */
export function clientIn(frame: Uint8Array): number | undefined {
  if (frame[0] !== FRAME.awareness) return undefined
  const decoder = decoding.createDecoder(frame)
  try {
    decoding.readVarUint(decoder)
    const entries = decoding.createDecoder(decoding.readVarUint8Array(decoder))
    return decoding.readVarUint(entries) > 0 ? decoding.readVarUint(entries) : undefined
  } catch {
    return undefined
  }
}

const encode = (write: (encoder: encoding.Encoder) => void): Uint8Array<ArrayBuffer> => {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

function decodeWhole<Value>(body: Uint8Array, read: (decoder: decoding.Decoder) => Value): Value | undefined {
  const decoder = decoding.createDecoder(body)
  try {
    const value = read(decoder)
    return decoding.hasContent(decoder) ? undefined : value
  } catch {
    return undefined
  }
}

function readFrames(decoder: decoding.Decoder): Uint8Array[] {
  const frames: Uint8Array[] = []
  while (decoding.hasContent(decoder)) frames.push(copy(decoding.readVarUint8Array(decoder)))
  return frames
}

/** Its own bytes: a view would keep the whole body in memory for as long as one frame of it waits for the disk. */
const copy = (view: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(view)
