import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readRoom, withdrawRights } from '../log/read-room'
import { NO_SEALS } from '../private/room-seals'
import { quiet, startRooms, WAIT, type TestRooms } from './test-rooms'

let house: TestRooms

beforeAll(async () => {
  house = await startRooms()
})

afterAll(() => house.close())

/** Holds the row of a room, as somebody does who takes a record. */
async function holdRoom(room: string): Promise<() => Promise<void>> {
  const client = await house.superPool.connect()
  await client.query('begin')
  await client.query('select 1 from rt_room where naam = $1 for update', [room])
  return async () => {
    await client.query('commit')
    client.release()
  }
}

describe('on disk first', () => {
  it('[R-RTM-1] neither the acknowledgement nor the change for the others comes before COMMIT', async () => {
    const [a, b] = [house.connect('weging/first', house.guest()), house.connect('weging/first', house.guest())]
    await Promise.all([a.ready(), b.ready()])
    await Promise.all([a.saved(), b.saved()])
    const release = await holdRoom('weging/first')
    a.type('hallo')
    await quiet()
    expect({ acked: a.acked, sent: a.sent, heard: b.heard }).toEqual({ acked: 1, sent: 2, heard: 0 })
    const late = await house.connect('weging/first', house.guest()).ready()
    expect(late.text).toBe('')
    expect(await house.rowsOf('weging/first')).toEqual([])
    await release()
    await a.saved()
    await Promise.all([b.shows('hallo'), late.shows('hallo')])
    expect(await house.rowsOf('weging/first')).toEqual([{ seq: 1, author: a.guest.author }])
  })

  it('[R-RTM-3] what arrives while one batch is under way goes together in the next', async () => {
    const a = await house.connect('weging/group', house.guest()).ready()
    await a.saved()
    const release = await holdRoom('weging/group')
    const before = house.logCalls.append
    a.type('0,')
    await quiet()
    for (let i = 1; i < 50; i += 1) a.type(`${i},`)
    await quiet()
    await release()
    await a.saved()
    expect(house.logCalls.append - before).toBe(2)
    expect((await house.rowsOf('weging/group')).map((row) => row.seq)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1))
  })

  it('[R-RTM-2] two people typing at once get one row of places, and both read the same', async () => {
    const [a, b] = [house.connect('weging/both', house.guest()), house.connect('weging/both', house.guest())]
    await Promise.all([a.ready(), b.ready()])
    for (let i = 0; i < 60; i += 1) {
      a.type('a', 0)
      b.type('b')
      if (i % 10 === 0) await quiet(3)
    }
    await Promise.all([a.saved(), b.saved()])
    await vi.waitFor(() => expect(a.text).toBe(b.text), WAIT)
    expect(a.text).toHaveLength(120)
    expect((await house.rowsOf('weging/both')).map((row) => row.seq)).toEqual(Array.from({ length: 120 }, (_, i) => i + 1))
  })

  it('[R-RTM-18] a record taken from the room is exactly what is on disk; what comes meanwhile waits', async () => {
    const a = await house.connect('weging/record', house.guest()).ready()
    a.type('vast')
    await a.saved()
    const client = await house.pool.connect()
    await client.query('begin')
    const sql = { query: async <Row extends object>(text: string, values: readonly unknown[] = []) => (await client.query<Row>(text, [...values])).rows }
    const doc = await readRoom(sql, 'weging/record', NO_SEALS)
    a.type(' en later')
    await quiet()
    expect(doc.getText('text').toString()).toBe('vast')
    expect(a.acked).toBeLessThan(a.sent)
    await client.query('commit')
    client.release()
    await a.saved()
    expect((await readRoom(house.sql, 'weging/record', NO_SEALS)).getText('text').toString()).toBe('vast en later')
  })
})

describe('rights withdrawn', () => {
  it('[R-RTM-4] a change under way when the right is withdrawn is not stored, and its writer is closed with 4403', async () => {
    const [a, b] = [house.connect('score/withdrawn', house.guest()), house.connect('score/withdrawn', house.guest())]
    await Promise.all([a.ready(), b.ready()])
    await Promise.all([a.saved(), b.saved()])
    const client = await house.superPool.connect()
    await client.query('begin')
    const sql = { query: async <Row extends object>(text: string, values: readonly unknown[] = []) => (await client.query<Row>(text, [...values])).rows }
    expect(await withdrawRights(sql, 'score')).toContain('score/withdrawn')
    a.type('te laat')
    b.type('mag nog')
    await quiet()
    a.guest.verdict = 4403
    await client.query('commit')
    client.release()
    expect(await a.closes()).toBe(4403)
    await b.saved()
    expect(b.text).toBe('mag nog')
    expect(await house.rowsOf('score/withdrawn')).toEqual([{ seq: 1, author: b.guest.author }])
    b.type(' en door')
    await b.saved()
    const late = await house.connect('score/withdrawn', house.guest()).ready()
    expect(late.text).toBe('mag nog en door')
  })

  it('[R-RTM-12] asked again, the gate closes who ended the session or sits in a sealed room, and nobody else', async () => {
    const [a, b, c] = [house.connect('score/asked', house.guest()), house.connect('score/asked', house.guest()), house.connect('verslag/other', house.guest())]
    await Promise.all([a.ready(), b.ready(), c.ready()])
    a.guest.verdict = 4401
    b.guest.verdict = 4409
    c.guest.verdict = 4409
    await house.rooms.recheck('score/')
    expect([await a.closes(), await b.closes()]).toEqual([4401, 4409])
    expect(c.closeCode).toBeUndefined()
  })

  it('[R-RTM-4] the prefix covers the room itself and those under it, not those that merely begin alike', async () => {
    for (const room of ['score/p', 'score/p/1', 'score/p2', 'score/q']) await house.log.open(room)
    expect((await withdrawRights(house.sql, 'score/p')).sort()).toEqual(['score/p', 'score/p/1'])
  })
})

describe('the database away', () => {
  it('[R-RTM-5] without the database nothing is acknowledged or sent on, nobody is closed, and all goes on when it is back', async () => {
    const [a, b] = [house.connect('verslag/away', house.guest()), house.connect('verslag/away', house.guest())]
    await Promise.all([a.ready(), b.ready()])
    await Promise.all([a.saved(), b.saved()])
    await house.superPool.query(`revoke insert on rt_update from weging_app`)
    a.type('onderweg')
    await quiet(300)
    expect({ acked: a.acked, heard: b.heard, closed: [a.closeCode, b.closeCode] }).toEqual({ acked: 1, heard: 0, closed: [undefined, undefined] })
    expect(house.errors).toContain('Changes could not be stored; trying again')
    await house.superPool.query(`grant insert on rt_update to weging_app`)
    await a.saved()
    await b.shows('onderweg')
    expect(await house.rowsOf('verslag/away')).toHaveLength(1)
  })

  it('[R-RTM-5] a connection killed in the middle of a batch loses nothing and doubles nothing', async () => {
    const [a, b] = [house.connect('verslag/killed', house.guest()), house.connect('verslag/killed', house.guest())]
    await Promise.all([a.ready(), b.ready()])
    await Promise.all([a.saved(), b.saved()])
    for (let round = 0; round < 8; round += 1) {
      const release = await holdRoom('verslag/killed')
      a.type(`${round}`)
      await quiet(20)
      await house.superPool.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'rooms'`)
      await release()
    }
    await a.saved()
    await b.shows('01234567')
    expect((await house.rowsOf('verslag/killed')).map((row) => row.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  it('[R-RTM-5] a batch that reached the disk while its answer was lost is not stored twice', async () => {
    const [a, b] = [house.connect('verslag/lost', house.guest()), house.connect('verslag/lost', house.guest())]
    await Promise.all([a.ready(), b.ready()])
    await Promise.all([a.saved(), b.saved()])
    house.loseNextAnswer()
    a.type('één keer')
    await a.saved()
    await b.shows('één keer')
    a.type(', en verder')
    await a.saved()
    await b.shows('één keer, en verder')
    expect((await house.rowsOf('verslag/lost')).map((row) => row.seq)).toEqual([1, 2])
  })

  it('[R-RTM-2] what another hand put in the room reaches everyone, in its place', async () => {
    const [a, b] = [house.connect('verslag/hands', house.guest()), house.connect('verslag/hands', house.guest())]
    await Promise.all([a.ready(), b.ready()])
    const other = await house.connect('verslag/elsewhere', house.guest()).ready()
    other.type('van elders ')
    await other.saved()
    const [row] = (await house.log.open('verslag/elsewhere')).updates
    await house.log.append([{ room: 'verslag/hands', epoch: 0, author: other.guest.author, time: new Date(), bytes: row?.bytes ?? new Uint8Array() }])
    a.type('van hier')
    await a.saved()
    await vi.waitFor(() => expect([a.text, b.text].every((text) => text.includes('van elders ') && text.includes('van hier'))).toBe(true), WAIT)
    expect(a.text).toBe(b.text)
  })
})

describe('limits and the end', () => {
  it('[R-RTM-13] what may wait for the disk is bounded: past that, try again later', async () => {
    const small = await startRooms({ queuedBytes: 400 })
    try {
      const a = await small.connect('verslag/bound', small.guest()).ready()
      await a.saved()
      await small.superPool.query(`revoke insert on rt_update from weging_app`)
      for (let i = 0; i < 20; i += 1) a.type('0123456789')
      expect(await a.closes()).toBe(1013)
      await small.superPool.query(`grant insert on rt_update to weging_app`)
      await vi.waitFor(() => expect(small.rooms.stats().queuedBytes).toBe(0), WAIT)
    } finally {
      await small.close()
    }
  })

  it('[R-RTM-14] a room leaves memory a while after the last one left, and comes back whole', async () => {
    const brief = await startRooms({ idleMs: 60 })
    try {
      const a = await brief.connect('verslag/idle', brief.guest()).ready()
      a.type('bewaard')
      await a.saved()
      a.end()
      await vi.waitFor(() => expect(brief.rooms.stats()).toMatchObject({ rooms: 0, members: 0 }), WAIT)
      const b = await brief.connect('verslag/idle', brief.guest()).ready()
      expect(b.text).toBe('bewaard')
      await quiet(150)
      expect(brief.rooms.stats().rooms).toBe(1)
    } finally {
      await brief.close()
    }
  })

  it('[R-RTM-15] stopping stores and acknowledges what was accepted, and closes everyone with 4503', async () => {
    const ending = await startRooms()
    const a = await ending.connect('verslag/ending', ending.guest()).ready()
    await a.saved()
    for (let i = 0; i < 30; i += 1) a.type('x')
    await vi.waitFor(() => expect(ending.rooms.stats().queuedBytes + a.acked).toBeGreaterThan(1), WAIT)
    await ending.rooms.stop()
    expect(await a.closes()).toBe(4503)
    expect(await ending.rowsOf('verslag/ending')).toHaveLength(a.acked - 1)
    expect(a.acked).toBeGreaterThan(1)
    const late = ending.connect('verslag/ending', a.guest)
    expect(await late.closes()).toBe(4503)
    await ending.close()
  })
})
