import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createPaneelDatabase } from '~tests/postgres'
import { createFileRoomKeys } from './file-room-keys'
import { createPostgresUpdateLog } from '../log/postgres-update-log'
import { readRoom, seedRoom, withdrawRights } from '../log/read-room'
import { createRoomSeals, type RoomSeals } from './room-seals'
import { sealLog } from './sealed-log'
import { sqlOfPool } from '../tests/test-rooms'
import { describeUpdateLog } from '../log/update-log.contract'
import type { LogEntry, UpdateLog } from '../log/update-log'

const words = 'Zij noemde een eed; dit staat nergens anders.'
const time = new Date('2026-11-22T10:00:00.123Z')

let database: Awaited<ReturnType<typeof createPaneelDatabase>>
let pool: pg.Pool
let folder: string
let seals: RoomSeals
let plain: UpdateLog
let log: UpdateLog
const complaints: string[] = []

beforeAll(async () => {
  database = await createPaneelDatabase()
  pool = new pg.Pool({ connectionString: database.urls.app, max: 5 })
  folder = mkdtempSync(join(tmpdir(), 'sleutels-'))
  plain = createPostgresUpdateLog(pool)
  seals = sealsOf((room) => room.startsWith('eigen/'))
  log = sealed(seals)
})
afterEach(() => void complaints.splice(0))
afterAll(async () => {
  await pool.end()
  await database.drop()
  rmSync(folder, { recursive: true })
})

const sealsOf = (isPrivate: (room: string) => boolean): RoomSeals => createRoomSeals({ keys: createFileRoomKeys(folder), isPrivate })
const sealed = (with_: RoomSeals): UpdateLog => sealLog(plain, with_, { error: (_fields, message) => void complaints.push(message) })

describeUpdateLog('the update log, when every room is private', () => ({
  log: sealed(sealsOf(() => true)),
  withdraw: async (room) => void (await withdrawRights(sqlOfPool(pool), room))
}))

const newRoom = (kind: 'eigen' | 'samen'): string => `${kind}/${randomUUID()}`

function typed(room: string, text = words): LogEntry {
  const doc = new Y.Doc()
  doc.getText('text').insert(0, text)
  return { room, epoch: 0, author: randomUUID(), time, bytes: Y.encodeStateAsUpdate(doc) }
}

async function storedBytes(room: string): Promise<Buffer[]> {
  const { rows } = await pool.query<{ bytes: Buffer }>(
    'select bytes from rt_update where room = $1 union all select bytes from rt_snapshot where room = $1 union all select staat from rt_snapshot where room = $1',
    [room]
  )
  return rows.map(({ bytes }) => bytes)
}

const textIn = (doc: Y.Doc): string => doc.getText('text').toString()

it('[R-RTM-51] in the tables nothing is readable of what was typed in a private room, nor of its snapshot', async () => {
  const [own, shared] = [newRoom('eigen'), newRoom('samen')]
  for (const room of [own, shared]) {
    await log.open(room)
    await log.append([typed(room), typed(room)])
    await log.keepSnapshot(room, { seq: 1, bytes: Buffer.from(words), staat: Buffer.from(words) })
  }
  const holds = (stored: Buffer[]): boolean[] => stored.map((bytes) => bytes.includes('een eed'))
  expect(holds(await storedBytes(own))).toEqual([false, false, false, false])
  expect(holds(await storedBytes(shared))).toEqual([true, true, true, true])
})

it('[R-RTM-51] a batch of private and shared rooms keeps its order, and each reads as it was typed', async () => {
  const [own, shared] = [newRoom('eigen'), newRoom('samen')]
  await Promise.all([log.open(own), log.open(shared)])
  const texts = ['a', 'b', 'c']
  await log.append(texts.flatMap((text) => [{ ...typed(own), bytes: Buffer.from(text) }, { ...typed(shared), bytes: Buffer.from(text) }]))
  for (const room of [own, shared]) expect((await log.since(room, 0))?.updates.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(texts)
})

it('[R-RTM-51] a batch without a private room reaches the log as it is', async () => {
  const batches: (readonly LogEntry[])[] = []
  const watched = sealLog({ ...plain, append: async (batch) => (batches.push(batch), new Map()) }, seals, { error: () => undefined })
  const batch = [typed('samen/1')]
  const answer = watched.append(batch)
  expect(batches[0]).toBe(batch)
  await answer
})

it('[R-RTM-51] a row or snapshot moved to another room, author or place does not open', async () => {
  const rooms = Array.from({ length: 4 }, () => newRoom('eigen'))
  for (const room of rooms) {
    await log.open(room)
    await log.append([typed(room)])
  }
  const [from = '', into = '', other = '', folded = ''] = rooms
  await pool.query('insert into rt_update (room, seq, author, tijd, bytes) select $2, 2, author, tijd, bytes from rt_update where room = $1', [from, into])
  await pool.query('update rt_update set author = $2 where room = $1', [other, randomUUID()])
  await log.keepSnapshot(folded, { seq: 1, bytes: Buffer.from('alles'), staat: Buffer.from('staat') })
  await pool.query('update rt_snapshot set bytes = staat, staat = bytes where room = $1', [folded])
  for (const room of [into, other, folded]) await expect(log.open(room)).rejects.toMatchObject({ name: 'SealBroken' })
  await expect(readRoom(sqlOfPool(pool), into, seals)).rejects.toMatchObject({ name: 'SealBroken' })
  expect(await log.open(from)).toMatchObject({ head: 1 })
})

it('[R-RTM-51] a record is taken from a private room, and a room can begin as a copy', async () => {
  const room = newRoom('eigen')
  await log.open(room)
  await log.append([typed(room)])
  const doc = await readRoom(sqlOfPool(pool), room, seals)
  expect(textIn(doc)).toBe(words)
  for (const next of [newRoom('eigen'), newRoom('samen')]) {
    await seedRoom(sqlOfPool(pool), next, { author: randomUUID(), time, bytes: Y.encodeStateAsUpdate(doc) }, seals)
    expect(await log.open(next)).toMatchObject({ head: 1, updates: [{ seq: 1 }] })
    expect(textIn(await readRoom(sqlOfPool(pool), next, seals))).toBe(words)
    expect((await storedBytes(next)).map((bytes) => bytes.includes('een eed'))).toEqual([next.startsWith('samen/')])
  }
})

it('[R-RTM-51] a room whose key cannot be had is sent away; the other rooms of its batch lose nothing', async () => {
  const [own, shared] = [newRoom('eigen'), newRoom('samen')]
  await Promise.all([log.open(own), log.open(shared)])
  const before = new Set(readdirSync(folder))
  await log.append([typed(own)])
  const file = readdirSync(folder).find((name) => !before.has(name)) ?? ''
  truncateSync(join(folder, file), 5)
  seals.forget(own)
  const outcomes = await log.append([typed(own), typed(shared), typed(own)])
  expect([...outcomes]).toEqual([[shared, { kind: 'stored', head: 1 }]])
  expect(await log.since(own, 1)).toBeUndefined()
  expect((await log.since(shared, 0))?.head).toBe(1)
  expect(await log.append([typed(own)])).toEqual(new Map())
  expect(complaints.length).toBeGreaterThan(0)
  await expect(log.open(own)).rejects.toThrow('5 bytes instead of 32')
  expect((await plain.open(own)).head).toBe(1)
})
