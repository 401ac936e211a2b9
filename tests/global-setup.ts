// Two throw-away clusters for one test run, each with a migrated template: a test's own database is a copy of it.
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import type { ReadyCluster } from '../bin/clusters.mjs'
import { startClusters, stopClusters } from '../bin/clusters.mjs'
import { migrate } from '../bin/migrate.mjs'
import { markOf } from '../bin/pids.mjs'
import { createDatabase, opsporing, paneel } from '../bin/roles.mjs'
import type { Compartment } from '../bin/roles.mjs'

/** The address of a role (or the superuser) on the cluster, still without a database. */
export type TestUrls = Record<string, string>

declare module 'vitest' {
  interface ProvidedContext {
    clusters: { paneel: TestUrls; opsporing: TestUrls }
  }
}

export const template = 'sjabloon'

const project = fileURLToPath(new URL('..', import.meta.url))
export const family = `weging-test-${createHash('sha256').update(project).digest('hex').slice(0, 8)}`
const runName = (pid: number): string => `${family}-${pid}-${createHash('sha256').update(markOf(pid) ?? '').digest('hex').slice(0, 8)}`

/** Removes the folder of a run, and the PostgreSQL in it that a killed run left behind. */
async function removeRun(folder: string): Promise<void> {
  await stopClusters(folder)
  rmSync(folder, { recursive: true, force: true })
}

/** R-PLA-17: the name of a folder holds pid and start time of its run; a run that is gone is cleaned up after. */
export async function removeKilledRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(`${family}-`))) {
    const pid = Number(name.slice(family.length + 1).split('-')[0])
    if (name !== runName(pid)) await removeRun(join(tmpdir(), name))
  }
}

async function prepareTemplate(ready: ReadyCluster, compartment: Compartment, migrations: string): Promise<TestUrls> {
  await createDatabase({ superUrl: ready.url('postgres', 'postgres'), compartment, name: template })
  await migrate({ url: ready.url(compartment.owner, template), folder: join(project, 'prisma', migrations, 'migrations') })
  const roles = ['postgres', compartment.owner, ...compartment.others]
  return Object.fromEntries(roles.map((role) => [role, ready.url(role, '')]))
}

export default async function setup(run: TestProject): Promise<() => Promise<void>> {
  await removeKilledRuns()
  const folder = join(tmpdir(), runName(process.pid))
  await removeRun(folder)
  mkdirSync(folder)
  // PostgreSQL's own account must be able to enter (as root), nobody else may look around.
  chmodSync(folder, 0o711)
  const secrets = { paneel: join(folder, 'geheimen-paneel.json'), opsporing: join(folder, 'geheimen-opsporing.json') }
  const clusters = await startClusters({ project, folder, secrets, durable: false })
  try {
    const [a, b] = await Promise.all([
      prepareTemplate(clusters.paneel, paneel, 'paneel'),
      prepareTemplate(clusters.opsporing, opsporing, 'opsporing')
    ])
    run.provide('clusters', { paneel: a, opsporing: b })
  } catch (error) {
    await removeRun(folder)
    throw error
  }
  return () => removeRun(folder)
}
