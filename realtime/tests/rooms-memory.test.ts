import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import * as decoding from 'lib0/decoding'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { cookieOf } from '~tests/drill/cookie-gate'
import { bytesOf } from '~tests/drill/line-notes'
import { startStandingNode, type StandingNode } from '~tests/drill/standing-node'
import { CLOSE, encodeSync, FRAME, SYNC } from '../room/protocol'

const MEGABYTE = 1024 * 1024
const ROOMS = 10_000
const AT_ONCE = 50
const KEPT_BYTES = 10 * MEGABYTE
const WARMING_UP = 1_000
const LIMITS = { idleMs: 50, lagBytes: 512 * 1024, lagMs: 30_000, documentBytes: 64 * MEGABYTE, compactEveryMs: 200, framesPerSecond: 10_000 }
/** What a socket may leave unread, for six, and twice the room itself; without a bound it would be six times all that was written. */
const BEHIND_BYTES = 32 * MEGABYTE
const WRITES = 150
const WAIT = { timeout: 20_000, interval: 20 }

let house: StandingNode

beforeAll(async () => {
  house = await startStandingNode(LIMITS)
})

afterAll(() => house.close())

/** What the node holds, after throwing away what is unused. */
async function weigh(): Promise<number> {
  const { heapUsed, external } = await house.node.stats()
  return heapUsed + external
}

/** One socket with its document, which answers as a window does. */
class Visitor {
  readonly doc = new Y.Doc()
  readonly socket: WebSocket
  /** Changes received after the first state. */
  heard = 0
  code: number | undefined
  #synced = false
  #sent = 0
  #acknowledged = 0

  constructor(room: string, at = house) {
    this.socket = new WebSocket(`${at.url}/${room}`, { headers: { cookie: cookieOf({ author: randomUUID(), write: true }) }, perMessageDeflate: false })
    // The close that follows says what there is to say.
    this.socket.on('error', (error) => void error)
    this.socket.on('open', () => this.socket.send(encodeSync('step1', Y.encodeStateVector(this.doc))))
    this.socket.on('message', (data) => this.#read(bytesOf(data)))
    this.socket.on('close', (code) => (this.code = code))
  }

  /** Has the stored state and handed in its own. */
  get ready(): boolean {
    return this.#synced && this.#sent > 0
  }

  get saved(): boolean {
    return this.#sent === this.#acknowledged
  }

  type(change: (doc: Y.Doc) => void): void {
    this.doc.once('update', (update: Uint8Array) => {
      this.#sent += 1
      this.socket.send(encodeSync('update', update))
    })
    change(this.doc)
  }

  end(): void {
    this.socket.terminate()
    this.doc.destroy()
  }

  #read(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    const kind = decoding.readVarUint(decoder)
    if (kind === FRAME.acknowledgement) this.#acknowledged = decoding.readVarUint(decoder)
    if (kind !== FRAME.sync) return
    const step = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder)
    if (step === SYNC.step1) {
      this.#sent += 1
      this.socket.send(encodeSync('step2', Y.encodeStateAsUpdate(this.doc, bytes)))
      return
    }
    if (step === SYNC.step2) this.#synced = true
    else this.heard += 1
    Y.applyUpdate(this.doc, bytes)
  }
}

/** Opens a room, sees that it is there, types a word in every tenth and waits until that is on disk, and leaves. */
async function visit(number: number): Promise<void> {
  const visitor = new Visitor(`verslag/kamer${number}`)
  await until(() => visitor.ready)
  if (number % 10 === 0) visitor.type((doc) => doc.getText('text').insert(0, 'kort bezoek'))
  await until(() => visitor.saved)
  visitor.end()
}

async function until(isSo: () => boolean): Promise<void> {
  for (const deadline = performance.now() + WAIT.timeout; !isSo(); ) {
    if (performance.now() > deadline) throw new Error('A visitor waits in vain')
    await pause(1)
  }
}

async function visitAll(from: number, to: number): Promise<void> {
  let next = from
  const visitOnAndOn = async (): Promise<void> => {
    while (next < to) await visit((next += 1))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, visitOnAndOn))
  await expect.poll(async () => (await house.node.stats()).rooms.rooms, WAIT).toBe(0)
}

/** A room with one who writes and some who stop reading; three times what all their sockets and the system can hold is written. */
async function fallBehind(room: string, count: number, at = house): Promise<{ writer: Visitor; slow: Visitor[]; writeMore(times: number): Promise<void> }> {
  const writer = new Visitor(room, at)
  const slow = Array.from({ length: count }, () => new Visitor(room, at))
  await until(() => [writer, ...slow].every((visitor) => visitor.ready && visitor.saved))
  slow.forEach((visitor) => visitor.socket.pause())
  return {
    writer,
    slow,
    async writeMore(times) {
      for (let time = 0; time < times; time += 1) {
        writer.type((doc) => doc.getMap('fields').set('groot', 'x'.repeat(200_000)))
        await until(() => writer.saved)
      }
    }
  }
}

describe('memory', { timeout: 120_000 }, () => {
  it('[R-RTM-75] ten thousand rooms opened and left keep no memory', async () => {
    // What a process needs once (code made fast, pools, buffers) is no memory of rooms.
    await visitAll(0, WARMING_UP)
    const before = await weigh()
    await visitAll(WARMING_UP, WARMING_UP + ROOMS)
    expect((await weigh()) - before).toBeLessThan(KEPT_BYTES)
    expect((await house.node.stats()).rooms).toMatchObject({ rooms: 0, members: 0, waiting: 0, queuedBytes: 0 })
    const { rows } = await house.pool.query<{ n: string }>('select count(*) as n from rt_update')
    expect(Number(rows[0]?.n)).toBe((ROOMS + WARMING_UP) / 10)
  })

  it('[R-RTM-76] who stops reading costs a bounded piece of memory, and hears in one piece what was missed when reading again', async () => {
    const { writer, slow, writeMore } = await fallBehind('verslag/achter', 6)
    const before = await weigh()
    await writeMore(WRITES)
    expect((await weigh()) - before).toBeLessThan(BEHIND_BYTES)
    slow.forEach((visitor) => visitor.socket.resume())
    await until(() => slow.every((visitor) => Y.equalSnapshots(Y.snapshot(visitor.doc), Y.snapshot(writer.doc))))
    expect(slow.map((visitor) => visitor.code)).toEqual(slow.map(() => undefined))
    for (const { heard } of slow) expect(heard).toBeLessThan(WRITES - 20)
    writer.type((doc) => doc.getText('text').insert(0, 'weer bij'))
    await until(() => slow.every((visitor) => visitor.doc.getText('text').toString() === 'weer bij'))
    for (const visitor of [writer, ...slow]) visitor.end()
  })

  it('[R-RTM-76] who stays behind too long is cut off, and what waited is let go', async () => {
    const impatient = await startStandingNode({ ...LIMITS, lagMs: 500 })
    const { writer, slow, writeMore } = await fallBehind('verslag/weg', 6, impatient)
    await writeMore(WRITES)
    await expect.poll(async () => (await impatient.node.stats()).rooms.members, WAIT).toBe(1)
    slow.forEach((visitor) => visitor.socket.resume())
    await until(() => slow.every((visitor) => visitor.code !== undefined))
    // Who does not even read the goodbye never hears the code.
    expect(slow.filter(({ code }) => code !== CLOSE.tryAgainLater && code !== 1006)).toEqual([])
    await writeMore(1)
    expect(writer.code).toBeUndefined()
    writer.end()
    await impatient.close()
  })
})
