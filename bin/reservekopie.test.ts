import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { appendLog } from '~/logboek/append.server'
import { createCheckpointKeeper } from '~/logboek/keep-checkpoints.server'
import { loadLogKey } from '~/logboek/log-key.server'
import { sqlOfPg } from '~/platform/sql'
import { runAuditVerify } from './audit-command'
import { startClusters, stopClusters } from './clusters.mjs'
import { migrate } from './migrate.mjs'
import { findAccount } from './postgres-binaries.mjs'
import { backupCluster, restoreCluster } from './reservekopie.mjs'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

const project = fileURLToPath(new URL('..', import.meta.url))
const account = findAccount()
let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'weging-kopie-'))
  chmodSync(root, 0o711)
})
afterAll(async () => {
  for (const name of ['eerst', 'terug']) await stopClusters(join(root, name))
  rmSync(root, { recursive: true, force: true })
})

const secrets = () => ({ paneel: join(root, 'geheimen-paneel.json'), opsporing: join(root, 'geheimen-opsporing.json') })

async function write(url: string, count: number): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  const line = { actor: null, hoedanigheid: null, deed: 'proef', object: null, resultaat: 'gedaan', oorsprong: 'proef' } as const
  for (let index = 0; index < count; index += 1) await appendLog(sqlOfPg(pool), { now: () => new Date('2026-11-28T12:00:00Z') }, line)
  await pool.end()
}

it('[R-WAL-54] a copy of a cluster that is being written holds all up to its end, and no key; put back, its log verifies against the checkpoints', async () => {
  const folder = join(root, 'eerst')
  const { paneel, opsporing } = await startClusters({ project, folder, secrets: secrets(), durable: false })
  await Promise.all([
    migrate({ url: paneel.url('weging_owner'), folder: join(project, 'prisma/paneel/migrations') }),
    migrate({ url: opsporing.url('opsporing_owner'), folder: join(project, 'prisma/opsporing/migrations') })
  ])
  await write(paneel.url('weging_app'), 40)
  const pool = new pg.Pool({ connectionString: paneel.url('weging_app'), max: 1 })
  const key = await loadLogKey({ name: 'proef/logboek/paneel', file: undefined, ownFile: join(root, 'logboek.pem') })
  const checkpoints = join(root, 'controlepunten')
  await createCheckpointKeeper({ sql: sqlOfPg(pool), folder: checkpoints, key, logger: { error: () => expect.fail('geen controlepunt') } }).checkpoint()
  await pool.end()

  const superUrl = paneel.url('postgres')
  const copy = { superUrl, data: join(folder, 'paneel', 'data'), to: join(root, 'kopie') }
  await Promise.all([backupCluster(copy), write(paneel.url('weging_app'), 60)])
  await expect(backupCluster(copy)).rejects.toThrow('Hier staat al iets')
  expect(readdirSync(root).filter((name) => name.includes('half'))).toEqual([])
  expect(existsSync(join(root, 'kopie', 'postmaster.pid'))).toBe(false)
  const passwords = Object.values(JSON.parse(readFileSync(secrets().paneel, 'utf8')) as Record<string, string>)
  expect(passwords.some((password) => readFileSync(join(root, 'kopie', 'backup_label'), 'utf8').includes(password))).toBe(false)
  await stopClusters(folder)

  restoreCluster({ from: join(root, 'kopie'), folder: join(root, 'terug', 'paneel'), account })
  expect(() => restoreCluster({ from: join(root, 'kopie'), folder: join(root, 'terug', 'paneel'), account })).toThrow('Hier staat al een cluster')
  const back = await startClusters({ project, folder: join(root, 'terug'), secrets: secrets(), durable: false })
  const said: string[] = []
  const code = await runAuditVerify(['paneel'], {
    folder: root, checkpointsOf: () => checkpoints, print: (text) => void said.push(text), complain: (text) => void said.push(text),
    reach: async () => ({ paneel: back.paneel.url('weging_owner'), opsporing: '', leave: async () => undefined })
  })
  expect([code, said.join('')]).toEqual([0, expect.stringContaining('Alles klopt.')])
  expect(Number(/(\d+) regels/.exec(said.join(''))?.[1])).toBeGreaterThanOrEqual(40)
})

it('[R-WAL-55] what is no whole copy is not put back', () => {
  expect(() => restoreCluster({ from: root, folder: join(root, 'niets', 'paneel'), account })).toThrow('geen hele reservekopie')
})
