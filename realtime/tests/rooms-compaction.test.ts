import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { bundleCompactionWorker } from '~tests/compaction-worker'
import { compactUpdates } from '../folding/compact-updates'
import { createCompactor } from '../folding/compactor'
import { decodeSnapshotState, encodeSnapshotState } from '../log/snapshot-state'
import { startRooms, WAIT, type TestRooms } from './test-rooms'

let house: TestRooms
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

beforeAll(async () => {
  house = await startRooms({ compactUpdates: 20, compactEveryMs: 50, compactOnLeaving: 3, idleMs: 100 })
})

afterAll(() => house.close())

const snapshotOf = async (room: string) => (await house.log.open(room)).snapshot

describe('compaction', () => {
  it('[R-RTM-46] a room that grew is folded while people type; who enters reads the same, and nobody waits', async () => {
    const [a, b] = [house.connect('verslag/grown', house.guest()), house.connect('verslag/grown', house.guest())]
    await Promise.all([a.ready(), b.ready()])
    for (let i = 0; i < 30; i += 1) {
      a.type('a', 0)
      b.type('b')
      if (i % 7 === 0) b.edit((doc) => doc.getText('text').delete(0, 1))
      await Promise.all([a.saved(), b.saved()])
    }
    await vi.waitFor(async () => expect((await snapshotOf('verslag/grown'))?.seq).toBeGreaterThanOrEqual(20), WAIT)
    await vi.waitFor(() => expect(a.text).toBe(b.text), WAIT)
    const late = await house.connect('verslag/grown', house.guest()).ready()
    expect(late.text).toBe(a.text)
    expect((await house.rowsOf('verslag/grown')).map((row) => row.seq)).toEqual(Array.from({ length: 65 }, (_, i) => i + 1))
  })

  it('[R-RTM-46] what came in while a room was folded is folded too, though nobody types any more', async () => {
    // The worker folds one room after the other: in those that wait for it, the second half comes in between.
    const names = Array.from({ length: 12 }, (_, nr) => `verslag/burst-${nr}`)
    const typists = await Promise.all(names.map((name) => house.connect(name, house.guest()).ready()))
    for (let half = 0; half < 2; half += 1) {
      for (const typist of typists) for (let i = 0; i < 50; i += 1) typist.type('.')
      await Promise.all(typists.map((typist) => typist.saved()))
    }
    for (const name of names) await vi.waitFor(async () => expect((await snapshotOf(name))?.seq).toBeGreaterThan(100 - 20), WAIT)
    for (const typist of typists) typist.socket.terminate()
  })

  it('[R-RTM-46] who left before the folding and returns after it hands in what was typed meanwhile, once, and misses no deletion', async () => {
    const [a, b] = [house.connect('verslag/away', house.guest()), house.connect('verslag/away', house.guest())]
    await Promise.all([a.ready(), b.ready()])
    a.type('een twee drie')
    await Promise.all([a.saved(), b.shows('een twee drie')])
    b.socket.terminate()
    for (let i = 0; i < 25; i += 1) {
      a.type('.')
      await a.saved()
    }
    a.edit((doc) => doc.getText('text').delete(0, 4))
    await a.saved()
    await vi.waitFor(async () => expect(await snapshotOf('verslag/away')).toBeDefined(), WAIT)
    b.doc.getText('text').insert(0, 'vier ')
    const back = house.connect('verslag/away', b.guest)
    Y.applyUpdate(back.doc, Y.encodeStateAsUpdate(b.doc))
    await back.ready()
    await back.saved()
    await vi.waitFor(() => expect(back.text).toBe(a.text), WAIT)
    expect(a.text).toMatch(/^vier twee drie\.+$/)
  })

  it('[R-RTM-46] folding keeps who typed what: a client id of somebody else stays theirs', async () => {
    const a = await house.connect('verslag/theirs', house.guest()).ready()
    for (let i = 0; i < 5; i += 1) {
      a.type('x')
      await a.saved()
    }
    a.socket.close()
    await vi.waitFor(async () => expect((await snapshotOf('verslag/theirs'))?.seq).toBe(5), WAIT)
    await vi.waitFor(() => expect(house.rooms.stats().rooms).toBeLessThanOrEqual(2), WAIT)
    const state = decodeSnapshotState((await snapshotOf('verslag/theirs'))?.staat ?? new Uint8Array())
    expect(state.clients).toEqual(new Map([[a.doc.clientID, { clock: 5, author: a.guest.author }]]))
    const thief = house.connect('verslag/theirs', house.guest())
    await thief.ready()
    thief.doc.clientID = a.doc.clientID
    thief.type('gestolen')
    expect(await thief.closes()).toBe(4422)
  })

  it('[R-RTM-46] something that waits for a missing update is never folded', () => {
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => void updates.push(update))
    for (const word of ['een ', 'twee ', 'drie ']) doc.getText('text').insert(doc.getText('text').length, word)
    expect(compactUpdates(updates)).toBeDefined()
    expect(compactUpdates(updates.filter((_update, at) => at !== 1))).toBeUndefined()
  })

  it('[R-RTM-46] the state of a snapshot says where its deletions begin, and reads back as it was written', () => {
    const doc = new Y.Doc()
    doc.getText('text').insert(0, 'weg hier')
    doc.getText('text').delete(0, 4)
    const compacted = compactUpdates([Y.encodeStateAsUpdate(doc)])
    if (!compacted) throw new Error('not compacted')
    const rest = new Y.Doc()
    Y.applyUpdate(rest, Buffer.concat([Uint8Array.of(0), compacted.bytes.subarray(compacted.deletesAt)]))
    expect(Y.decodeUpdate(Buffer.concat([Uint8Array.of(0), compacted.bytes.subarray(compacted.deletesAt)])).ds.clients.get(doc.clientID)).toHaveLength(1)
    const state = { clients: new Map([[doc.clientID, { clock: 8, author: '00000000-0000-4000-8000-00000000000a' }]]), deletesAt: compacted.deletesAt }
    expect(decodeSnapshotState(encodeSnapshotState(state))).toEqual(state)
    expect(() => decodeSnapshotState(Uint8Array.of(2))).toThrow('rt_snapshot')
  })

  it('[R-RTM-46] a worker that dies or hangs costs its order; the next one is done by a new worker', async () => {
    const doc = new Y.Doc()
    doc.getText('text').insert(0, 'hallo')
    const update = Y.encodeStateAsUpdate(doc)
    const [dying, hanging] = ['process.exit(3)', 'setInterval(() => undefined, 1000)'].map((code, at) => {
      const file = join(tmpdir(), `weging-worker-${process.pid}-${at}.mjs`)
      writeFileSync(file, `import { parentPort } from 'node:worker_threads'\nparentPort.on('message', () => { ${code} })\n`)
      return createCompactor({ workerPath: file, logger: silent, timeoutMs: 300 })
    })
    expect(await dying?.compact([update])).toBeUndefined()
    expect(await hanging?.compact([update])).toBeUndefined()
    await Promise.all([dying?.stop(), hanging?.stop()])
    const good = createCompactor({ workerPath: await bundleCompactionWorker(), logger: silent, timeoutMs: 10_000 })
    const [first, second] = await Promise.all([good.compact([update]), good.compact([update])])
    expect(first?.bytes).toEqual(second?.bytes)
    expect(first?.bytes).toBeDefined()
    await good.stop()
  })
})
