import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { markOf, waitUntil } from './pids.mjs'
import type { Cluster } from './postgres.mjs'
import { findRunning, startCluster, stopCluster, urlFor } from './postgres.mjs'
import { copyBinaries, findAccount } from './postgres-binaries.mjs'
import { keepSecrets } from './roles.mjs'

// New clusters are synced to disk, which takes as long as the disk is busy.
vi.setConfig({ testTimeout: 120_000 })

const password = 'een-wachtwoord-alleen-voor-deze-proef'
let root: string
let folder: string
let cluster: Cluster

function start(durable = true): Promise<Cluster> {
  const account = findAccount()
  const programs = copyBinaries({ project: fileURLToPath(new URL('..', import.meta.url)), folder: root, account })
  return startCluster({ folder, programs, account, password, durable })
}

async function query<Row extends object>(sql: string, secret = password): Promise<Row[]> {
  const client = new pg.Client({ connectionString: urlFor(cluster, 'postgres', secret, 'postgres') })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

async function kill(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL')
  await waitUntil(() => markOf(pid) === null, 5_000)
}

const pidFile = (): string => join(folder, 'data', 'postmaster.pid')

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'weging-cluster-'))
  chmodSync(root, 0o711)
  folder = join(root, 'paneel')
})

beforeEach(async () => {
  cluster = await start()
})

afterAll(async () => {
  await stopCluster(cluster)
  rmSync(root, { recursive: true, force: true })
})

describe('an embedded cluster', () => {
  it('[R-PLA-13] listens on this machine only, without a unix socket, with checksums, UTF8 and Dutch order', async () => {
    const rows = await query<{ name: string; setting: string }>(`select name, setting from pg_settings where name in ('listen_addresses', 'unix_socket_directories', 'data_checksums', 'password_encryption', 'server_encoding', 'fsync', 'TimeZone') order by name collate "C"`)
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      TimeZone: 'UTC', data_checksums: 'on', fsync: 'on', listen_addresses: '127.0.0.1', password_encryption: 'scram-sha-256', server_encoding: 'UTF8', unix_socket_directories: ''
    })
    expect(await query(`select string_agg(n, ' ' order by n) as volgorde from unnest(array['Zoë', 'aap', 'Énig', 'noot']) n`)).toEqual([{ volgorde: 'aap Énig noot Zoë' }])
    expect(await query(`select distinct auth_method from pg_hba_file_rules`)).toEqual([{ auth_method: 'scram-sha-256' }])
  })

  it('[R-PLA-13] refuses a wrong password, and leaves the right one nowhere in its folder', async () => {
    await expect(query('select 1', 'fout')).rejects.toMatchObject({ code: '28P01' })
    expect(statSync(join(folder, 'data')).mode & 0o077).toBe(0)
    expect(readFileSync(join(folder, 'postgres.log'), 'utf8')).not.toContain(password)
  })

  it('[R-PLA-13] keeps its secrets in a file of our own, and gives each name its own', () => {
    const file = join(root, 'geheimen.json')
    const secrets = keepSecrets(file, ['een', 'twee'])
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(secrets.een).not.toBe(secrets.twee)
    expect(keepSecrets(file, ['een', 'drie'])).toMatchObject({ een: secrets.een, twee: secrets.twee })
  })

  it('[R-PLA-14] what was acknowledged before a kill -9 is there after the next start', async () => {
    await query('create table if not exists teller (n int)')
    const client = new pg.Client({ connectionString: urlFor(cluster, 'postgres', password, 'postgres') })
    const broken: Error[] = []
    client.on('error', (error) => broken.push(error))
    await client.connect()
    let acknowledged = 0
    const writing = (async () => {
      for (;;) {
        await client.query('insert into teller values ($1)', [acknowledged + 1])
        acknowledged += 1
      }
    })()
    const cutOff = expect(writing).rejects.toThrow()
    await waitUntil(() => acknowledged >= 50, 10_000)
    await kill(cluster.pid)
    await cutOff
    expect(await waitUntil(() => broken.length > 0, 5_000)).toBe(true)
    cluster = await start()
    expect(cluster.adopted).toBe(false)
    const [row] = await query<{ n: number }>('select count(*)::int as n from teller')
    expect(row?.n).toBeGreaterThanOrEqual(acknowledged)
    expect(acknowledged).toBeGreaterThanOrEqual(50)
  })

  it('[R-PLA-14] one that still runs is adopted as it is', async () => {
    const again = await start()
    expect(again).toMatchObject({ adopted: true, pid: cluster.pid, port: cluster.port })
  })

  it('[R-PLA-14] a postmaster.pid whose pid is now another program is recognised as stale', async () => {
    const lines = readFileSync(pidFile(), 'utf8').split('\n')
    await stopCluster(cluster)
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], { stdio: 'ignore' })
    try {
      lines[0] = String(stranger.pid)
      writeFileSync(pidFile(), lines.join('\n'))
      expect(findRunning(folder)).toBeNull()
      cluster = await start()
      expect(cluster.adopted).toBe(false)
      expect(markOf(stranger.pid ?? 0)).not.toBeNull()
    } finally {
      stranger.kill('SIGKILL')
    }
  })

  it('[R-PLA-14] a half-made cluster of a killed launcher is made again', async () => {
    await stopCluster(cluster)
    rmSync(join(folder, 'data'), { recursive: true })
    const half = join(folder, 'data.nieuw')
    writeFileSync(half, 'halverwege')
    cluster = await start(false)
    expect(await query('select 1 as een')).toEqual([{ een: 1 }])
    expect(existsSync(half)).toBe(false)
  })

  it('[R-PLA-14] takes another port when its own was taken in the meantime, and keeps its port otherwise', async () => {
    const { port } = cluster
    await stopCluster(cluster)
    cluster = await start()
    expect(cluster.port).toBe(port)
    await stopCluster(cluster)
    const other = createServer().listen(port, '127.0.0.1')
    await once(other, 'listening')
    cluster = await start()
    expect(cluster.port).not.toBe(port)
    other.close()
  })
})
