// One window on one room: the y-websocket provider that browsers use, over a real socket, with every frame from the server kept.
import { createHash } from 'node:crypto'
import * as decoding from 'lib0/decoding'
import { vi } from 'vitest'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { countUpdateFrames, type SocketClass } from '~realtime/browser/counting-socket'
import { encodeSync, FRAME, SYNC } from '~realtime/room/protocol'
import type { Visitor } from './visitor'

/** Where a room is knocked at, and by whom. */
export interface RoomDoor {
  port: number
  origin: string
  visitor: Visitor
  room: string
  /** Whose visit it is, and the how many-th to this room: `zorg 2`. */
  visit: string
}

export interface RoomClient {
  readonly doc: Y.Doc
  /** Every frame the server sent, in order. */
  readonly frames: readonly Uint8Array[]
  write(): boolean | undefined
  closeCode(): number | undefined
  /** Changes the own document; resolves when the server says that it is on disk. */
  edit(change: (doc: Y.Doc) => void): Promise<void>
  /** Resolves when the own document looks as asked. */
  shows(check: (doc: Y.Doc) => boolean): Promise<void>
  /** Resolves with the code with which the server closed. */
  closes(): Promise<number>
  leave(): Promise<void>
}

const patience = { timeout: 8_000, interval: 4 }

/** The same visit is the same Yjs client in every world, so that two worlds type the same bytes. */
const clientIdOf = ({ room, visit }: RoomDoor): number => createHash('sha256').update(`${room} ${visit}`).digest().readUInt32BE(0)

function socketOf({ origin, visitor }: RoomDoor, heard: Uint8Array[], closed: (code: number) => void): SocketClass {
  class SignedInSocket extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie: visitor.cookie(), origin, host: new URL(origin).host }, perMessageDeflate: false })
      this.binaryType = 'arraybuffer'
      this.on('message', (data) => heard.push(new Uint8Array(data as ArrayBuffer)))
      this.on('close', (code) => closed(code))
    }
  }
  return SignedInSocket as unknown as SocketClass
}

/** Enters a room and waits until its content is there. Throws with the close code when the door stays shut. */
export async function enterRoom(door: RoomDoor): Promise<RoomClient> {
  const frames: Uint8Array[] = []
  const facts = { sent: 0, acknowledged: 0, write: undefined as boolean | undefined, closeCode: undefined as number | undefined }
  const Socket = countUpdateFrames(socketOf(door, frames, (code) => (facts.closeCode = code)), {
    onOpening: () => (facts.sent = 0),
    onUpdateFrame: () => (facts.sent += 1)
  })
  const doc = new Y.Doc()
  doc.clientID = clientIdOf(door)
  const provider = new WebsocketProvider(`ws://127.0.0.1:${door.port}/rt`, door.room, doc, { disableBc: true, connect: false, shouldReconnect: () => false, WebSocketPolyfill: Socket })
  provider.messageHandlers[FRAME.acknowledgement] = (_encoder, decoder) => void (facts.acknowledged = decoding.readVarUint(decoder))
  provider.messageHandlers[FRAME.rights] = (_encoder, decoder) => void (facts.write = decoding.readVarUint(decoder) === 1)
  provider.connect()

  const saved = (): Promise<void> =>
    vi.waitFor(() => {
      if (facts.acknowledged !== facts.sent) throw new Error(`${door.room}: ${facts.acknowledged} van ${facts.sent} bewaard, sluitcode ${facts.closeCode}`)
    }, patience)
  const leave = async (): Promise<void> => {
    provider.destroy()
    doc.destroy()
    await vi.waitFor(() => {
      if (facts.closeCode === undefined) throw new Error(`${door.room}: nog niet gesloten`)
    }, patience)
  }

  await vi.waitFor(() => {
    if (facts.closeCode === undefined && !provider.synced) throw new Error(`${door.room}: nog niet binnen`)
  }, patience).catch((error: unknown) => {
    provider.destroy()
    throw error
  })
  // A door that stays shut says so at once: nothing to wait for.
  if (facts.closeCode !== undefined) {
    provider.destroy()
    throw new RoomClosed(door.room, facts.closeCode)
  }
  await saved()

  return {
    doc,
    frames,
    write: () => facts.write,
    closeCode: () => facts.closeCode,
    async edit(change) {
      doc.transact(() => change(doc))
      await saved()
    },
    shows: (check) =>
      vi.waitFor(() => {
        if (!check(doc)) throw new Error(`${door.room}: nog niet te zien`)
      }, patience),
    async closes() {
      const code = await vi.waitFor(() => {
        if (facts.closeCode === undefined) throw new Error(`${door.room}: nog open`)
        return facts.closeCode
      }, patience)
      provider.destroy()
      return code
    },
    leave
  }
}

class RoomClosed extends Error {
  constructor(room: string, code: number) {
    super(`${room}: gesloten met ${code}`)
  }
}

export interface Knock {
  /** The close code, or `binnen` when the content came. */
  outcome: number | 'binnen'
  write: boolean | undefined
  frames: Uint8Array[]
}

/** Knocks once, asks for the content, and leaves. What it heard before it was sent away counts too. */
export function knock(door: Omit<RoomDoor, 'visitor' | 'visit'> & { cookie: string; from?: string }): Promise<Knock> {
  const { port, origin, cookie, room, from = origin } = door
  return new Promise((resolve, reject) => {
    const frames: Uint8Array[] = []
    let write: boolean | undefined
    let inside = false
    const socket = new WebSocket(`ws://127.0.0.1:${port}/rt/${room}`, { headers: { ...(cookie ? { cookie } : {}), origin: from, host: new URL(origin).host }, perMessageDeflate: false })
    socket.binaryType = 'arraybuffer'
    socket.on('open', () => socket.send(encodeSync('step1', Y.encodeStateVector(new Y.Doc()))))
    socket.on('message', (data) => {
      const frame = new Uint8Array(data as ArrayBuffer)
      frames.push(frame)
      if (frame[0] === FRAME.rights) write = frame[1] === 1
      if (frame[0] !== FRAME.sync || frame[1] !== SYNC.step2) return
      inside = true
      socket.close()
    })
    socket.on('close', (code) => resolve({ outcome: inside ? 'binnen' : code, write, frames }))
    socket.on('error', reject)
  })
}
