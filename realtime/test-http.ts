// The rooms of a test by HTTP: a real server with the HTTP door on it, and windows that reach it with the browser's own code.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAskTurns } from './browser/ask-turns'
import type { SocketClass } from './browser/counting-socket'
import { HttpSocket } from './browser/http-socket'
import { openRoomSession, type RoomSession } from './browser/room-session'
import { createHttpDoor } from './http-door'
import type { HttpWaits } from './http-waits'
import { decodeAnswer, WIRE_TYPE, type Answer } from './http-wire'
import type { Limits } from './limits'
import type { Guest, TestRooms } from './test-rooms'

export interface TestDoor {
  readonly port: number
  /** `ws://…/rt`, as the provider is given it. */
  readonly url: string
  /** Each request that came in: its query. */
  readonly asked: string[]
  /** Breaks the line under every request that is open now. */
  breakAll(): void
  /** The next answer is lost on its way, after the room did its work. */
  loseNextAnswer(query: RegExp): void
  /** Sends bytes as they are; what came back. */
  post(room: string, query: string, guest: Guest | undefined, body: Uint8Array, headers?: Record<string, string>): Promise<RawAnswer>
  open(room: string, guest: Guest): RoomSession
  close(): Promise<void>
}

export interface RawAnswer {
  readonly status: number
  readonly headers: Record<string, string>
  readonly bytes: Uint8Array
  readonly answer: Answer | undefined
}

const alwaysVisible = { visible: () => true, onVisibility: () => undefined }

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
    if (!door.handle(request, response)) response.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const sessions: RoomSession[] = []

  return {
    port, asked,
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
    open(room, guest) {
      const session = openRoomSession({ serverUrl: `ws://127.0.0.1:${port}/rt`, room, Socket: httpSocketOf(guest) })
      sessions.push(session)
      return session
    },
    async close() {
      for (const session of sessions) session.close()
      server.close()
      server.closeAllConnections()
    }
  }
}

function httpSocketOf(guest: Guest): SocketClass {
  const around = { fetch: fetchAs(guest), turns: createAskTurns(alwaysVisible) }
  class GuestSocket extends HttpSocket {
    constructor(url: string | URL) {
      super(url, around)
    }
  }
  return GuestSocket as unknown as SocketClass
}
