// The PostgreSQL of a run: a cluster of its own, durable as in production, thrown away afterwards.
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { stopClusters } from '../../../bin/clusters.mjs'
import { migrate } from '../../../bin/migrate.mjs'
import { markOf } from '../../../bin/pids.mjs'
import { copyBinaries, findAccount } from '../../../bin/postgres-binaries.mjs'
import { startCluster, superuser, urlFor } from '../../../bin/postgres.mjs'
import { keepSecrets, paneel, prepareCluster } from '../../../bin/roles.mjs'
import { cpuOfTree, type CpuByProcess } from './cpu'

export interface BenchDatabase {
  /** The address as the application's own role. */
  readonly url: string
  readonly version: string
  /** What its processes have used so far. */
  cpu(): CpuByProcess
  /** Writes out what is waiting, so that it does not fall into somebody's measurement. */
  settle(): Promise<void>
  /** How many rooms with this prefix have so much in no snapshot that one will be made. */
  unfolded(prefix: string): Promise<number>
  stop(): Promise<void>
}

const TABLES = `
  create table bench_insert (room uuid not null, seq bigint not null, author uuid not null, tijd timestamptz not null, bytes bytea not null, primary key (room, seq));
  create table hocuspocus_document (name text primary key, data bytea not null);
  grant select, insert, update on bench_insert, hocuspocus_document to weging_app;`

/** From so many updates, or so many bytes of them, a room is worth a snapshot (realtime/room/limits.ts). */
const UNFOLDED = `
  select count(*)::int as n from (
    select 1 from rt_update u where room like $1 || '%' and seq > coalesce((select max(tot_seq) from rt_snapshot s where s.room = u.room), 0)
    group by room having count(*) >= 500 or sum(length(bytes)) >= 65536
  ) as tail`

/** A folder of this run, with its pid in the name: a run that was killed is cleaned up after by the next one. */
export async function makeRunFolder(project: string): Promise<string> {
  const family = `weging-bench-${createHash('sha256').update(project).digest('hex').slice(0, 8)}-`
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(family))) {
    if (markOf(Number(name.slice(family.length))) === null) await removeRunFolder(join(tmpdir(), name))
  }
  const folder = join(tmpdir(), `${family}${process.pid}`)
  mkdirSync(folder, { recursive: true })
  // PostgreSQL's own account must be able to enter (as root), nobody else may look around.
  chmodSync(folder, 0o711)
  return folder
}

export async function removeRunFolder(folder: string): Promise<void> {
  await stopClusters(folder)
  rmSync(folder, { recursive: true, force: true })
}

/** Starts a durable cluster in `folder` with the tables of the panel and those of the peers. */
export async function startDatabase(project: string, folder: string): Promise<BenchDatabase> {
  const account = findAccount()
  const programs = copyBinaries({ project, folder, account })
  const passwords = keepSecrets(join(folder, 'geheimen-paneel.json'), [superuser, paneel.owner, ...paneel.others])
  const password = (role: string): string => passwords[role] ?? ''
  // In the folder and under the name that `stopClusters` knows.
  const cluster = await startCluster({ folder: join(folder, 'paneel'), programs, account, password: password(superuser), durable: true })
  const url = (role: string, database = paneel.database): string => urlFor(cluster, role, password(role), database)
  await prepareCluster({ superUrl: url(superuser, superuser), compartment: paneel, secrets: passwords })
  await migrate({ url: url(paneel.owner), folder: join(project, 'prisma', 'paneel', 'migrations') })
  const owner = new pg.Client({ connectionString: url(paneel.owner) })
  await owner.connect()
  await owner.query(TABLES)
  await owner.end()
  const steward = new pg.Client({ connectionString: url(superuser) })
  await steward.connect()
  const { rows } = await steward.query<{ server_version: string }>('show server_version')
  return {
    url: url('weging_app'),
    version: rows[0]?.server_version ?? '',
    cpu: () => cpuOfTree(cluster.pid),
    settle: async () => void (await steward.query('checkpoint')),
    unfolded: async (prefix) => (await steward.query<{ n: number }>(UNFOLDED, [prefix])).rows[0]?.n ?? 0,
    stop: () => steward.end()
  }
}
