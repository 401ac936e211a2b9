// One member of one room, speaking the protocol of the server under test as its own client would.
import { randomUUID } from 'node:crypto'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Target } from '../messages'
import { frameOf, RawSocket } from './raw-socket'

const SYNC = 0
const SYNC_REPLY = 4
const OUR_ACKNOWLEDGEMENT = 4
const SYNC_STATUS = 8
const AUTH = 2
const AUTHENTICATED = 2
const STEP1 = 0
const STEP2 = 1
const UPDATE = 2
/** The state vector of nobody, and the update with nothing in it. */
const EMPTY_VECTOR = Uint8Array.of(0)
const EMPTY_UPDATE = Uint8Array.of(0, 0)

export interface ClientEvents {
  /** A state (`step2`) or a change of somebody. */
  content?(update: Uint8Array, at: number): void
  /** How many of this member's own frames with changes the server has acknowledged; its answer to step1 is the first. */
  acknowledged?(frames: number, at: number): void
  closed?(code: number): void
}

export class Client {
  readonly room: string
  /** Frames with changes that were sent. */
  sent = 0
  /** When it was in (performance.now); 0: not yet. */
  syncedAt = 0
  bytes = 0
  ended = false
  readonly #target: Target
  readonly #events: ClientEvents
  readonly #socket: RawSocket
  readonly #prefix: Uint8Array
  #acknowledged = 0
  #resolve: () => void = () => undefined
  #reject: (error: Error) => void = () => undefined

  constructor(target: Target, room: string, events: ClientEvents = {}, author: string = randomUUID()) {
    this.#target = target
    this.room = room
    this.#events = events
    this.#prefix = target.wire === 'hocuspocus' ? encoding.encode((encoder) => encoding.writeVarString(encoder, room)) : new Uint8Array(0)
    this.#socket = new RawSocket(target.port, `${target.path}${room}?author=${author}`, {
      opened: () => this.#greet(),
      message: (payload, at) => this.#read(payload, at),
      closed: (code) => this.#close(code)
    })
  }

  /** Resolves when the server said that everything it has was sent. */
  entered(patienceMs = 60_000): Promise<this> {
    if (this.syncedAt > 0) return Promise.resolve(this)
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`Not in room ${this.room} after ${patienceMs} ms`)), patienceMs)
      this.#resolve = () => (clearTimeout(timer), resolve(this))
      this.#reject = (error) => (clearTimeout(timer), reject(error))
    })
  }

  /** A frame with a change, made ahead of its time. */
  frameOfUpdate(update: Uint8Array): Buffer {
    return frameOf(this.#sync(UPDATE, update))
  }

  /** Sends a frame made with `frameOfUpdate`. */
  send(frame: Buffer): void {
    this.sent += 1
    this.#socket.write(frame)
  }

  end(): void {
    this.ended = true
    this.#socket.end()
  }

  #greet(): void {
    if (this.#target.wire === 'bare') return this.#enter(performance.now())
    if (this.#target.wire === 'hocuspocus') this.#socket.write(frameOf(this.#authentication()))
    this.#socket.write(frameOf(this.#sync(STEP1, EMPTY_VECTOR)))
  }

  #enter(at: number): void {
    if (this.syncedAt > 0) return
    this.syncedAt = at
    this.#resolve()
  }

  #close(code: number): void {
    this.#reject(new Error(`The socket to room ${this.room} closed with ${code}`))
    if (!this.ended) this.#events.closed?.(code)
    this.ended = true
  }

  #read(payload: Uint8Array, at: number): void {
    this.bytes += payload.length
    const decoder = decoding.createDecoder(payload)
    if (this.#target.wire === 'hocuspocus') decoding.readVarString(decoder)
    const kind = decoding.readVarUint(decoder)
    if (this.#target.wire === 'hocuspocus') return this.#readHocuspocus(kind, decoder, at)
    if (kind === SYNC) this.#readSync(decoder, at)
    else if (kind === OUR_ACKNOWLEDGEMENT && this.#target.acknowledges === 'count') this.#events.acknowledged?.(decoding.readVarUint(decoder), at)
  }

  #readHocuspocus(kind: number, decoder: decoding.Decoder, at: number): void {
    if (kind === SYNC || kind === SYNC_REPLY) this.#readSync(decoder, at)
    else if (kind === SYNC_STATUS) this.#events.acknowledged?.((this.#acknowledged += 1), at)
    else if (kind === AUTH && decoding.readVarUint(decoder) !== AUTHENTICATED) this.end()
  }

  #readSync(decoder: decoding.Decoder, at: number): void {
    const step = decoding.readVarUint(decoder)
    if (step === STEP1) {
      this.sent += 1
      return this.#socket.write(frameOf(this.#sync(STEP2, EMPTY_UPDATE)))
    }
    const update = decoding.readVarUint8Array(decoder)
    if (step === STEP2) this.#enter(at)
    this.#events.content?.(update, at)
  }

  #sync(step: number, bytes: Uint8Array): Uint8Array {
    return encoding.encode((encoder) => {
      encoding.writeUint8Array(encoder, this.#prefix)
      encoding.writeVarUint(encoder, SYNC)
      encoding.writeVarUint(encoder, step)
      encoding.writeVarUint8Array(encoder, bytes)
    })
  }

  #authentication(): Uint8Array {
    return encoding.encode((encoder) => {
      encoding.writeUint8Array(encoder, this.#prefix)
      encoding.writeVarUint(encoder, AUTH)
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarString(encoder, 'token')
    })
  }
}
