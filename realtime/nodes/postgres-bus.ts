import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Bus, BusMessage } from './bus'
import { packMessages, unpackMessage } from './bus-payload'
import type { RoomsLogger } from '../room/limits'
import { pause } from '../room/pause'

interface PostgresBusOptions {
  readonly connectionString: string
  /** Name of this node among the others. */
  readonly node: string
  readonly logger: RoomsLogger
  /** How often it is counted who else is there, in milliseconds. */
  readonly countEveryMs?: number
}

const CHANNEL = 'weging_rooms'
/** By this name the lines of the nodes are counted; PostgreSQL shows it to their own role only. */
const LINE_NAME = 'weging rooms bus'
const RETRY_MS = 200
const RETRY_MAX_MS = 5_000
/** A line that is silently gone does not answer a goodbye. */
const GOODBYE_MS = 1_000

const COUNT_OTHERS = `
  select count(*)::int as n from pg_stat_activity
  where datname = current_database() and application_name = $1 and pid <> pg_backend_pid()`

/**
 * The line between nodes over LISTEN and NOTIFY: one connection of its own, one statement at a time, never inside the transaction that
 * stores something (NOTIFY takes a lock over the whole database at COMMIT). What is sent meanwhile goes together in the next. After a
 * line that broke, everything is looked at and asked again: what was missed is unknown.
 */
export function createPostgresBus({ connectionString, node, logger, countEveryMs = 2_000 }: PostgresBusOptions): Bus {
  const stopping = new AbortController()
  let listener: (message: BusMessage) => void = () => undefined
  let waiting: BusMessage[] = []
  let line: pg.Client | undefined
  let sending = false
  /** One statement at a time on the one connection. */
  let asked: Promise<void> = Promise.resolve()
  // Until it was counted nobody may be thought alone.
  let others = true
  const timer = setInterval(() => void count(), countEveryMs)
  const ended = connect()

  /** Keeps a line open until `stop`. */
  async function connect(): Promise<void> {
    for (let attempt = 0; !stopping.signal.aborted; attempt += 1) {
      const client = new pg.Client({ connectionString, application_name: LINE_NAME, connectionTimeoutMillis: 5_000, query_timeout: 10_000, keepAlive: true })
      const lost = new Promise<void>((resolve) => {
        client.once('end', resolve)
        client.on('error', (error) => {
          logger.warn({ err: error }, 'The line to the other nodes broke')
          resolve()
        })
      })
      try {
        await client.connect()
        client.on('notification', ({ payload }) => hear(payload ?? ''))
        await client.query(`listen ${CHANNEL}`)
        line = client
        attempt = -1
        listener({ kind: 'look' })
        listener({ kind: 'recheck', prefix: '' })
        await notify(client, [`${node} hallo`])
        await count()
        void flush()
        await Promise.race([lost, aborted(stopping.signal)])
      } catch (error) {
        if (!stopping.signal.aborted) logger.warn({ err: error }, 'The line to the other nodes could not be opened; trying again')
      }
      line = undefined
      others = true
      await Promise.race([client.end().catch((error: unknown) => logger.warn({ err: error }, 'The line to the other nodes did not close cleanly')), sleep(GOODBYE_MS, undefined, { ref: false })])
      if (!stopping.signal.aborted) await pause(Math.min(RETRY_MS * 2 ** Math.max(0, attempt), RETRY_MAX_MS), stopping.signal)
    }
  }

  async function inTurn<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    const before = asked
    let done = (): void => undefined
    asked = new Promise((resolve) => (done = resolve))
    await before
    try {
      return await ask()
    } finally {
      done()
    }
  }

  function hear(payload: string): void {
    const space = payload.indexOf(' ')
    if (space < 0 || payload.slice(0, space) === node) return
    others = true
    const body = payload.slice(space + 1)
    if (body === 'hallo') return
    const message = unpackMessage(body)
    if (message) listener(message)
    else logger.warn({}, 'A message of another node could not be read')
  }

  async function count(): Promise<void> {
    const client = line
    if (!client) return
    try {
      const { rows } = await inTurn(() => client.query<{ n: number }>(COUNT_OTHERS, [LINE_NAME]))
      others = (rows[0]?.n ?? 0) > 0
    } catch (error) {
      logger.warn({ err: error }, 'It could not be counted how many nodes there are')
    }
  }

  async function flush(): Promise<void> {
    if (sending) return
    sending = true
    while (line && waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        const at = line
        await inTurn(() => notify(at, packMessages(batch).map((body) => `${node} ${body}`)))
      } catch (error) {
        // Whoever missed something finds it by looking; that rights changed is said again.
        waiting = [...batch.filter(({ kind }) => kind === 'recheck'), ...waiting]
        logger.warn({ err: error }, 'Other nodes could not be told something; they will find it by looking')
        break
      }
    }
    sending = false
  }

  return {
    send(message) {
      if (stopping.signal.aborted) return
      waiting.push(message)
      // Without a line only what cannot be found by looking is kept.
      if (!line) waiting = waiting.filter(({ kind }) => kind === 'recheck').slice(-1)
      void flush()
    },
    listen(next) {
      listener = next
    },
    get others() {
      return others
    },
    async stop() {
      clearInterval(timer)
      stopping.abort()
      await ended
    }
  }
}

async function notify(client: pg.Client, payloads: readonly string[]): Promise<void> {
  await client.query({ name: 'rt_notify', text: `select pg_notify('${CHANNEL}', p) from unnest($1::text[]) p`, values: [payloads] })
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true })))
}
