import * as decoding from 'lib0/decoding'
import {
  ASK, clientIn, decodeAnswer, DELIVER, encodeDelivery, encodeQuestion, markIn, NO_MARK, WIRE_TYPE, type Answer
} from '../http/http-wire'
import { encodeAcknowledgement, FRAME, SYNC, updateFrameKind } from '../room/protocol'
import type { AskTurns } from './ask-turns'
import { closeEvent, LOST, messageEvent, openEvent, READY, type RoomSocket } from './room-socket'

export interface HttpSurroundings {
  /** The browser's own, or one that goes through something in a test. */
  readonly fetch: typeof fetch
  readonly turns: AskTurns
}

/** What one delivery may hold: well within what the server takes, and few enough frames for its measure of what a person types. */
const BODY_BYTES = 512 * 1024
const BODY_FRAMES = 200
/** How much longer than the server may take an answer may stay away before the line counts as lost, in milliseconds. */
const SLACK_MS = 8_000
const STORE_MS = 20_000

/**
 * A room over HTTP with the face of a WebSocket, for behind a proxy that lets no sockets through (R-RTM-60). It asks again and again what
 * is new, and hands in what is typed one request at a time, so that everything arrives in its order; each is answered after it is on disk
 * and becomes an acknowledgement. What went wrong on the way is code 1006: the provider comes back and hands in what the server lacks.
 */
export class HttpSocket implements RoomSocket {
  binaryType: BinaryType = 'arraybuffer'
  readonly OPEN = READY.open
  onopen: RoomSocket['onopen'] = null
  onmessage: RoomSocket['onmessage'] = null
  onerror: RoomSocket['onerror'] = null
  onclose: RoomSocket['onclose'] = null
  #state: number = READY.connecting
  readonly #url: string
  readonly #around: HttpSurroundings
  readonly #leaveTurns: () => void
  /** Ends the question under way. */
  #stopAsking: (() => void) | undefined
  #queue: Uint8Array[] = []
  #delivering = false
  /** Everything this window had and the server had not is on disk; before that nothing else may be sent. */
  #handedIn = false
  #retiring = false
  #stored = 0
  #since: number | Uint8Array | undefined
  #mark: Uint8Array = NO_MARK
  #client = 0

  constructor(url: string | URL, around: HttpSurroundings) {
    this.#url = String(url).replace(/^ws/, 'http')
    this.#around = around
    this.#leaveTurns = around.turns.join()
    // Later, as a socket does: first its maker says who listens.
    setTimeout(() => this.#open())
  }

  get readyState(): number {
    return this.#state
  }

  send(data: Uint8Array): void {
    if (this.#state !== READY.open) return
    const kind = updateFrameKind(data)
    if (kind === 'step2') this.#queue.unshift(data)
    else if (kind === 'update') this.#queue.push(data)
    else if (data[0] === FRAME.sync && data[1] === SYNC.step1) return this.#begin(data)
    // The first it speaks of is itself; later the provider repeats what it heard of others.
    else if (this.#client === 0) this.#client = clientIn(data) ?? 0
    void this.#deliver()
  }

  /** Asks nothing more; what was typed still goes out, as with a socket that is closed. */
  close(): void {
    this.#end(LOST)
  }

  /** Makes place for a socket as soon as nothing is under way. */
  retire(): void {
    this.#retiring = true
    if (!this.#delivering && this.#queue.length === 0) this.#end(LOST)
  }

  #open(): void {
    if (this.#state !== READY.connecting) return
    this.#state = READY.open
    this.onopen?.(openEvent())
  }

  /** The first question is what this window lacks; asked once for each connection. */
  #begin(step1: Uint8Array): void {
    if (this.#since !== undefined) return
    const decoder = decoding.createDecoder(step1)
    decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    this.#since = decoding.readVarUint8Array(decoder)
    // The provider says next who it is; that goes along.
    queueMicrotask(() => void this.#ask())
  }

  async #ask(): Promise<void> {
    try {
      while (this.#state === READY.open && this.#since !== undefined) await this.#askOnce(this.#since)
    } finally {
      this.#end(LOST)
    }
  }

  /** The first is answered at once and takes nobody's turn. */
  async #askOnce(since: number | Uint8Array): Promise<void> {
    const turn = typeof since === 'number' ? await this.#around.turns.take() : undefined
    const waitMs = turn?.waitMs ?? 0
    try {
      const answer = this.#state === READY.open ? await this.#post(ASK, encodeQuestion({ mark: this.#mark, client: this.#client, since, waitMs }), waitMs) : undefined
      if (answer) this.#hear(answer)
    } finally {
      turn?.giveBack()
    }
  }

  #hear({ code, count, frames }: Answer): void {
    if (code !== 0) return this.#end(code)
    this.#since = count
    for (const frame of frames) {
      this.#mark = markIn(frame) ?? this.#mark
      this.#say(frame)
    }
  }

  /** One delivery at a time; what is typed meanwhile goes along in the next. */
  async #deliver(): Promise<void> {
    if (this.#delivering) return
    this.#delivering = true
    try {
      while (this.#queue[0] && (this.#handedIn || updateFrameKind(this.#queue[0]) === 'step2')) await this.#deliverOnce()
    } finally {
      this.#delivering = false
    }
    if (this.#retiring) this.retire()
  }

  async #deliverOnce(): Promise<void> {
    const frames = this.#takeBatch()
    const kind = this.#handedIn ? DELIVER.later : DELIVER.first
    const answer = await this.#post(kind, encodeDelivery({ mark: this.#mark, frames }), STORE_MS)
    const isWhole = answer?.code === 0 && answer.count === frames.length
    // What follows would run ahead of what was lost here.
    if (!isWhole) this.#queue = []
    if (!answer) return
    this.#handedIn ||= isWhole
    this.#stored += answer.count
    if (answer.count > 0) this.#say(encodeAcknowledgement(this.#stored))
    if (!isWhole) this.#end(answer.code === 0 ? LOST : answer.code)
  }

  #takeBatch(): Uint8Array[] {
    let bytes = 0
    const cut = this.#queue.findIndex((frame, at) => at === BODY_FRAMES || ((bytes += frame.length) > BODY_BYTES && at > 0))
    return this.#queue.splice(0, cut < 0 ? this.#queue.length : cut)
  }

  /** Undefined when the line broke or somebody else answered in our place; this connection has then ended. */
  async #post(kind: string, body: Uint8Array<ArrayBuffer>, ms: number): Promise<Answer | undefined> {
    const request = new AbortController()
    const stop = (): void => request.abort()
    const late = setTimeout(stop, ms + SLACK_MS)
    if (kind === ASK) this.#stopAsking = stop
    const answer = await post(this.#around.fetch, `${this.#url}?${kind}`, body, request.signal)
    clearTimeout(late)
    if (!answer) this.#end(LOST)
    return answer
  }

  #say(frame: Uint8Array): void {
    if (this.#state === READY.open) this.onmessage?.(messageEvent(frame))
  }

  #end(code: number): void {
    if (this.#state === READY.closed) return
    this.#state = READY.closed
    this.#leaveTurns()
    this.#stopAsking?.()
    // After a refusal nothing may be handed in any more.
    if (code !== LOST) this.#queue = []
    this.onclose?.(closeEvent(code))
  }
}

async function post(fetch: HttpSurroundings['fetch'], url: string, body: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<Answer | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST', body, signal, headers: { 'content-type': WIRE_TYPE }, credentials: 'same-origin', cache: 'no-store', redirect: 'error'
    })
    if (response.status !== 200 || response.headers.get('content-type') !== WIRE_TYPE) return undefined
    return decodeAnswer(new Uint8Array(await response.arrayBuffer()))
  } catch {
    // A broken line says nothing more than that; the provider comes back by itself.
    return undefined
  }
}
