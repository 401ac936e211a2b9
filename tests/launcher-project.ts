// A small project for the launcher's own tests: the real bin/, the real PostgreSQL, and two tiny programs in the place of the built ones.
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stampOf } from '../bin/build.mjs'
import { stopClusters } from '../bin/clusters.mjs'
import { endOrphans } from '../bin/instance.mjs'
import { findFreePort } from '../bin/postgres.mjs'
import type { Env } from '../bin/start-env.mjs'

const home = fileURLToPath(new URL('..', import.meta.url))

/** Answers on /gezond, shows its environment on /omgeving, and, unlike the real ones, lives on when its launcher is killed. */
const tinyProgram = `import { createServer } from 'node:http'
const server = createServer((request, response) => response.end(request.url === '/omgeving' ? JSON.stringify(process.env) : 'gezond'))
server.listen(Number(process.env.PORT))
process.on('SIGTERM', () => process.exit(0))
`

export interface LauncherRun {
  child: ChildProcess
  /** Everything it printed so far. */
  output(): string
  /** Resolves at the ready line with the seconds it took; rejects when it ends without. */
  ready: Promise<number>
  ended: Promise<number | null>
}

export interface LauncherProject {
  folder: string
  data: string
  ports: { paneel: number; opsporing: number }
  /** `args` are the words behind `npm start --`. */
  start(extra?: Env, args?: readonly string[]): LauncherRun
  /** Where PostgreSQL keeps its files for this project. */
  clusters(): string
  remove(): Promise<void>
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

/** Follows a launcher from its first line to its end. */
export function follow(child: ChildProcess): LauncherRun {
  const began = performance.now()
  let output = ''
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  const ready = new Promise<number>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString()
      if (output.includes('Weging is klaar')) resolve((performance.now() - began) / 1_000)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    void ended.then(() => reject(new Error(`De starter stopte zonder klaar te zijn:\n${output}`)))
  })
  // Some tests look only at the end of a launcher that refuses: its unread promise is no fault.
  ready.catch(() => output)
  return { child, output: () => output, ready, ended }
}

/** The clusters' folder as the launcher chose it: inside the data folder, or the one the data folder remembers. */
export function clusterFolder(data: string): string {
  const note = join(data, 'postgres.json')
  return existsSync(note) ? (JSON.parse(readFileSync(note, 'utf8')) as { folder: string }).folder : join(data, 'postgres')
}

/** Ends and removes whatever a launcher left in this data folder. */
export async function removeData(data: string): Promise<void> {
  await endOrphans(data)
  const clusters = clusterFolder(data)
  await stopClusters(clusters)
  rmSync(clusters, { recursive: true, force: true })
  rmSync(data, { recursive: true, force: true })
}

/** Makes the small project. `open`: PostgreSQL's account may enter it; otherwise it lies in a folder closed to everyone but us. */
export async function createLauncherProject(open: boolean): Promise<LauncherProject> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'weging-starter-')))
  if (open) chmodSync(folder, 0o755)
  cpSync(join(home, 'bin'), join(folder, 'bin'), { recursive: true, filter: (source) => !source.endsWith('.ts') })
  for (const name of ['package.json', 'package-lock.json']) cpSync(join(home, name), join(folder, name))
  symlinkSync(join(home, 'node_modules'), join(folder, 'node_modules'))
  for (const name of ['paneel', 'opsporing']) {
    write(join(folder, 'prisma', name, 'generated', 'client.ts'), '')
    write(join(folder, 'prisma', name, 'migrations', '20260101000000_begin', 'migration.sql'), 'create table begin (id int);')
    write(join(folder, 'build', name, 'proces.js'), tinyProgram)
    write(join(folder, 'build', name, 'server', 'index.js'), '')
  }
  for (const step of ['genereren', 'bouwen'] as const) write(join(folder, 'build', `stempel-${step}`), stampOf(folder, step))
  const ports = { paneel: await findFreePort(), opsporing: await findFreePort() }
  const data = join(folder, '.weging')
  const { PATH, HOME } = process.env
  return {
    folder,
    data,
    ports,
    start(extra = {}, args = []) {
      const env = { NODE_ENV: 'test' as const, PATH, HOME, WEGING_POORT: String(ports.paneel), WEGING_POORT_OPSPORING: String(ports.opsporing), ...extra }
      return follow(spawn(process.execPath, ['bin/start.mjs', ...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] }))
    },
    clusters: () => clusterFolder(data),
    async remove() {
      await removeData(data)
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
