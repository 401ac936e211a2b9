import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPaneelDatabase } from '~tests/postgres'
import { createFileRoomKeys } from './file-room-keys'
import { createHistoryEnd, type HistoryEnd } from './history-end'
import { createPostgresUpdateLog } from '../log/postgres-update-log'
import { endHistory, readRoom } from '../log/read-room'
import type { RoomKeys } from './room-keys'
import { createRoomSeals, type RoomSeals } from './room-seals'
import { sealLog } from './sealed-log'
import { sqlOfPool, WAIT } from '../tests/test-rooms'
import type { LogEntry, UpdateLog } from '../log/update-log'

const end = new Date('2026-11-25T12:00:00.000Z')
const later = (ms: number): Date => new Date(end.getTime() + ms)

let database: Awaited<ReturnType<typeof createPaneelDatabase>>
let pool: pg.Pool
let folder: string
let keys: RoomKeys
let seals: RoomSeals
let log: UpdateLog
let now: Date
const complaints: string[] = []
const logger = { info: () => undefined, error: (_fields: object, message: string) => void complaints.push(message) }

beforeAll(async () => {
  database = await createPaneelDatabase()
  pool = new pg.Pool({ connectionString: database.urls.app, max: 6 })
  folder = mkdtempSync(join(tmpdir(), 'sleutels-'))
  keys = createFileRoomKeys(folder)
  seals = createRoomSeals({ keys, isPrivate: (room) => room.startsWith('eigen/') })
  log = sealLog(createPostgresUpdateLog(pool), seals, logger)
})
beforeEach(async () => {
  now = later(1)
  complaints.splice(0)
  await sweeper().sweep()
})
afterAll(async () => {
  await pool.end()
  await database.drop()
  rmSync(folder, { recursive: true })
})

function sweeper(parts: Partial<Parameters<typeof createHistoryEnd>[0]> = {}): HistoryEnd {
  return createHistoryEnd({ pool, keys, clock: { now: () => now }, logger, forget: (room) => seals.forget(room), ...parts })
}

const typed = (room: string): LogEntry => ({ room, epoch: 0, author: randomUUID(), time: end, bytes: Buffer.from('een zin') })

/** A room in which somebody typed, folded once. */
async function newRoom(kind: 'eigen' | 'samen', name: string = randomUUID()): Promise<string> {
  const room = `${kind}/${name}`
  await log.open(room)
  await log.append([typed(room), typed(room)])
  await log.keepSnapshot(room, { seq: 1, bytes: Buffer.from('alles'), staat: Buffer.from('staat') })
  return room
}

async function rowsOf(room: string): Promise<{ bytes: Buffer; author: string }[]> {
  const { rows } = await pool.query<{ bytes: Buffer; author: string }>(
    `select bytes, author::text from rt_update where room = $1 union all select bytes, 'snapshot/1' from rt_snapshot where room = $1`, [room])
  return rows
}

async function endOf(room: string): Promise<Date | null> {
  const { rows } = await pool.query<{ tot: Date | null }>('select geschiedenis_tot as tot from rt_room where naam = $1', [room])
  return rows[0]?.tot ?? null
}

const cleared = async (room: string): Promise<boolean> => (await pool.query('select 1 from rt_room where naam = $1 and opgeruimd_op is not null', [room])).rowCount === 1

describe('the end of the history', () => {
  it('[R-RTM-52] is set for a room and the rooms under it, and for no other', async () => {
    const id = randomUUID()
    const rooms = [await newRoom('samen', id), await newRoom('samen', `${id}/a`), await newRoom('samen', `${id}0`), await newRoom('samen')]
    await endHistory(sqlOfPool(pool), `samen/${id}`, end)
    expect(await Promise.all(rooms.map(endOf))).toEqual([end, end, null, null])
  })

  it('[R-RTM-52] only comes nearer', async () => {
    const room = await newRoom('samen')
    for (const [at, stands] of [[later(500), later(500)], [later(900), later(500)], [end, end], [later(1), end]] as const) {
      await endHistory(sqlOfPool(pool), room, at)
      expect(await endOf(room)).toEqual(stands)
    }
  })

  it('[R-RTM-52] takes nothing before it has come', async () => {
    const room = await newRoom('eigen')
    await endHistory(sqlOfPool(pool), room, later(2))
    expect(await sweeper().sweep()).toBe(0)
    expect((await log.open(room)).head).toBe(2)
    now = later(2)
    expect(await sweeper().sweep()).toBe(1)
  })
})

describe('when it has come', () => {
  it('[R-RTM-53] key, changes and snapshot are gone, and nobody can open the room or read it for a record', async () => {
    const [room, kept] = [await newRoom('eigen'), await newRoom('eigen')]
    await endHistory(sqlOfPool(pool), room, end)
    expect(await sweeper().sweep()).toBe(1)
    expect(await rowsOf(room)).toEqual([])
    expect(await keys.find(room)).toBeUndefined()
    await expect(log.open(room)).rejects.toMatchObject({ name: 'HistoryEnded' })
    await expect(readRoom(sqlOfPool(pool), room, seals)).rejects.toMatchObject({ name: 'HistoryEnded' })
    expect(await log.since(room, 0)).toBeUndefined()
    expect((await log.open(kept)).head).toBe(2)
    expect(await sweeper().sweep()).toBe(0)
  })

  it('[R-RTM-53] also a shared room, which has no key, is gone', async () => {
    const room = await newRoom('samen')
    await endHistory(sqlOfPool(pool), room, end)
    expect(await sweeper().sweep()).toBe(1)
    expect(await rowsOf(room)).toEqual([])
    await expect(log.open(room)).rejects.toMatchObject({ name: 'HistoryEnded' })
  })

  it('[R-RTM-53] who kept a copy of the rows cannot read them, with any key that is left', async () => {
    const room = await newRoom('eigen')
    await newRoom('eigen')
    const copies = await rowsOf(room)
    expect(copies).toHaveLength(3)
    for (const { author, bytes } of copies) expect(Buffer.from(await seals.unseal(room, author, bytes)).length).toBeGreaterThan(0)
    await endHistory(sqlOfPool(pool), room, end)
    await sweeper().sweep()
    expect(readdirSync(folder).length).toBeGreaterThan(0)
    for (const { author, bytes } of copies) await expect(seals.unseal(room, author, bytes)).rejects.toMatchObject({ name: 'HistoryEnded' })
    for (const name of readdirSync(folder)) {
      const left = createRoomSeals({ keys: { ...keys, find: async () => readFileSync(join(folder, name)) }, isPrivate: () => true })
      for (const { author, bytes } of copies) await expect(left.unseal(room, author, bytes)).rejects.toMatchObject({ name: 'SealBroken' })
    }
  })

  it('[R-RTM-53] a batch that was accepted before is not stored after', async () => {
    const room = await newRoom('eigen')
    await endHistory(sqlOfPool(pool), room, end)
    await sweeper().sweep()
    expect(await log.append([typed(room)])).toEqual(new Map([[room, { kind: 'epoch' }]]))
    await log.keepSnapshot(room, { seq: 2, bytes: Buffer.from('alles'), staat: Buffer.from('staat') })
    expect(await rowsOf(room)).toEqual([])
  })
})

describe('a sweep that does not go well', () => {
  it('[R-RTM-53] killed between key and rows: the room is unreadable at once, and the next sweep ends it', async () => {
    const room = await newRoom('eigen')
    const copies = await rowsOf(room)
    await endHistory(sqlOfPool(pool), room, end)
    // All that a sweep does before it is killed there.
    await keys.destroy(room)
    const other = createRoomSeals({ keys, isPrivate: () => true })
    await expect(sealLog(createPostgresUpdateLog(pool), other, logger).open(room)).rejects.toMatchObject({ name: 'HistoryEnded' })
    expect(await rowsOf(room)).toEqual(copies)
    expect(await sweeper().sweep()).toBe(1)
    expect([await rowsOf(room), await cleared(room)]).toEqual([[], true])
  })

  it('[R-RTM-53] the rows stay as long as the key cannot be destroyed, and other rooms do not wait for it', async () => {
    const [stuck, fine] = [await newRoom('eigen'), await newRoom('eigen')]
    for (const room of [stuck, fine]) await endHistory(sqlOfPool(pool), room, end)
    const failing = { destroy: async (room: string) => (room === stuck ? Promise.reject(new Error('The folder is read-only')) : keys.destroy(room)) }
    expect(await sweeper({ keys: failing }).sweep()).toBe(1)
    expect([await cleared(stuck), await cleared(fine)]).toEqual([false, true])
    expect(await rowsOf(stuck)).toHaveLength(3)
    expect(complaints).toHaveLength(1)
    expect(await sweeper().sweep()).toBe(1)
    expect(await rowsOf(stuck)).toEqual([])
  })

  it('[R-RTM-53] two nodes at once end each room once', async () => {
    const rooms = await Promise.all(Array.from({ length: 12 }, () => newRoom('eigen')))
    for (const room of rooms) await endHistory(sqlOfPool(pool), room, end)
    const counts = await Promise.all([sweeper().sweep(), sweeper().sweep(), sweeper().sweep()])
    expect(counts.reduce((a, b) => a + b)).toBe(12)
    expect(complaints).toEqual([])
    for (const room of rooms) expect([await rowsOf(room), await cleared(room)]).toEqual([[], true])
  })

  it('[R-RTM-53] a snapshot that another node is keeping at that moment does not stay behind', async () => {
    const room = await newRoom('samen')
    await endHistory(sqlOfPool(pool), room, end)
    const other = await pool.connect()
    await other.query('begin')
    await other.query('select 1 from rt_room where naam = $1 for update', [room])
    await other.query(`insert into rt_snapshot (room, tot_seq, bytes, staat) values ($1, 2, 'laat', 'laat')`, [room])
    const sweeping = sweeper().sweep()
    await new Promise((resolve) => setTimeout(resolve, 150))
    await other.query('commit')
    other.release()
    expect(await sweeping).toBe(1)
    expect([await rowsOf(room), await cleared(room)]).toEqual([[], true])
  })

  it('[R-RTM-53] without the database it says so, and goes on when it is back', async () => {
    const away = new pg.Pool({ connectionString: 'postgresql://weging_app@127.0.0.1:1/weging' })
    expect(await sweeper({ pool: away }).sweep()).toBe(0)
    expect(complaints).toHaveLength(1)
    await away.end()
  })

  it('[R-RTM-53] sweeps at the start and from then on by itself, and stops when told', async () => {
    const rooms = [await newRoom('eigen'), await newRoom('eigen')] as const
    const history = sweeper({ everyMs: 20 })
    await endHistory(sqlOfPool(pool), rooms[0], end)
    history.start()
    await vi.waitFor(async () => expect(await cleared(rooms[0])).toBe(true), WAIT)
    await endHistory(sqlOfPool(pool), rooms[1], end)
    await vi.waitFor(async () => expect(await cleared(rooms[1])).toBe(true), WAIT)
    await history.stop()
    const late = await newRoom('eigen')
    await endHistory(sqlOfPool(pool), late, end)
    await new Promise((resolve) => setTimeout(resolve, 80))
    expect(await cleared(late)).toBe(false)
  })

  it('[R-RTM-52] a room that is opened while the history of those beside it ends shares that end, and no other room does', async () => {
    const ronde = randomUUID()
    await endHistory(sqlOfPool(pool), `eigen/${ronde}`, end)
    const [late, other] = [await newRoom('eigen', `${ronde}/laat`), await newRoom('eigen', `${randomUUID()}/anders`)]
    await sweeper().sweep()
    expect([await cleared(late), await cleared(other)]).toEqual([true, false])
    expect(await keys.find(late)).toBeUndefined()
  })
})
