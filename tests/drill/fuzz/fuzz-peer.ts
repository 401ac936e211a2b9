import * as decoding from 'lib0/decoding'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { encodeSync, FRAME, SYNC } from '~realtime/room/protocol'
import { extentOfDoc } from '../extent'
import type { Deed, History, Place } from '../history'
import { bytesOf, LineNotes } from '../line-notes'
import type { Random } from '../random'
import { Typist } from '../typist'
import type { FuzzGuest } from './fuzz-house'

/** One window with one document; its lines come and go. Speaks the protocol by hand, as the y-websocket provider does. */
export class FuzzPeer {
  readonly name: string
  readonly room: string
  readonly doc = new Y.Doc()
  readonly guest: FuzzGuest
  readonly note: (deed: Deed) => void
  /** Leaves the server's question what it lacks unanswered. */
  holdsBack = false
  #typist: Typist
  #socket: WebSocket | undefined
  #notes: LineNotes | undefined
  #question: Uint8Array | undefined
  #answered = false
  #synced = false
  #lines = 0

  constructor(name: string, room: string, guest: FuzzGuest, history: History) {
    this.name = name
    this.room = room
    this.guest = guest
    this.note = history.of(room, name)
    this.note({ kind: 'opened', client: this.doc.clientID, author: guest.author })
    this.#typist = new Typist(this.doc, name, this.note)
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#send(encodeSync('update', update))
    })
  }

  /** There is a line, or one is being made. */
  get connected(): boolean {
    return this.#socket !== undefined && this.#socket.readyState <= WebSocket.OPEN
  }

  /** Has everything, has handed in everything, and knows that it is on disk. */
  get atRest(): boolean {
    return this.connected && this.#synced && this.#answered && this.#notes?.sent === this.#notes?.acknowledged
  }

  join(url: string): void {
    if (this.connected) return
    const socket = new WebSocket(`${url}/${this.room}`, { headers: { cookie: `gast=${this.guest.session}` }, perMessageDeflate: false })
    const notes = new LineNotes((this.#lines += 1), this.note)
    this.#socket = socket
    this.#notes = notes
    this.#synced = false
    this.#answered = false
    this.#question = undefined
    socket.on('open', () => this.#send(encodeSync('step1', Y.encodeStateVector(this.doc))))
    socket.on('message', (data) => {
      if (this.#socket !== socket) return
      const frame = bytesOf(data)
      notes.comesIn(frame)
      this.#read(frame)
    })
    socket.on('close', (code) => notes.closes(code))
    // A line that was cut while it was being made; it closes too.
    socket.on('error', () => notes.closes(1006))
  }

  drop(): void {
    this.#socket?.terminate()
    this.#socket = undefined
  }

  act(random: Random, place: Place): void {
    this.#typist.act(random, [place])
  }

  /** Types what it has no right to. */
  trespass(random: Random, place: Place): void {
    this.#typist.type(random, place, false)
  }

  /** Answers what it held back. */
  answer(): void {
    this.holdsBack = false
    const vector = this.#question
    this.#question = undefined
    if (!vector) return
    this.#answered = true
    this.#send(encodeSync('step2', Y.encodeStateAsUpdate(this.doc, vector)))
  }

  state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc)
  }

  fingerprint(): string {
    const { written, deleted } = extentOfDoc(this.doc)
    return JSON.stringify([written, deleted].map((ranges) => [...ranges].sort(([a], [b]) => a - b)))
  }

  describe(): string {
    const { sent, acknowledged } = this.#notes ?? { sent: 0, acknowledged: 0 }
    return `${this.name}: ${this.connected ? 'open' : 'closed'}, ${this.#synced ? 'synced' : 'not synced'}, ${acknowledged} of ${sent} acknowledged`
  }

  end(): void {
    this.drop()
    this.doc.destroy()
  }

  #send(frame: Uint8Array): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return
    this.#notes?.leaves(frame)
    this.#socket.send(frame)
  }

  #read(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    if (decoding.readVarUint(decoder) !== FRAME.sync) return
    const step = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder)
    if (step === SYNC.step1) {
      this.#question = bytes
      if (!this.holdsBack) this.answer()
      return
    }
    Y.applyUpdate(this.doc, bytes, this)
    if (step === SYNC.step2) this.#synced = true
  }
}
