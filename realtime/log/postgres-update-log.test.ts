import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPaneelDatabase } from '~tests/postgres'
import { createPostgresUpdateLog } from './postgres-update-log'
import { withdrawRights } from './read-room'
import { describeUpdateLog } from './update-log.contract'
import type { UpdateLog } from './update-log'
import { sqlOfPool } from '../tests/test-rooms'

let database: Awaited<ReturnType<typeof createPaneelDatabase>>
let pool: pg.Pool
let log: UpdateLog

beforeAll(async () => {
  database = await createPaneelDatabase()
  pool = new pg.Pool({ connectionString: database.urls.app, max: 5 })
  log = createPostgresUpdateLog(pool)
})

afterAll(async () => {
  await pool.end()
  await database.drop()
})

describeUpdateLog('the update log on PostgreSQL', () => ({
  log,
  withdraw: async (room) => void (await withdrawRights(sqlOfPool(pool), room))
}))

const author = '00000000-0000-4000-8000-000000000001'
const entry = { author, time: new Date(), bytes: Uint8Array.of(1), epoch: 0 }

it('[R-RTM-4] a right withdrawn while the batch waits for the row makes the batch fail', async () => {
  await log.open('held')
  const other = await pool.connect()
  await other.query('begin')
  await other.query(`update rt_room set epoch = epoch + 1 where naam = 'held'`)
  const outcome = log.append([{ ...entry, room: 'held' }])
  await new Promise((resolve) => setTimeout(resolve, 100))
  await other.query('commit')
  other.release()
  expect((await outcome).get('held')).toEqual({ kind: 'epoch' })
  expect((await log.open('held')).updates).toEqual([])
})

it('[R-RTM-2] a batch that waited for the row takes its place behind what the other stored', async () => {
  await log.open('queue')
  const other = await pool.connect()
  await other.query('begin')
  await other.query(`update rt_room set head = head + 1 where naam = 'queue'`)
  const outcome = log.append([{ ...entry, room: 'queue' }, { ...entry, room: 'queue' }])
  await new Promise((resolve) => setTimeout(resolve, 100))
  await other.query(`insert into rt_update (room, seq, author, tijd, bytes) values ('queue', 1, $1, now(), '\\x00')`, [author])
  await other.query('commit')
  other.release()
  expect((await outcome).get('queue')).toEqual({ kind: 'stored', head: 3 })
  expect((await log.open('queue')).updates.map((update) => update.seq)).toEqual([1, 2, 3])
})
