// The rooms of Weging on their PostgreSQL log, put together as the panel process does, with a gate that lets everybody in.
import { createServer } from 'node:http'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { createPostgresBus, createPostgresUpdateLog, createRooms, LOG_SESSION, NO_BUS, type Gate, type RoomsLogger } from '~realtime/index'
import { ROOT } from '../documents'
import { listenLocally, serveOn, settingOf } from './serving'

const connectionString = settingOf('BENCH_DATABASE')
const pool = new pg.Pool({
  connectionString, max: 4, connectionTimeoutMillis: 5_000, query_timeout: 15_000, idle_in_transaction_session_timeout: 30_000,
  idleTimeoutMillis: 0, keepAlive: true, options: LOG_SESSION
})

const report = (_fields: object, message: string): void => console.error(message)
const logger: RoomsLogger = { info: () => undefined, warn: report, error: report }

/** Everybody is somebody, each socket is a session of its own. */
const gate: Gate = {
  admit: async (request) => {
    const author = new URL(request.url ?? '', 'http://localhost').searchParams.get('author') ?? randomUUID()
    return { author, session: randomUUID(), write: true, presence: { name: 'zorg', color: '#0b5563' }, roots: [ROOT] }
  },
  recheck: async () => 'ok'
}

const node = randomUUID()
const rooms = createRooms({
  log: createPostgresUpdateLog(pool),
  gate, logger, node,
  clock: { now: () => new Date() },
  compactionWorker: settingOf('BENCH_COMPACTION_WORKER'),
  bus: settingOf('BENCH_NODES') === '1' ? NO_BUS : createPostgresBus({ connectionString, node, logger })
})

const server = createServer()
server.on('upgrade', (request, socket, head) => {
  if (!rooms.handleUpgrade(request, socket, head)) socket.destroy()
})
serveOn(await listenLocally(server))
