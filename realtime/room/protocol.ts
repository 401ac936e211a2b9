import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** First byte of every frame. 0, 1 and 3 are those of y-websocket; 4 and 5 are ours and only the server sends them. */
export const FRAME = { sync: 0, awareness: 1, queryAwareness: 3, acknowledgement: 4, rights: 5 } as const

/** Second byte of a sync frame (y-protocols). */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const

/**
 * Why a socket was closed. The y-websocket client never returns by itself after 4400–4499 and keeps trying after all others.
 * At connect every refusal is `notFound`, so that "not yours" and "does not exist" look the same.
 */
export const CLOSE = {
  sessionEnded: 4401,
  rightWithdrawn: 4403,
  notFound: 4404,
  sealed: 4409,
  tooLarge: 4413,
  refusedUpdate: 4422,
  restarting: 4503,
  tryAgainLater: 1013,
  payloadTooBig: 1009
} as const

/** What a client may send, taken apart; the bytes inside are still unjudged. */
export type ClientFrame =
  | { kind: 'step1'; vector: Uint8Array }
  | { kind: 'step2' | 'update'; bytes: Uint8Array }
  | { kind: 'awareness'; bytes: Uint8Array }
  | { kind: 'query-awareness' }

/** Reads one frame of a client; undefined when it is anything else than exactly one known frame. */
export function readClientFrame(data: Uint8Array): ClientFrame | undefined {
  const decoder = decoding.createDecoder(data)
  try {
    const frame = readBody(decoder)
    return decoding.hasContent(decoder) ? undefined : frame
  } catch {
    return undefined
  }
}

function readBody(decoder: decoding.Decoder): ClientFrame | undefined {
  switch (decoding.readVarUint(decoder)) {
    case FRAME.sync:
      return readSync(decoder)
    case FRAME.awareness:
      return { kind: 'awareness', bytes: decoding.readVarUint8Array(decoder) }
    case FRAME.queryAwareness:
      return { kind: 'query-awareness' }
    default:
      return undefined
  }
}

function readSync(decoder: decoding.Decoder): ClientFrame | undefined {
  switch (decoding.readVarUint(decoder)) {
    case SYNC.step1:
      return { kind: 'step1', vector: decoding.readVarUint8Array(decoder) }
    case SYNC.step2:
      return { kind: 'step2', bytes: decoding.readVarUint8Array(decoder) }
    case SYNC.update:
      return { kind: 'update', bytes: decoding.readVarUint8Array(decoder) }
    default:
      return undefined
  }
}

/** A sync frame: the state vector (step1), the missing state (step2) or one change (update). Written in one piece: it is the frame sent most. */
export function encodeSync(step: keyof typeof SYNC, bytes: Uint8Array): Uint8Array {
  const lengthBytes = varUintLength(bytes.length)
  const frame = new Uint8Array(2 + lengthBytes + bytes.length)
  frame[0] = FRAME.sync
  frame[1] = SYNC[step]
  let rest = bytes.length
  for (let at = 2; at < 2 + lengthBytes; at += 1) {
    frame[at] = at === 1 + lengthBytes ? rest : 128 | (rest & 127)
    rest >>>= 7
  }
  frame.set(bytes, 2 + lengthBytes)
  return frame
}

function varUintLength(value: number): number {
  let length = 1
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) length += 1
  return length
}

/** An awareness frame around an awareness update. */
export function encodeAwareness(bytes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, FRAME.awareness)
    encoding.writeVarUint8Array(encoder, bytes)
  })
}

/** An awareness frame about nobody: a sign of life that every y-websocket client understands. */
export const KEEP_ALIVE = encodeAwareness(Uint8Array.of(0))

/** The acknowledgement: how many update frames of this connection, counted from its start, are on disk. */
export function encodeAcknowledgement(frames: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, FRAME.acknowledgement)
    encoding.writeVarUint(encoder, frames)
  })
}

/**
 * Tells a connection, first of all, whether it may write, and as whom: a mark of the author that says nothing but "the same person as before".
 * After signing in again a window checks it, so that nobody hands in another's text as their own.
 */
export function encodeRights(write: boolean, mark: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, FRAME.rights)
    encoding.writeVarUint(encoder, write ? 1 : 0)
    encoding.writeVarUint8Array(encoder, mark)
  })
}

/** Tells whether a frame that a client sends is one the server will acknowledge, and which. */
export function updateFrameKind(data: Uint8Array): 'step2' | 'update' | undefined {
  if (data[0] !== FRAME.sync) return undefined
  if (data[1] === SYNC.step2) return 'step2'
  return data[1] === SYNC.update ? 'update' : undefined
}
