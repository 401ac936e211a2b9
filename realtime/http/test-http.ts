// The rooms of a test by HTTP: a real server with the HTTP door on it, and windows that reach it with the browser's own code.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { createAskTurns } from '../browser/ask-turns'
import type { SocketClass } from '../browser/counting-socket'
import { HttpSocket } from '../browser/http-socket'
import { openRoomSession, type RoomSession } from '../browser/room-session'
import { createHttpDoor } from './http-door'
import type { HttpWaits } from './http-waits'
import { ASK, decodeAnswer, DELIVER, encodeDelivery, encodeQuestion, markIn, NO_MARK, WIRE_TYPE, type Answer } from './http-wire'
import type { Limits } from '../room/limits'
import type { Guest, TestRooms } from '../tests/test-rooms'

export interface TestDoor {
  readonly port: number
  /** `ws://…/rt`, as the provider is given it. */
  readonly url: string
  /** What becomes of sockets here: let through, refused as a proxy does, opened and then silent, or everything is down. */
  line: 'open' | 'refused' | 'silent' | 'down'
  /** How many sockets were tried. */
  upgrades: number
  /** Each request that came in: its query. */
  readonly asked: string[]
  /** Breaks the line under every request that is open now. */
  breakAll(): void
  /** The next answer is lost on its way, after the room did its work. */
  loseNextAnswer(query: RegExp): void
  /** Sends bytes as they are; what came back. */
  post(room: string, query: string, guest: Guest | undefined, body: Uint8Array, headers?: Record<string, string>): Promise<RawAnswer>
  /** The first question of a window: as whom it is here, and how far the room is. */
  enter(room: string, guest: Guest): Promise<{ mark: Uint8Array; head: number }>
  ask(room: string, guest: Guest, mark: Uint8Array, since: number, options?: { client?: number; waitMs?: number }): Promise<RawAnswer>
  deliver(room: string, guest: Guest, mark: Uint8Array, frames: readonly Uint8Array[], kind?: string): Promise<RawAnswer>
  /** Opens a room; by HTTP, unless with another socket class. */
  open(room: string, guest: Guest, Socket?: SocketClass): RoomSession
  /** Leaves every room that was opened here. */
  leaveAll(): void
  close(): Promise<void>
}

export interface RawAnswer {
  readonly status: number
  readonly headers: Record<string, string>
  readonly bytes: Uint8Array
  readonly answer: Answer | undefined
}

export const EMPTY = Y.encodeStateVector(new Y.Doc())
export const FIRST_QUESTION = encodeQuestion({ mark: NO_MARK, client: 0, since: EMPTY, waitMs: 0 })

export const alwaysVisible = { visible: () => true, onVisibility: () => undefined }

/** A fetch that carries this guest's cookie, as the browser does by itself. */
export const fetchAs = (guest: Guest): typeof fetch => (input, init) => fetch(input, { ...init, headers: { ...init?.headers, cookie: `guest=${guest.session}` } })

export async function startDoor(house: TestRooms, { waits, limits }: { waits?: Partial<HttpWaits>; limits?: Partial<Limits> } = {}): Promise<TestDoor> {
  const logger = { info: () => undefined, warn: () => undefined, error: (_fields: object, message: string) => void house.errors.push(message) }
  const door = createHttpDoor({ rooms: house.rooms, logger, limits, waits })
  const asked: string[] = []
  let losing: RegExp | undefined
  const server = createServer((request, response) => {
    asked.push(request.url?.split('?')[1] ?? '')
    if (losing?.test(request.url ?? '')) {
      losing = undefined
      response.end = (() => response.socket?.destroy()) as unknown as typeof response.end
    }
    if (test.line === 'down') request.socket.destroy()
    else if (!door.handle(request, response)) response.writeHead(404).end()
  })
  server.on('upgrade', (request, socket, head) => {
    test.upgrades += 1
    if (test.line === 'refused') socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
    else if (test.line === 'silent') swallow(request, socket)
    else if (test.line === 'down' || !house.rooms.handleUpgrade(request, socket, head)) socket.destroy()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const sessions: RoomSession[] = []

  const test: TestDoor = {
    port, asked,
    line: 'open',
    upgrades: 0,
    url: `ws://127.0.0.1:${port}/rt`,
    breakAll: () => server.closeAllConnections(),
    loseNextAnswer: (query) => void (losing = query),
    async post(room, query, guest, body, headers = {}) {
      const cookie: Record<string, string> = guest ? { cookie: `guest=${guest.session}` } : {}
      const response = await fetch(`http://127.0.0.1:${port}/rt/${room}?${query}`, {
        method: 'POST', body: new Uint8Array(body), headers: { 'content-type': WIRE_TYPE, ...cookie, ...headers }
      })
      const bytes = new Uint8Array(await response.arrayBuffer())
      return { status: response.status, headers: Object.fromEntries(response.headers), bytes, answer: decodeAnswer(bytes) }
    },
    async enter(room, guest) {
      const { answer } = await test.post(room, ASK, guest, FIRST_QUESTION)
      const mark = answer?.frames.map(markIn).find((each) => each !== undefined)
      if (!answer || !mark) throw new Error(`not let in: ${answer?.code}`)
      return { mark, head: answer.count }
    },
    ask: (room, guest, mark, since, { client = 0, waitMs = 1_000 } = {}) => test.post(room, ASK, guest, encodeQuestion({ mark, client, since, waitMs })),
    deliver: (room, guest, mark, frames, kind = DELIVER.later) => test.post(room, kind, guest, encodeDelivery({ mark, frames })),
    open(room, guest, Socket = httpSocketOf(fetchAs(guest))) {
      const session = openRoomSession({ serverUrl: `ws://127.0.0.1:${port}/rt`, room, Socket })
      sessions.push(session)
      return session
    },
    leaveAll: () => sessions.splice(0).forEach((session) => session.close()),
    async close() {
      test.leaveAll()
      server.close()
      server.closeAllConnections()
    }
  }
  return test
}

/** Opens the socket as a server does, and lets nothing through after that. */
function swallow(request: IncomingMessage, socket: Duplex): void {
  const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
  socket.on('error', () => undefined).resume()
  socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`)
}

/** The socket class of `ws` with this guest's cookie. */
export function socketOf(guest: Guest): SocketClass {
  class CookieSocket extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie: `guest=${guest.session}` } })
    }
  }
  return CookieSocket as unknown as SocketClass
}

/** A socket class that goes by HTTP, and nothing else. */
export function httpSocketOf(fetchThere: typeof fetch): SocketClass {
  const around = { fetch: fetchThere, turns: createAskTurns(alwaysVisible) }
  class GuestSocket extends HttpSocket {
    constructor(url: string | URL) {
      super(url, around)
    }
  }
  return GuestSocket as unknown as SocketClass
}
