// One server (or two nodes of it) under test, with a load generator of its own.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BenchDatabase } from './database'
import type { Column } from './columns'
import type { Documents } from './documents'
import type { ServerState, Target } from './messages'
import type { Plan } from './plan'
import { startProgram, type Program } from './program'
import type { Runs } from './results'

/** Everything a scenario works with. */
export interface Bench {
  readonly plan: Plan
  readonly runs: Runs
  readonly database: BenchDatabase
  readonly redisPort: number | undefined
  readonly documents: Documents
  /** The folder of this run, and those with the built programs: with our packages, and with those of the peers. */
  readonly folder: string
  readonly programs: { readonly ours: string; readonly peers: string }
  /** The core of the generator; everything else is where the runner is. */
  readonly generatorCore: number | undefined
  say(line: string): void
  /** A name nobody used before: for rooms and folders. */
  fresh(name: string): string
}

export interface Session {
  readonly column: Column
  readonly generator: Program<unknown>
  readonly targets: readonly Target[]
  readonly target: Target
  states(): Promise<ServerState[]>
  /** Collects garbage first. */
  collected(): Promise<ServerState>
  /** Waits until what was accepted is where it stays. */
  flush(prefix: string): Promise<void>
  /** The same server again, in a new process, on the same data. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** Compacting goes in the background, some seconds after a room was written. */
const FOLDING_MS = 25_000

/** Starts the servers of a column and a generator; throws with the last words of what did not come up. */
export async function openSession(bench: Bench, column: Column): Promise<Session> {
  const folder = join(bench.folder, bench.fresh(column.id))
  mkdirSync(folder)
  await bench.database.settle()
  let servers = await startServers(bench, column, folder)
  const generator = await startProgram<unknown>({
    file: join(bench.programs.ours, 'generator', 'index.mjs'), core: bench.generatorCore, nodeFlags: ['--max-semi-space-size=64']
  })
  const targets = (): Target[] => servers.map(({ ready: port }) => ({ port, wire: column.wire, acknowledges: column.acknowledges, path: column.path }))
  const first = <Value>(values: readonly Value[]): Value => {
    const [value] = values
    if (value === undefined) throw new Error('A session without a server')
    return value
  }

  return {
    column, generator,
    get targets() {
      return targets()
    },
    get target() {
      return first(targets())
    },
    states: () => Promise.all(servers.map((server) => server.ask<ServerState>('state'))),
    collected: () => first(servers).ask<ServerState>('collect'),
    async flush(prefix) {
      if (column.kind === 'ours') await untilFolded(bench, prefix)
      else await Promise.all(servers.map((server) => server.ask('flush')))
    },
    async restart() {
      await Promise.all(servers.map((server) => server.stop()))
      servers = await startServers(bench, column, folder)
    },
    async stop() {
      await Promise.all([generator.stop(), ...servers.map((server) => server.stop())])
    }
  }
}

async function untilFolded({ database }: Bench, prefix: string): Promise<void> {
  const deadline = Date.now() + FOLDING_MS
  while ((await database.unfolded(prefix)) > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 100))
}

async function startServers(bench: Bench, column: Column, folder: string): Promise<Program<number>[]> {
  const home = column.program === 'ours' || column.program === 'resident-document' ? bench.programs.ours : bench.programs.peers
  const env = column.settings({
    database: bench.database.url, folder, redis: bench.redisPort?.toString(),
    compactionWorker: join(bench.programs.ours, 'compaction-worker.mjs')
  })
  const started = await Promise.allSettled(Array.from({ length: column.nodes }, () => startProgram<number>({ file: join(home, 'servers', `${column.program}.mjs`), env })))
  const servers = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  const failed = started.find((each) => each.status === 'rejected')
  if (!failed) return servers
  await Promise.all(servers.map((server) => server.stop()))
  throw failed.reason
}

/** Does something with a session. A server that crashes marks its column; the bench goes on with the next (R-RTM-80). */
export async function withSession(bench: Bench, column: Column, scenario: string, deed: (session: Session) => Promise<void>): Promise<void> {
  let session: Session | undefined
  try {
    session = await openSession(bench, column)
    await deed(session)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    bench.runs.failures.push({ column: column.id, scenario, reason: reason.trim().slice(0, 400) })
    bench.say(`  ${column.title}: failed (${reason.trim().split('\n')[0] ?? ''})`)
  } finally {
    await session?.stop()
  }
}
