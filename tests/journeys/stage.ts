// Both processes as `npm start` runs them: real programs, a real PostgreSQL on each side of the wall, the demo case loaded.
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { startApp, waitUntilHealthy } from '../../bin/app-processes.mjs'
import { endProcess } from '../../bin/pids.mjs'
import { findFreePort } from '../../bin/postgres.mjs'
import { keepKluissleutel } from '../../bin/kluissleutel.mjs'
import { environmentOf, type Settings, type Urls } from '../../bin/start-env.mjs'
import { createOpsporingDatabase, createPaneelDatabase } from '../postgres'

const project = fileURLToPath(new URL('../..', import.meta.url))
const build = join(project, 'build')
const run = promisify(execFile)

export interface Stage {
  paneel: string
  opsporing: string
  /** The data folder of this stage, with the TEST seal key. */
  data: string
  urls: Urls
  pids: { paneel: number; opsporing: number }
  /** Everything both processes wrote to their technical logs. */
  readLogs(): string
  stop(): Promise<void>
}

/** Starts the stage. Everything it starts is gone after `stop()`. */
export async function startStage(): Promise<Stage> {
  const [a, b] = await Promise.all([createPaneelDatabase(), createOpsporingDatabase()])
  const data = mkdtempSync(join(tmpdir(), 'weging-podium-'))
  const ports = { paneel: await findFreePort(), opsporing: await findFreePort() }
  const urls: Urls = {
    DATABASE_URL: a.urls.app,
    DATABASE_URL_LEZER: a.urls.lezer,
    DATABASE_URL_TOEZICHT: a.urls.toezicht,
    DATABASE_URL_OWNER: a.urls.owner,
    AFHALER_DATABASE_URL: a.urls.afhaler,
    OPSPORING_DATABASE_URL: b.urls.app,
    OPSPORING_DATABASE_URL_OWNER: b.urls.owner
  }
  const settings: Settings = {
    ports,
    origins: { paneel: `http://localhost:${ports.paneel}`, opsporing: `http://localhost:${ports.opsporing}` },
    urls: null,
    kluissleutel: null,
    demo: true
  }
  const env = (child: 'paneel' | 'opsporing' | 'demo') => environmentOf(child, { env: process.env, settings, urls, kluissleutel: keepKluissleutel(data), data, build })
  await run(process.execPath, ['--enable-source-maps', join(build, 'bin', 'demo.js')], { cwd: project, env: { ...env('demo'), NODE_ENV: 'production' } })
  const logOf = (name: string): string => join(data, `${name}.log`)
  const launch = (name: 'paneel' | 'opsporing') => startApp({ name, project, script: join(build, name, 'proces.js'), log: logOf(name), env: env(name) })
  const started = { paneel: launch('paneel'), opsporing: launch('opsporing') }
  const apps = Object.values(started)
  await Promise.all(apps.map((app) => waitUntilHealthy(app, ports[app.name === 'paneel' ? 'paneel' : 'opsporing'], 60_000)))
  return {
    paneel: settings.origins.paneel,
    opsporing: settings.origins.opsporing,
    data,
    urls,
    pids: { paneel: started.paneel.pid, opsporing: started.opsporing.pid },
    readLogs: () => ['paneel', 'opsporing'].map((name) => readFileSync(logOf(name), 'utf8')).join('\n'),
    async stop() {
      await Promise.all(apps.map((app) => endProcess(app, 10_000)))
      await Promise.all([a.drop(), b.drop()])
      rmSync(data, { recursive: true, force: true })
    }
  }
}
