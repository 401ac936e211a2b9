// One node of the drill: the real rooms on a real database, in a process that can be killed. Knows no more of the house than realtime/.
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { createPostgresBus, createPostgresUpdateLog, createRooms } from '~realtime/index'
import { cookieGate } from './cookie-gate'
import { makeHasty } from './hasty-log'
import type { NodeAnswer, NodeQuestion, NodeSettings } from './node-settings'

async function serve({ databaseUrl, workerPath, limits, hastyMs }: NodeSettings): Promise<void> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4, connectionTimeoutMillis: 2_000, query_timeout: 5_000, application_name: 'drill' })
  pool.on('error', (error) => report({ err: error }, 'A database session ended'))
  const stored = createPostgresUpdateLog(pool)
  const log = hastyMs === undefined ? stored : makeHasty(stored, hastyMs)
  const logger = { info: () => undefined, warn: report, error: report }
  const node = randomUUID()
  const bus = createPostgresBus({ connectionString: databaseUrl, node, logger })
  const rooms = createRooms({ log, gate: cookieGate, bus, node, compactionWorker: workerPath, clock: { now: () => new Date() }, logger, limits })
  const server = createServer()
  server.on('upgrade', (request, socket, head) => {
    if (!rooms.handleUpgrade(request, socket, head)) socket.destroy()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  process.on('message', (question: NodeQuestion) => {
    if (question.kind === 'stats') answer(weigh(rooms.stats()))
  })
  answer({ kind: 'ready', port: (server.address() as AddressInfo).port })
}

const ownAtStart = new Set(Object.getOwnPropertyNames(Object.prototype))

function weigh(rooms: Extract<NodeAnswer, { kind: 'stats' }>['rooms']): NodeAnswer {
  globalThis.gc?.()
  const { heapUsed, rss, external } = process.memoryUsage()
  return { kind: 'stats', rooms, heapUsed, rss, external, prototype: Object.getOwnPropertyNames(Object.prototype).filter((name) => !ownAtStart.has(name)) }
}

/** A node under fire has much to complain about; the parent keeps it for when something turns out wrong. */
function report(fields: object, message: string): void {
  const error = 'err' in fields && fields.err instanceof Error ? `${fields.err.name}: ${fields.err.message}` : ''
  process.stderr.write(`${new Date().toISOString()} ${message} ${error}\n`)
}

function answer(message: NodeAnswer): void {
  process.send?.(message)
}

// Without its parent a node has no reason to be.
process.on('disconnect', () => process.exit(0))
await serve(JSON.parse(process.env.DRILL_NODE ?? '{}') as NodeSettings)
