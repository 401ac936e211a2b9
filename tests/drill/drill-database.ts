import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { stopClusters } from '../../bin/clusters.mjs'
import { migrate } from '../../bin/migrate.mjs'
import { markOf, waitUntil } from '../../bin/pids.mjs'
import { copyBinaries, findAccount } from '../../bin/postgres-binaries.mjs'
import { startCluster, superuser, urlFor, type Cluster } from '../../bin/postgres.mjs'
import { keepSecrets, paneel, prepareCluster } from '../../bin/roles.mjs'
import type { RoomOnDisk } from './history-checker'
import { readRoomOnDisk } from './room-on-disk'

/** A PostgreSQL of the drill's own: durable, as in production, because it is killed. */
export interface DrillDatabase {
  readonly appUrl: string
  /** Kills postmaster and sessions with -9, all at once; resolves when they are gone. */
  kill(): Promise<void>
  /** Starts it again, on the same port; it replays its own log first. */
  restart(): Promise<void>
  read(room: string): Promise<RoomOnDisk>
  /** Stops it and throws its folder away. */
  remove(): Promise<void>
}

const PREFIX = 'weging-oefening-'

export async function startDrillDatabase(project: string): Promise<DrillDatabase> {
  await removeLeftovers()
  const folder = join(tmpdir(), `${PREFIX}${process.pid}`)
  mkdirSync(folder)
  // PostgreSQL's own account must be able to enter (as root), nobody else may look around.
  chmodSync(folder, 0o711)
  const account = findAccount()
  const programs = copyBinaries({ project, folder, account })
  const secrets = keepSecrets(join(folder, 'geheimen.json'), [superuser, paneel.owner, ...paneel.others])
  const password = (role: string): string => secrets[role] ?? ''
  const start = (): Promise<Cluster> => startCluster({ folder: join(folder, 'paneel'), programs, account, password: password(superuser) })
  const remove = async (): Promise<void> => {
    await stopClusters(folder)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    let cluster = await start()
    const url = (role: string, database = paneel.database): string => urlFor(cluster, role, password(role), database)
    await prepareCluster({ superUrl: url(superuser, superuser), compartment: paneel, secrets })
    await migrate({ url: url(paneel.owner), folder: join(project, 'prisma', 'paneel', 'migrations') })
    const appUrl = url('weging_app')
    return {
      appUrl,
      kill: () => killAll(cluster.pid),
      async restart() {
        cluster = await start()
        if (url('weging_app') !== appUrl) throw new Error('PostgreSQL came back on another port: its own was taken in between.')
      },
      read: (room) => withClient(url(superuser), (client) => readRoomOnDisk(client, room)),
      remove
    }
  } catch (error) {
    await remove()
    throw error
  }
}

/** First the postmaster, that it starts nothing new; its sessions were looked up before. */
async function killAll(postmaster: number): Promise<void> {
  const processes = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).stdout
  const pairs = processes.trim().split('\n').map((line) => line.trim().split(/\s+/).map(Number))
  const children = pairs.flatMap(([pid, parent]) => (pid !== undefined && parent === postmaster ? [pid] : []))
  const doomed = [postmaster, ...children]
  doomed.forEach(killOne)
  // Until it is really gone it would be taken for one that runs, and be taken over.
  if (!(await waitUntil(() => doomed.every((pid) => markOf(pid) === null), 10_000, 5))) throw new Error('PostgreSQL outlives kill -9.')
}

function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    // A session that ended by itself meanwhile.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/** A drill that was itself killed leaves its PostgreSQL behind. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length))
    if (pid !== process.pid && markOf(pid) !== null) continue
    await stopClusters(join(tmpdir(), name))
    if (existsSync(join(tmpdir(), name))) rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}

async function withClient<Result>(url: string, deed: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  await client.connect()
  try {
    return await deed(client)
  } finally {
    await client.end()
  }
}
