import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import PgBoss from 'pg-boss'
import type { Logger } from 'pino'
import type { Sql } from '../sql'

/** Made by a migration; the process may use these tables and not change their shape. */
const SCHEMA = 'pgboss'
/** How often an idle process looks for work, in milliseconds. */
const POLL_MS = 2_000
/** How long a process that stops waits for what is under way, in milliseconds. */
const STOP_MS = 10_000

/** A thing to do after the transaction it was written in. The data says who and what kind, and nothing of a dossier (R-MAI-2). */
export interface Job<Data extends object> {
  queue: 'mail' | 'tijdstempel'
  /** UUID. The same id twice is one job. */
  id: string
  data: Data
  /** Seconds before it is first looked at; at once when absent. */
  after?: number
}

/** pg-boss leaves out what it does not set, and hands over an object for jsonb; both go through our door as plain values. */
const plainValue = (value: unknown): unknown => {
  if (value === undefined) return null
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date) ? JSON.stringify(value) : value
}

const throughSql = (sql: Sql): PgBoss.Db => ({
  executeSql: async (text, values) => ({ rows: await sql.query(text, values?.map(plainValue)) })
})

/**
 * Puts a job in its queue, inside whatever transaction `sql` holds: it is there exactly when the deed is there (R-MAI-1).
 * Throws when the queue does not exist.
 */
export async function enqueue<Data extends object>(sql: Sql, { queue, id, data, after }: Job<Data>): Promise<void> {
  const boss = new PgBoss({ schema: SCHEMA, db: throughSql(sql) })
  const [known] = await sql.query('select 1 as er from pgboss.queue where name = $1', [queue])
  if (!known) throw new Error(`There is no queue ${queue}`)
  await boss.send(queue, data, { id, ...(after === undefined ? {} : { startAfter: after }) })
}

/** Takes back a job, also one that was given up, unless somebody works on it now. In the transaction of `sql`. */
export async function withdraw(sql: Sql, { queue, id }: Pick<Job<object>, 'queue' | 'id'>): Promise<void> {
  await sql.query(`delete from pgboss.job where name = $1 and id = $2::uuid and state <> 'active'`, [queue, id])
}

export interface Jobs {
  /** Starts looking for work. */
  start(): Promise<void>
  /** Lets what is under way end, at most ten seconds, and stops looking. What is not done is done later, by any process on this database. */
  stop(): Promise<void>
}

interface JobsParts<Data extends object> {
  sql: Sql
  logger: Logger
  queue: Job<Data>['queue']
  /** Does one job; what it throws is tried again later, as the queue says. The id is the same at each attempt. */
  handle(job: { id: string; data: Data }): Promise<void>
  /** It was tried for the last time in vain. A job whose process fell over at that moment is given up without this. */
  givenUp?(job: { id: string; data: Data }): Promise<void>
}

/** The worker of one queue in this process. Several processes may work on one queue: each job is given to one of them (R-MAI-3). */
export function createJobs<Data extends object>({ sql, logger, queue, handle, givenUp }: JobsParts<Data>): Jobs {
  const boss = new PgBoss({ schema: SCHEMA, db: throughSql(sql), migrate: false, schedule: false })
  boss.on('error', (error) => logger.warn({ wachtrij: queue, fout: error.name }, 'de wachtrij kon niet worden gelezen'))
  /** The code of what went wrong; undefined when it was done. */
  const attempt = async (job: PgBoss.JobWithMetadata<Data>): Promise<string | undefined> => {
    // Never the message, not here and not in the queue: a mail server may repeat an address in it.
    const fout = await handle(job).then(() => undefined, codeOf)
    if (fout === undefined) return undefined
    const line = { wachtrij: queue, taak: job.id, poging: job.retryCount + 1, fout }
    if (job.retryCount >= job.retryLimit) {
      logger.error(line, 'een taak is opgegeven: zie docs/beheer.md, Taken op de achtergrond')
      await givenUp?.(job)
    } else logger.warn(line, 'een taak is niet gelukt en wordt later weer geprobeerd')
    return fout
  }
  // Not the worker of pg-boss itself: it writes the outcome down without waiting for it, and a database that is away just then would end the process.
  const oneJob = async (): Promise<boolean> => {
    const [job] = await boss.fetch<Data>(queue, { includeMetadata: true })
    if (!job) return false
    const fout = await attempt(job)
    await (fout === undefined ? boss.complete(queue, job.id) : boss.fail(queue, job.id, { message: fout }))
    return true
  }
  const complain = (error: unknown): false => {
    logger.warn({ wachtrij: queue, fout: codeOf(error) }, 'de wachtrij kon niet worden gelezen')
    return false
  }
  const ending = new AbortController()
  const ended = once(ending.signal, 'abort')
  let working = Promise.resolve()
  const work = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      const found = await oneJob().catch(complain)
      if (!found) await Promise.race([ended, pause(POLL_MS, undefined, { ref: false })])
    }
  }
  return {
    async start() {
      await boss.start()
      working = work()
    },
    async stop() {
      ending.abort()
      await Promise.race([working, pause(STOP_MS, undefined, { ref: false })])
      await boss.stop({ graceful: false })
    }
  }
}

const codeOf = (error: unknown): string => {
  const { code, name } = error as { code?: unknown; name?: unknown }
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'onbekend'
}
