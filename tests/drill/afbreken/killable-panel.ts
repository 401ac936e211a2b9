// The panel as `npm start` runs it, on a database reached through a line that can stand still; it can be killed at that very moment.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { startApp, waitUntilHealthy } from '../../../bin/app-processes.mjs'
import { endProcess, stillRuns, waitUntil } from '../../../bin/pids.mjs'
import { findFreePort } from '../../../bin/postgres.mjs'
import type { TestDatabase } from '../../postgres'
import { firstSet, type Person } from '../../world/people'
import type { Visitor } from '../../world/visitor'
import { signIn, type World } from '../../world/world'
import { startHaltingProxy, type HaltAt } from './halting-proxy'

const project = fileURLToPath(new URL('../../..', import.meta.url))

type PaneelDatabase = TestDatabase<'owner' | 'app' | 'lezer' | 'toezicht' | 'afhaler'>

export interface KillablePanel {
  /** For the steps of tests/world: the people of this world, before this process. */
  world: World
  /** Kills the process with -9 when its line to the database stands still there. False: it never came there before `deed` ended. */
  killAt(at: HaltAt, deed: () => Promise<unknown>): Promise<boolean>
  /** Ends the process as the launcher does; the database stays. */
  end(): Promise<void>
}

/** Starts the real program on `database`, with everybody of the first set signed in; `begun` is the world in which the dossier came so far. */
export async function startKillablePanel(begun: World, database: PaneelDatabase, dataFolder: string): Promise<KillablePanel> {
  const own = mkdtempSync(join(tmpdir(), 'weging-afbreken-'))
  const { hostname, port: databasePort } = new URL(database.urls.app)
  const proxy = await startHaltingProxy({ host: hostname, port: Number(databasePort) })
  const port = await findFreePort()
  const log = join(own, 'paneel.log')
  const app = startApp({
    name: 'paneel', project, script: join(project, 'build', 'paneel', 'proces.js'), log,
    env: {
      PATH: process.env.PATH ?? '', NODE_ENV: 'production', PORT: String(port), WEGING_ORIGIN: begun.origin, WEGING_BUILD: join(project, 'build'), WEGING_DEMO: '1',
      WEGING_DATA: dataFolder, WEGING_SLEUTELMAP: begun.keyFolder, WEGING_CONTROLEPUNTEN: join(own, 'controlepunten'),
      DATABASE_URL: through(proxy.port, database.urls.app), DATABASE_URL_LEZER: through(proxy.port, database.urls.lezer), DATABASE_URL_TOEZICHT: through(proxy.port, database.urls.toezicht)
    }
  })
  await waitUntilHealthy(app, port, 60_000)
  const pool = new pg.Pool({ connectionString: database.urls.super, max: 2 })
  const visitors = new Map<Person, Visitor>()
  for (const person of firstSet) visitors.set(person, await signIn({ port, origin: begun.origin }, person))

  const end = async (): Promise<void> => {
    for (const visitor of visitors.values()) visitor.close()
    await endProcess(app, 10_000)
    // The launcher reads the last words of its process before it says how it ended.
    await Promise.all([pool.end(), proxy.close(), app.ended])
    rmSync(own, { recursive: true, force: true })
  }

  const world: World = {
    ...begun, port, database, visits: [],
    as(person) {
      const visitor = visitors.get(person)
      if (!visitor) throw new Error(`${person} is hier niet aangemeld`)
      return visitor
    },
    look: async <Row extends object>(text: string, values: readonly unknown[] = []) => (await pool.query<Row>(text, [...values])).rows,
    end, stop: end
  }

  async function killAt(at: HaltAt, deed: () => Promise<unknown>): Promise<boolean> {
    proxy.arm(at)
    // What becomes of the deed is looked up in the database afterwards: its asker hears nothing any more.
    const done = deed().then(() => 'done' as const, (error: Error) => (stillRuns(app) ? error : ('cut' as const)))
    const how = await Promise.race([proxy.halted.then(() => 'halted' as const), done])
    if (how instanceof Error) throw new Error(`${how.message}\n${readFileSync(log, 'utf8').split('\n').slice(-5).join('\n')}`)
    if (how !== 'halted') return false
    if (at.arrives) await new Promise((resolve) => setTimeout(resolve, 40))
    process.kill(app.pid, 'SIGKILL')
    await waitUntil(() => !stillRuns(app), 10_000, 5)
    await done
    return true
  }

  return { world, killAt, end }
}

function through(port: number, url: string): string {
  const other = new URL(url)
  other.hostname = '127.0.0.1'
  other.port = String(port)
  return other.href
}
