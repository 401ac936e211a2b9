import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { systemClock } from '~/platform/clock'
import { systemIds } from '~/platform/ids'
import type { Jobs } from '~/platform/jobs/queue.server'
import { sqlOfPg, sqlOfPrisma, type Sql } from '~/platform/sql'
import { readAddress } from '~/toegang/address.server'
import { accountIdOf } from '~tests/world/people'
import { createPaneelDatabase, type TestDatabase } from '~tests/postgres'
import { paneelClient } from '~tests/prisma-clients'
import { seedPaneelDemo } from '~prisma/demo/seed-paneel'
import { composeNotice } from './notice'
import { createNotices, notify, type OtherMail } from './notices.server'
import { createFilePost, createSmtpPost, type Post } from './post.server'

const origin = 'https://weging.example'
/** Nothing but notices is put in here; mail about sessions is tried in app/hoorzitting/uitnodigen. */
const onlyNotices: OtherMail = { send: (id) => Promise.reject(new Error(`geen gewoon bericht: ${id}`)), givenUp: (id) => Promise.reject(new Error(`geen gewoon bericht: ${id}`)) }
const lid = accountIdOf('zorg')

let database: TestDatabase<'owner' | 'app' | 'lezer' | 'afhaler'>
let pool: pg.Pool
let running: Jobs[] = []
const lines: string[] = []

beforeAll(async () => {
  database = await createPaneelDatabase()
  pool = new pg.Pool({ connectionString: database.urls.app, max: 6 })
  const db = paneelClient(database.urls.app)
  await seedPaneelDemo({ db, clock: systemClock })
  await db.$disconnect()
  await retryAfter(0)
})
afterEach(async () => {
  await Promise.all(running.map((jobs) => jobs.stop()))
  running = []
  await pool.query('delete from pgboss.job')
  lines.length = 0
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

/** Nobody waits a quarter of a minute in a test: the next attempt comes after so many seconds. */
async function retryAfter(seconds: number): Promise<void> {
  const owner = new pg.Client({ connectionString: database.urls.owner })
  await owner.connect()
  await owner.query('update pgboss.queue set retry_delay = $1, retry_backoff = false', [seconds])
  await owner.end()
}

const states = async (): Promise<Record<string, number>> =>
  Object.fromEntries((await pool.query<{ state: string; aantal: string }>('select state::text, count(*) as aantal from pgboss.job group by 1')).rows.map(({ state, aantal }) => [state, Number(aantal)]))

async function startWorker(post: Post, sql: Sql = sqlOfPg(pool)): Promise<Jobs> {
  const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  const jobs = createNotices({ sql, clock: systemClock, logger, post, origin, from: 'weging@weging.example', addressOf: (accountId) => readAddress(sql, accountId), other: onlyNotices })
  running.push(jobs)
  await jobs.start()
  return jobs
}

/** A real mail server on this machine, which answers as `behave` says. */
async function startServer(behave: (attempt: number) => 'take' | 'refuse') {
  const received: { to: string[]; text: string }[] = []
  let attempts = 0
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        attempts += 1
        const how = behave(attempts)
        if (how === 'refuse') return done(Object.assign(new Error('zorg@geheim.example is bezet'), { responseCode: 451 }))
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), text: Buffer.concat(chunks).toString('utf8') })
        return done()
      })
    }
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const { port } = server.server.address() as { port: number }
  return { received, address: `smtp://127.0.0.1:${port}`, port, attempts: () => attempts, close: () => new Promise<void>((resolve) => { server.close(() => resolve()) }) }
}

describe('notices by mail', () => {
  it('[R-MAI-1] a notice is there exactly when its deed is there, also through a Prisma transaction', async () => {
    const db = paneelClient(database.urls.app)
    await expect(db.$transaction(async (tx) => {
      await notify(sqlOfPrisma(tx), systemIds, [lid])
      throw new Error('de handeling mislukt')
    })).rejects.toThrow('de handeling mislukt')
    expect(await states()).toEqual({})
    await db.$transaction((tx) => notify(sqlOfPrisma(tx), systemIds, [lid, lid, accountIdOf('IND')]))
    expect(await states()).toEqual({ created: 2 })
    await db.$disconnect()
  })

  it('[R-MAI-2] a notice says that something waits and where, and nothing else; the queue holds no address', async () => {
    await notify(sqlOfPg(pool), systemIds, [lid])
    const { rows } = await pool.query<{ data: object }>('select data from pgboss.job')
    expect(rows).toEqual([{ data: { account: lid } }])
    const { subject, text } = composeNotice({ to: 'a@b.example', from: 'c@d.example', origin, id: 'x', now: new Date(0) })
    expect(subject).toBe('Er staat iets voor u klaar in Weging')
    expect(text).toBe(`Er staat iets voor u klaar in Weging.\n\nMeld u aan om het te lezen: ${origin}\n\nIn deze mail staat met opzet niets over de inhoud. U kunt er niet op antwoorden.\n\n`)
  })

  it('[R-MAI-3] a server that refuses and comes back gets every message once, also with two workers on one queue', async () => {
    const server = await startServer((attempt) => (attempt <= 3 ? 'refuse' : 'take'))
    const everybody = (['zorg', 'IND', 'politie', 'secretaris', 'voorzitter'] as const).map(accountIdOf)
    await notify(sqlOfPg(pool), systemIds, everybody)
    await startWorker(createSmtpPost(server.address))
    await startWorker(createSmtpPost(server.address))
    await vi.waitFor(async () => expect(await states()).toEqual({ completed: 5 }), { timeout: 20_000, interval: 200 })
    expect(server.received.map(({ to }) => to[0]).sort()).toEqual(['ind-0001', 'pol-0001', 'sec-0001', 'vz-0001', 'zrg-0001'].map((name) => `${name}@weging.example`))
    expect(server.attempts()).toBe(8)
    // A failed attempt is told, and what the server said about it is not repeated anywhere.
    expect(lines.filter((line) => line.includes('later weer geprobeerd'))).toHaveLength(3)
    expect(lines.join('') + JSON.stringify((await pool.query('select output from pgboss.job')).rows)).not.toMatch(/geheim|weging\.example/)
    await server.close()
  }, 30_000)

  it('[R-MAI-3] without a server the notice waits, and is sent by whatever process works later', async () => {
    const server = await startServer(() => 'take')
    await server.close()
    // Not at once here: all attempts would be over before anybody looks.
    await retryAfter(2)
    await notify(sqlOfPg(pool), systemIds, [lid])
    await retryAfter(0)
    const first = await startWorker(createSmtpPost(server.address))
    await vi.waitFor(() => expect(lines.some((line) => line.includes('later weer geprobeerd'))).toBe(true), { timeout: 10_000 })
    await first.stop()
    expect(await states()).toEqual({ retry: 1 })
    const folder = mkdtempSync(join(tmpdir(), 'weging-post-'))
    await startWorker(createFilePost(folder))
    await vi.waitFor(async () => expect(await states()).toEqual({ completed: 1 }), { timeout: 10_000 })
    const [file = ''] = readdirSync(folder)
    expect(file).toMatch(/^[0-9a-f-]{36}\.eml$/)
    const message = readFileSync(join(folder, file), 'utf8')
    expect(message).toContain('To: zrg-0001@weging.example')
    expect(message).toContain(`Message-ID: <${file.slice(0, -4)}@weging.example>`)
    rmSync(folder, { recursive: true })
  }, 30_000)

  it('[R-MAI-3] a database that is away when the outcome is written ends no process: it is told, and the next notice is sent', async () => {
    const told = (): number => lines.filter((line) => line.includes('de wachtrij kon niet worden gelezen')).length
    const real = sqlOfPg(pool)
    const faltering: Sql = { query: (text, values) => (text.includes('completed_on = now()') && told() === 0 ? Promise.reject(new Error('weg')) : real.query(text, values)) }
    const sent: string[] = []
    await startWorker(({ to }) => { sent.push(to); return Promise.resolve() }, faltering)
    await notify(real, systemIds, [lid])
    await vi.waitFor(() => expect(told()).toBe(1), { timeout: 10_000 })
    await notify(real, systemIds, [accountIdOf('IND')])
    await vi.waitFor(async () => expect(await states()).toEqual({ active: 1, completed: 1 }), { timeout: 10_000 })
    expect(sent).toEqual(['zrg-0001@weging.example', 'ind-0001@weging.example'])
  }, 30_000)

  it('[R-MAI-4] a notice that is given up, or has no address, is told in the log and stays to be seen', async () => {
    await pool.query('update account set email = null where id = $1', [accountIdOf('politie')])
    await notify(sqlOfPg(pool), systemIds, [accountIdOf('politie'), lid])
    await pool.query(`update pgboss.job set retry_limit = 0 where data->>'account' = $1`, [lid])
    await startWorker(() => Promise.reject(new TypeError('vol')))
    await vi.waitFor(async () => expect(await states()).toEqual({ completed: 1, failed: 1 }), { timeout: 10_000 })
    expect(lines.some((line) => line.includes('dit account heeft geen mailadres'))).toBe(true)
    expect(lines.some((line) => line.includes('opgegeven') && line.includes('"level":50'))).toBe(true)
  }, 30_000)
})
