import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { startClusters } from '../bin/clusters.mjs'
import { markOf } from '../bin/pids.mjs'
import { family, removeKilledRuns } from './global-setup'
import { createPaneelDatabase } from './postgres'

describe('a test run', () => {
  it('[R-PLA-17] cleans up after one that was killed, its databases included, and leaves living ones alone', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    const folder = join(tmpdir(), `${family}-${pid}-0a0a0a0a`)
    mkdirSync(folder)
    chmodSync(folder, 0o711)
    const secrets = { paneel: join(folder, 'a.json'), opsporing: join(folder, 'b.json') }
    const { paneel, opsporing } = await startClusters({ project: fileURLToPath(new URL('..', import.meta.url)), folder, secrets, durable: false })
    const living = readdirSync(tmpdir()).filter((name) => name.startsWith(family) && join(tmpdir(), name) !== folder)
    await removeKilledRuns()
    expect(existsSync(folder)).toBe(false)
    expect([paneel, opsporing].map(({ cluster }) => markOf(cluster.pid))).toEqual([null, null])
    expect(living.filter((name) => name.includes(`-${process.ppid}-`) && !existsSync(join(tmpdir(), name)))).toEqual([])
  })

  it('[R-PLA-17] gives each test file a database of its own, migrated and removed again', async () => {
    const [one, two] = await Promise.all([createPaneelDatabase(), createPaneelDatabase()])
    const ask = async (url: string, sql: string): Promise<unknown[]> => {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      try {
        return (await client.query<Record<string, unknown>>(sql)).rows
      } finally {
        await client.end()
      }
    }
    await ask(one.urls.owner, 'create table alleen_hier (id int)')
    expect(await ask(two.urls.owner, `select to_regclass('alleen_hier') as hier, to_regclass('dossier')::text as dossier`)).toEqual([{ hier: null, dossier: 'dossier' }])
    await Promise.all([one.drop(), two.drop()])
    await expect(ask(one.urls.super, 'select 1')).rejects.toMatchObject({ code: '3D000' })
  })
})
