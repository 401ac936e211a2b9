import { randomUUID } from 'node:crypto'
import WebSocket from 'ws'
import * as Y from 'yjs'
import type { SocketClass } from '~realtime/browser/counting-socket'
import { openRoomSession, type RoomSession, type RoomView } from '~realtime/browser/room-session'
import { cookieOf } from './cookie-gate'
import { extentOfDoc } from './extent'
import type { Deed, History, Place } from './history'
import { bytesOf, LineNotes } from './line-notes'
import type { Random } from './random'
import { Typist } from './typist'

/** A window as people have it: the y-websocket provider with the browser side of the rooms around it, on a socket that is written down. */
export interface DrillWindow {
  readonly name: string
  readonly room: string
  readonly view: () => RoomView
  /** Types or erases one mark. */
  act(random: Random): void
  state(): Uint8Array
  /** The same in two windows when both know and have deleted the same. */
  fingerprint(): string
  /** Lines so far; one when nothing ever broke. */
  readonly lines: number
  close(): void
}

interface WindowOptions {
  /** `ws://host:port/rt` */
  readonly serverUrl: string
  readonly room: string
  readonly name: string
  readonly history: History
  readonly places: readonly Place[]
}

export function openWindow({ serverUrl, room, name, history, places }: WindowOptions): DrillWindow {
  const note = history.of(room, name)
  const author = randomUUID()
  const lines = { count: 0 }
  const session = openRoomSession({ serverUrl, room, Socket: notingSocket(cookieOf({ author, write: true }), note, lines) })
  note({ kind: 'opened', client: session.doc.clientID, author })
  noteWhatTheScreenSays(session, note)
  const typist = new Typist(session.doc, name, note)
  return {
    name,
    room,
    view: session.view,
    act: (random) => typist.act(random, places),
    state: () => Y.encodeStateAsUpdate(session.doc),
    fingerprint: () => fingerprintOf(session.doc),
    get lines() {
      return lines.count
    },
    close: () => session.close()
  }
}

function fingerprintOf(doc: Y.Doc): string {
  const { written, deleted } = extentOfDoc(doc)
  return JSON.stringify([written, deleted].map((ranges) => [...ranges].sort(([a], [b]) => a - b)))
}

/** Each time the screen says that all is saved, that holds for everything typed up to then. */
function noteWhatTheScreenSays(session: RoomSession, note: (deed: Deed) => void): void {
  const { doc } = session
  session.subscribe(() => {
    const { unsaved, status } = session.view()
    if (!unsaved && status === 'opgeslagen') note({ kind: 'saved', client: doc.clientID, clock: Y.getState(doc.store, doc.clientID) })
  })
}

/** The browser's socket carries the session cookie by itself; here the window's own does, and writes down what passes. */
function notingSocket(cookie: string, note: (deed: Deed) => void, lines: { count: number }): SocketClass {
  class NotingSocket extends WebSocket {
    readonly #notes = new LineNotes((lines.count += 1), note)

    constructor(url: string | URL) {
      super(url, { headers: { cookie }, perMessageDeflate: false })
      this.on('message', (data) => this.#notes.comesIn(bytesOf(data)))
      this.on('close', (code) => this.#notes.closes(code))
    }

    override send(data: Uint8Array): void {
      this.#notes.leaves(data)
      super.send(data)
    }
  }
  return NotingSocket as unknown as SocketClass
}
