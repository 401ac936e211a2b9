// hocuspocus 3 or 4 with its own defaults; with its database extension on our PostgreSQL, or with its Redis extension, as the runner asks.
import pg from 'pg'
import { setTimeout as pause } from 'node:timers/promises'
import { serveOn, settingOf } from './serving'

interface HocuspocusServer {
  readonly hocuspocus: { getDocumentsCount(): number }
  readonly address: { readonly port: number }
  listen(): Promise<unknown>
}

interface Hocuspocus {
  readonly Server: new (configuration: object) => HocuspocusServer
}

interface DatabaseExtension {
  readonly Database: new (configuration: {
    fetch(data: { documentName: string }): Promise<Uint8Array | null>
    store(data: { documentName: string; state: Uint8Array }): Promise<void>
  }) => object
}

interface RedisExtension {
  readonly Redis: new (configuration: { port: number }) => object
}

/** Its default is half a minute or a minute, after which it drops members who only listen. */
const TIMEOUT_MS = 600_000
const STORING_MS = 20_000

const major = settingOf('BENCH_MAJOR')
const suffix = major === '3' ? '-3' : ''

async function databaseExtension(): Promise<object> {
  const name = `@hocuspocus/extension-database${suffix}`
  const { Database } = (await import(name)) as DatabaseExtension
  const pool = new pg.Pool({ connectionString: settingOf('BENCH_DATABASE'), max: 4 })
  return new Database({
    fetch: async ({ documentName }) => {
      const { rows } = await pool.query<{ data: Buffer }>('select data from hocuspocus_document where name = $1', [documentName])
      return rows[0]?.data ?? null
    },
    store: async ({ documentName, state }) => {
      await pool.query(
        'insert into hocuspocus_document (name, data) values ($1, $2) on conflict (name) do update set data = excluded.data',
        [documentName, Buffer.from(state)]
      )
    }
  })
}

async function redisExtension(port: string): Promise<object> {
  const name = '@hocuspocus/extension-redis'
  const { Redis } = (await import(name)) as RedisExtension
  return new Redis({ port: Number(port) })
}

const redis = process.env['BENCH_REDIS']
const extensions = [
  ...(process.env['BENCH_DATABASE'] === undefined ? [] : [await databaseExtension()]),
  ...(redis === undefined ? [] : [await redisExtension(redis)])
]
const name = `@hocuspocus/server${suffix}`
const { Server } = (await import(name)) as Hocuspocus
const server = new Server({ port: 0, address: '127.0.0.1', quiet: true, stopOnSignals: false, timeout: TIMEOUT_MS, extensions })
await server.listen()

/** It stores and lets go of a document once the last member has left. */
async function untilStored(): Promise<void> {
  const deadline = Date.now() + STORING_MS
  while (server.hocuspocus.getDocumentsCount() > 0 && Date.now() < deadline) await pause(50)
}

serveOn(server.address.port, { flush: untilStored })
