import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPaneelDatabase } from '~tests/postgres'
import { createFileRoomKeys } from './file-room-keys'
import { countRoomsWithoutKey } from './missing-keys'
import { createPostgresUpdateLog } from '../log/postgres-update-log'
import { endHistory } from '../log/read-room'
import { createRoomSeals } from './room-seals'
import { sealLog } from './sealed-log'
import { sqlOfPool } from '../tests/test-rooms'
import type { LogEntry, UpdateLog } from '../log/update-log'

let database: Awaited<ReturnType<typeof createPaneelDatabase>>
let pool: pg.Pool
let folder: string

beforeAll(async () => {
  database = await createPaneelDatabase()
  pool = new pg.Pool({ connectionString: database.urls.app, max: 3 })
  folder = mkdtempSync(join(tmpdir(), 'sleutels-'))
})
afterAll(async () => {
  await pool.end()
  await database.drop()
  rmSync(folder, { recursive: true })
})

const isPrivate = (room: string): boolean => room.startsWith('score/')
const nodeOn = (keyFolder: string): UpdateLog =>
  sealLog(createPostgresUpdateLog(pool), createRoomSeals({ keys: createFileRoomKeys(keyFolder), isPrivate }), { error: () => undefined })
const missingIn = (keyFolder: string): Promise<number> => countRoomsWithoutKey(sqlOfPool(pool), createFileRoomKeys(keyFolder), isPrivate)
const typed = (room: string, epoch = 0): LogEntry => ({ room, epoch, author: randomUUID(), time: new Date(), bytes: Buffer.from('een zin') })

/** The statements that docs/beheer.md gives an administrator who lost the folder of keys. */
function remedy(): string {
  const found = /```sql\n(begin;[^`]*rt_snapshot[^`]*)```/.exec(readFileSync(fileURLToPath(new URL('../../docs/beheer.md', import.meta.url)), 'utf8'))?.[1]
  if (!found) throw new Error('docs/beheer.md gives no way back')
  return found
}

it('[R-RTM-50] a process knows of how many rooms that go on the key is not there, and after a loss they begin again, empty', async () => {
  const rooms = ['score/r/a', 'score/r/b', 'score/r/ended', 'score/r/empty', 'verslag/h']
  const log = nodeOn(folder)
  for (const room of rooms) await log.open(room)
  await log.append(rooms.filter((room) => room !== 'score/r/empty').map((room) => typed(room)))
  await endHistory(sqlOfPool(pool), 'score/r/ended', new Date())
  expect(await missingIn(folder)).toBe(0)
  const elsewhere = join(folder, 'andere-map')
  expect(await missingIn(elsewhere)).toBe(2)
  await expect(nodeOn(elsewhere).open('score/r/a')).rejects.toMatchObject({ name: 'HistoryEnded' })

  for (const name of readdirSync(folder).filter((each) => /^[0-9a-f]{64}$/.test(each))) truncateSync(join(folder, name), 3)
  expect(await missingIn(folder)).toBe(2)

  await pool.query(remedy())
  expect(await missingIn(elsewhere)).toBe(0)
  const again = nodeOn(elsewhere)
  expect(await again.open('score/r/a')).toMatchObject({ head: 0, epoch: 1, updates: [] })
  expect((await again.append([typed('score/r/a', 1)])).get('score/r/a')).toEqual({ kind: 'stored', head: 1 })
  expect((await again.open('verslag/h')).head).toBe(1)
  expect(await missingIn(elsewhere)).toBe(0)
})
