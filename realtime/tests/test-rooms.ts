// What the tests of the rooms stand on: the real database, a real HTTP server with real sockets, and a gate the test decides.
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as decoding from 'lib0/decoding'
import pg from 'pg'
import { vi } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { bundleCompactionWorker } from '~tests/compaction-worker'
import { createPaneelDatabase } from '~tests/postgres'
import { NO_BUS } from '../nodes/bus'
import type { Admission, Gate, Recheck } from '../room/gate'
import type { Limits } from '../room/limits'
import { createPostgresBus } from '../nodes/postgres-bus'
import { createPostgresUpdateLog } from '../log/postgres-update-log'
import { encodeSync, FRAME, SYNC } from '../room/protocol'
import { createRooms, type Rooms } from '../room/rooms'
import type { Sql } from '../log/sql'
import type { UpdateLog } from '../log/update-log'

export const sqlOfPool = (pool: pg.Pool | pg.PoolClient): Sql => ({
  query: async <Row extends object>(text: string, values: readonly unknown[] = []) => (await pool.query<Row>(text, [...values])).rows
})

/** What the test says of one person; `verdict` may change while they are in. */
export interface Guest extends Admission {
  verdict: Recheck
}

interface TestOptions {
  /** Another node on the database of this house, with its guests. */
  readonly shared?: TestRooms
  /** With a line to other nodes. */
  readonly withBus?: boolean
}

export interface TestRooms {
  readonly database: Awaited<ReturnType<typeof createPaneelDatabase>>
  readonly guests: Map<string, Guest>
  readonly rooms: Rooms
  readonly url: string
  readonly port: number
  readonly pool: pg.Pool
  readonly superPool: pg.Pool
  readonly sql: Sql
  readonly log: UpdateLog
  /** How often the log was read or written. */
  readonly logCalls: { open: number; append: number }
  /** What was reported as an error. */
  readonly errors: string[]
  guest(traits?: Partial<Guest>): Guest
  /** Replaces the gate's answer at connect. */
  admitWith(admit: Gate['admit'] | undefined): void
  /** The next batch is stored, but the rooms never hear of it. */
  loseNextAnswer(): void
  connect(room: string, guest: Guest): TestClient
  rowsOf(room: string): Promise<{ seq: number; author: string }[]>
  close(): Promise<void>
}

const ROOTS = ['text', 'fields', 'prosemirror']

/** Starts rooms on a database of their own. The guest's name travels as the `guest` cookie. */
export async function startRooms(limits: Partial<Limits> = {}, { shared, withBus = false }: TestOptions = {}): Promise<TestRooms> {
  const database = shared?.database ?? (await createPaneelDatabase())
  const pool = new pg.Pool({ connectionString: database.urls.app, max: 4, application_name: 'rooms' })
  const superPool = new pg.Pool({ connectionString: database.urls.super, max: 2 })
  for (const each of [pool, superPool]) each.on('error', () => undefined)
  const guests = shared?.guests ?? new Map<string, Guest>()
  const errors: string[] = []
  const logCalls = { open: 0, append: 0 }
  let admitWith: Gate['admit'] | undefined
  const stored = createPostgresUpdateLog(pool)
  let loseAnswer = false
  const log: UpdateLog = {
    ...stored,
    open: (room) => ((logCalls.open += 1), stored.open(room)),
    async append(batch) {
      logCalls.append += 1
      const outcomes = await stored.append(batch)
      if (!loseAnswer) return outcomes
      loseAnswer = false
      throw new Error('The line broke before the answer came')
    }
  }
  const gate: Gate = {
    admit: async (request, room) => {
      if (admitWith) return admitWith(request, room)
      return guests.get(request.headers.cookie?.replace('guest=', '') ?? '')
    },
    recheck: async (admission) => guests.get(admission.session)?.verdict ?? 4401
  }
  const logger = { info: () => undefined, warn: () => undefined, error: (_fields: object, message: string) => void errors.push(message) }
  const node = randomUUID()
  const bus = withBus ? createPostgresBus({ connectionString: database.urls.app, node, logger, countEveryMs: 100 }) : NO_BUS
  const compactionWorker = await bundleCompactionWorker()
  const rooms = createRooms({ log, gate, bus, node, compactionWorker, clock: { now: () => new Date() }, logger, limits: { retryMs: 20, retryMaxMs: 50, ...limits } })
  const server = createServer()
  server.on('upgrade', (request, socket, head) => {
    if (!rooms.handleUpgrade(request, socket, head)) socket.destroy()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const clients: TestClient[] = []

  return {
    rooms, port, pool, superPool, log, logCalls, errors, database, guests,
    url: `ws://127.0.0.1:${port}/rt`,
    sql: sqlOfPool(pool),
    guest(traits = {}) {
      const session = randomUUID()
      const guest: Guest = {
        author: randomUUID(), session, write: true, presence: { name: 'zorg', color: '#0b5563' }, roots: ROOTS, verdict: 'ok', ...traits
      }
      guests.set(guest.session, guest)
      return guest
    },
    loseNextAnswer: () => void (loseAnswer = true),
    admitWith: (admit) => void (admitWith = admit),
    connect(room, guest) {
      const client = new TestClient(`ws://127.0.0.1:${port}/rt/${room}`, guest)
      clients.push(client)
      return client
    },
    async rowsOf(room) {
      const { rows } = await superPool.query<{ seq: string; author: string }>('select seq, author from rt_update where room = $1 order by seq', [room])
      return rows.map(({ seq, author }) => ({ seq: Number(seq), author }))
    },
    async close() {
      for (const client of clients) client.end()
      await rooms.stop()
      server.close()
      server.closeAllConnections()
      await bus.stop()
      await Promise.all([pool.end(), superPool.end()])
      if (!shared) await database.drop()
    }
  }
}

/** A client that speaks the protocol by hand, so that a test sees every frame and can send wrong ones. */
export class TestClient {
  readonly doc = new Y.Doc()
  readonly socket: WebSocket
  readonly guest: Guest
  acked = 0
  sent = 0
  synced = false
  write: boolean | undefined
  closeCode: number | undefined
  /** Update frames of others. */
  heard = 0
  frames = 0
  readonly awareness: { client: number; clock: number; state: unknown }[] = []
  /** Turned off, the server's question for what it lacks stays unanswered. */
  answers = true

  constructor(url: string, guest: Guest) {
    this.guest = guest
    this.socket = new WebSocket(url, { headers: { cookie: `guest=${guest.session}` }, perMessageDeflate: false })
    this.socket.binaryType = 'arraybuffer'
    this.socket.on('open', () => this.socket.send(encodeSync('step1', Y.encodeStateVector(this.doc))))
    this.socket.on('message', (data) => this.#read(new Uint8Array(data as ArrayBuffer)))
    this.socket.on('close', (code) => (this.closeCode = code))
    this.socket.on('error', () => undefined)
  }

  /** Changes the own document and sends what changed, like any client. */
  edit(change: (doc: Y.Doc) => void): void {
    const updates: Uint8Array[] = []
    const collect = (update: Uint8Array): void => void updates.push(update)
    this.doc.on('update', collect)
    this.doc.transact(() => change(this.doc))
    this.doc.off('update', collect)
    for (const update of updates) this.sendUpdate(update)
  }

  type(text: string, at = this.doc.getText('text').length): void {
    this.edit((doc) => doc.getText('text').insert(at, text))
  }

  sendUpdate(update: Uint8Array): void {
    this.sent += 1
    this.socket.send(encodeSync('update', update))
  }

  get text(): string {
    return this.doc.getText('text').toString()
  }

  async ready(): Promise<this> {
    await vi.waitFor(() => {
      if (!this.synced) throw new Error(`not synced, close code ${this.closeCode}`)
    }, WAIT)
    return this
  }

  /** Everything sent is acknowledged. */
  async saved(): Promise<void> {
    await vi.waitFor(() => {
      if (this.acked !== this.sent) throw new Error(`${this.acked} of ${this.sent} acknowledged, close code ${this.closeCode}`)
    }, WAIT)
  }

  async shows(text: string): Promise<void> {
    await vi.waitFor(() => {
      if (this.text !== text) throw new Error(`shows “${this.text}”`)
    }, WAIT)
  }

  async closes(): Promise<number> {
    return vi.waitFor(() => {
      if (this.closeCode === undefined) throw new Error('still open')
      return this.closeCode
    }, WAIT)
  }

  end(): void {
    this.socket.terminate()
    this.doc.destroy()
  }

  #read(data: Uint8Array): void {
    this.frames += 1
    const decoder = decoding.createDecoder(data)
    const kind = decoding.readVarUint(decoder)
    if (kind === FRAME.acknowledgement) this.acked = decoding.readVarUint(decoder)
    else if (kind === FRAME.rights) this.write = decoding.readVarUint(decoder) === 1
    else if (kind === FRAME.awareness) this.#readAwareness(decoding.createDecoder(decoding.readVarUint8Array(decoder)))
    else this.#readSync(decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder))
  }

  #readSync(kind: number, bytes: Uint8Array): void {
    if (kind === SYNC.step1) {
      if (!this.answers) return
      this.sent += 1
      this.socket.send(encodeSync('step2', Y.encodeStateAsUpdate(this.doc, bytes)))
      return
    }
    if (kind === SYNC.update) this.heard += 1
    Y.applyUpdate(this.doc, bytes)
    if (kind === SYNC.step2) this.synced = true
  }

  #readAwareness(decoder: decoding.Decoder): void {
    for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
      this.awareness.push({
        client: decoding.readVarUint(decoder),
        clock: decoding.readVarUint(decoder),
        state: JSON.parse(decoding.readVarString(decoder)) as unknown
      })
    }
  }
}

export const WAIT = { timeout: 5_000, interval: 5 }

/** Long enough for a frame that should not come to have come. */
export const quiet = (ms = 150): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
