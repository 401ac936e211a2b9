import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import type { Admission, Gate, Recheck } from '~realtime/room/gate'
import type { Limits } from '~realtime/room/limits'
import { createPostgresBus } from '~realtime/nodes/postgres-bus'
import { createPostgresUpdateLog } from '~realtime/log/postgres-update-log'
import { withdrawRights } from '~realtime/log/read-room'
import { createRooms, type Rooms } from '~realtime/room/rooms'
import type { UpdateLog } from '~realtime/log/update-log'
import { bundleCompactionWorker } from '~tests/compaction-worker'
import { createPaneelDatabase } from '~tests/postgres'
import type { RoomOnDisk } from '../history-checker'
import { readRoomOnDisk } from '../room-on-disk'
import { makeDeaf, makeFaulty, noFaults, type Faults } from './faulty-log'

export interface FuzzGuest extends Admission {
  verdict: Recheck
}

export interface FuzzNode {
  readonly url: string
  readonly rooms: Rooms
  readonly faults: Faults
}

/** Two nodes on one database, and guests whose rights the play decides. */
export interface FuzzHouse {
  readonly nodes: readonly [FuzzNode, FuzzNode]
  readonly log: UpdateLog
  guest(traits: { write: boolean; roots: readonly string[] }): FuzzGuest
  /** Every right handed out so far in this room no longer counts; resolves after COMMIT. */
  withdraw(room: string): Promise<void>
  read(room: string): Promise<RoomOnDisk>
  close(): Promise<void>
}

/** Everything happens soon here: rooms leave memory, are compacted, and look at each other's heads within one play. */
const LIMITS: Partial<Limits> = {
  idleMs: 15, compactUpdates: 8, compactBytes: 1_000, compactEveryMs: 20, compactOnLeaving: 2, lookEveryMs: 60, retryMs: 5, retryMaxMs: 20, step1PerMinute: 1_000
}

export async function startFuzzHouse(): Promise<FuzzHouse> {
  const database = await createPaneelDatabase()
  const pool = new pg.Pool({ connectionString: database.urls.super, max: 2 })
  const guests = new Map<string, FuzzGuest>()
  const gate: Gate = {
    admit: async (request) => {
      const guest = guests.get(request.headers.cookie?.replace('gast=', '') ?? '')
      return guest?.verdict === 'ok' ? guest : undefined
    },
    recheck: async (admission) => guests.get(admission.session)?.verdict ?? 4401
  }
  const compactionWorker = await bundleCompactionWorker()
  const parts = { url: database.urls.app, gate, compactionWorker }
  const [one, two] = [await startNode(parts), await startNode(parts)]
  return {
    nodes: [one, two],
    log: createPostgresUpdateLog(pool),
    guest(traits) {
      const guest: FuzzGuest = { author: randomUUID(), session: randomUUID(), presence: { name: 'gast', color: '#0b5563' }, verdict: 'ok', ...traits }
      guests.set(guest.session, guest)
      return guest
    },
    async withdraw(room) {
      await withdrawRights({ query: async <Row extends object>(text: string, values: readonly unknown[] = []) => (await pool.query<Row>(text, [...values])).rows }, room)
    },
    read: (room) => readRoomOnDisk(pool, room),
    async close() {
      await Promise.all([one.close(), two.close()])
      await pool.end()
      await database.drop()
    }
  }
}

async function startNode({ url, gate, compactionWorker }: { url: string; gate: Gate; compactionWorker: string }): Promise<FuzzNode & { close(): Promise<void> }> {
  const pool = new pg.Pool({ connectionString: url, max: 4 })
  const faults = noFaults()
  const node = randomUUID()
  // What is reported here was brought about by the play; what it led to is checked afterwards.
  const logger = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const bus = createPostgresBus({ connectionString: url, node, logger, countEveryMs: 100 })
  const rooms = createRooms({
    log: makeFaulty(createPostgresUpdateLog(pool), faults), gate, bus: makeDeaf(bus, faults), node, compactionWorker, clock: { now: () => new Date() }, logger, limits: LIMITS
  })
  const server = createServer()
  server.on('upgrade', (request, socket, head) => {
    if (!rooms.handleUpgrade(request, socket, head)) socket.destroy()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/rt`,
    rooms,
    faults,
    async close() {
      await rooms.stop()
      server.close()
      server.closeAllConnections()
      await bus.stop()
      await pool.end()
    }
  }
}
