// The line between two bare relays, as bare as the relay: no order, no healing.
import { randomUUID } from 'node:crypto'
import pg from 'pg'

export interface RelayBus {
  publish(room: string, frame: Uint8Array): void
}

type Receive = (room: string, frame: Uint8Array) => void

interface RedisClient {
  subscribe(channel: string): Promise<unknown>
  publish(channel: string, message: Buffer): Promise<unknown>
  on(event: 'messageBuffer', listener: (channel: Buffer, message: Buffer) => void): unknown
}

interface Ioredis {
  readonly Redis: new (port: number) => RedisClient
}

const CHANNEL = 'bench'
/** What PostgreSQL takes in one notice, less some room for the marks around it. */
const NOTICE_BYTES = 7_800

/** Over Redis with BENCH_REDIS, over PostgreSQL with BENCH_DATABASE, none without either. */
export async function openRelayBus(receive: Receive): Promise<RelayBus | undefined> {
  const { BENCH_REDIS: redis, BENCH_DATABASE: database } = process.env
  if (redis !== undefined) return openRedis(Number(redis), receive)
  return database === undefined ? undefined : openNotify(database, receive)
}

async function openRedis(port: number, receive: Receive): Promise<RelayBus> {
  const name = 'ioredis'
  const { Redis } = (await import(name)) as Ioredis
  const [out, into] = [new Redis(port), new Redis(port)]
  const me = randomUUID()
  into.on('messageBuffer', (_channel, message) => {
    const [from = '', room = ''] = message.subarray(0, message.indexOf(0)).toString().split(' ')
    if (from !== me) receive(room, message.subarray(message.indexOf(0) + 1))
  })
  await into.subscribe(CHANNEL)
  return { publish: (room, frame) => void out.publish(CHANNEL, Buffer.concat([Buffer.from(`${me} ${room}\0`), frame])) }
}

async function openNotify(connectionString: string, receive: Receive): Promise<RelayBus> {
  const [out, into] = [new pg.Client({ connectionString }), new pg.Client({ connectionString })]
  await Promise.all([out.connect(), into.connect()])
  const me = randomUUID()
  into.on('notification', ({ payload = '' }) => {
    const [from, ...parts] = payload.split(' ')
    if (from === me) return
    for (let at = 0; at < parts.length; at += 2) receive(parts[at] ?? '', Buffer.from(parts[at + 1] ?? '', 'base64'))
  })
  await into.query(`listen ${CHANNEL}`)
  return coalesce((parts) => out.query('select pg_notify($1, $2)', [CHANNEL, `${me} ${parts.join(' ')}`]))
}

/** One notice under way; what comes meanwhile goes together. */
function coalesce(send: (parts: readonly string[]) => Promise<unknown>): RelayBus {
  const waiting: string[] = []
  let busy = false

  async function drain(): Promise<void> {
    busy = true
    while (waiting.length > 0) {
      let [count, bytes] = [0, 0]
      while (count < waiting.length && bytes + (waiting[count] ?? '').length < NOTICE_BYTES) bytes += (waiting[count++] ?? '').length + 1
      await send(waiting.splice(0, Math.max(1, count)))
    }
    busy = false
  }

  return {
    publish(room, frame) {
      waiting.push(`${room} ${Buffer.from(frame).toString('base64')}`)
      if (!busy) void drain()
    }
  }
}
