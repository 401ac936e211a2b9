import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { packMessages, unpackMessage } from '../nodes/bus-payload'
import { withdrawRights } from '../log/read-room'
import { startRooms, WAIT, type TestRooms } from './test-rooms'

let one: TestRooms
let two: TestRooms

beforeAll(async () => {
  one = await startRooms({}, { withBus: true })
  two = await startRooms({}, { withBus: true, shared: one })
})

afterAll(async () => {
  await two.close()
  await one.close()
})

/** Ends the line of every node to the others, as a restart of the database's network would. */
const breakBus = () => one.superPool.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'weging rooms bus' and datname = current_database()`)

describe('several nodes on one database', () => {
  it('[R-RTM-44] what is typed at one node is seen at the other, from both sides at once, in one row of places', async () => {
    const [a, b] = [one.connect('verslag/shared', one.guest()), two.connect('verslag/shared', one.guest())]
    await Promise.all([a.ready(), b.ready()])
    for (let i = 0; i < 40; i += 1) {
      a.type('a', 0)
      b.type('b')
    }
    await Promise.all([a.saved(), b.saved()])
    await vi.waitFor(() => expect(a.text).toBe(b.text), WAIT)
    expect(a.text).toHaveLength(80)
    expect((await one.rowsOf('verslag/shared')).map((row) => row.seq)).toEqual(Array.from({ length: 80 }, (_, i) => i + 1))
  })

  it('[R-RTM-44] who moves to the other node in the middle of typing loses nothing and is refused nothing', async () => {
    const guest = one.guest()
    const a = await one.connect('verslag/moves', guest).ready()
    const reader = await two.connect('verslag/moves', one.guest()).ready()
    a.type('hier en ')
    await a.saved()
    a.socket.terminate()
    const back = two.connect('verslag/moves', guest)
    back.doc.clientID = a.doc.clientID
    const { applyUpdate, encodeStateAsUpdate } = await import('yjs')
    applyUpdate(back.doc, encodeStateAsUpdate(a.doc))
    await back.ready()
    back.type('daar')
    await back.saved()
    await reader.shows('hier en daar')
  })

  it('[R-RTM-45] a lost line between the nodes is healed by looking', async () => {
    const [a, b] = [one.connect('verslag/healed', one.guest()), two.connect('verslag/healed', one.guest())]
    await Promise.all([a.ready(), b.ready()])
    await breakBus()
    a.type('toch gehoord')
    await a.saved()
    await b.shows('toch gehoord')
    b.type('!')
    await a.shows('toch gehoord!')
  })

  it('[R-RTM-44] a right withdrawn at one node closes the socket at the other at once, and what was under way there is not stored', async () => {
    const [a, b] = [one.connect('score/far', one.guest()), two.connect('score/far', one.guest())]
    await Promise.all([a.ready(), b.ready()])
    await Promise.all([a.saved(), b.saved()])
    await withdrawRights(one.sql, 'score/far')
    b.guest.verdict = 4409
    b.type('te laat')
    const asked = Date.now()
    await one.rooms.recheck()
    expect(await b.closes()).toBe(4409)
    expect(Date.now() - asked).toBeLessThan(2_000)
    expect(await one.rowsOf('score/far')).toEqual([])
    a.type('mag nog')
    await a.saved()
    expect(await one.rowsOf('score/far')).toEqual([{ seq: 1, author: a.guest.author }])
  })

  it('[R-RTM-48] people at the other node are seen, as stamped, and go when they leave or their node dies', async () => {
    const [a, b] = [one.connect('verslag/seen', one.guest({ presence: { name: 'zorg', color: '#0b5563' } })), two.connect('verslag/seen', one.guest({ presence: { name: 'politie', color: '#5b3a6e' } }))]
    await Promise.all([a.ready(), b.ready()])
    const say = (client: typeof a): void => client.socket.send(awarenessOf(client.doc.clientID))
    say(a)
    say(b)
    const seen = (client: typeof a, other: typeof a) => client.awareness.filter((entry) => entry.client === other.doc.clientID).at(-1)?.state
    await vi.waitFor(() => expect(seen(a, b)).toMatchObject({ user: { name: 'politie' } }), WAIT)
    await vi.waitFor(() => expect(seen(b, a)).toMatchObject({ user: { name: 'zorg' } }), WAIT)
    const late = await two.connect('verslag/seen', one.guest()).ready()
    await vi.waitFor(() => expect(seen(late, a)).toMatchObject({ user: { name: 'zorg' } }), WAIT)
    b.socket.close()
    await vi.waitFor(() => expect(seen(a, b)).toBeNull(), WAIT)
  })

  it('[R-RTM-44] what nodes tell each other fits, holds the last of each, and a strange text is no message', () => {
    const heads = new Map(Array.from({ length: 200 }, (_, i): [string, number] => [`standpunt/${'0'.repeat(36)}/${i}`, i]))
    const texts = packMessages([{ kind: 'heads', heads: new Map([['a', 1]]) }, { kind: 'heads', heads }, { kind: 'heads', heads: new Map([['a', 3]]) }, { kind: 'recheck', prefix: '' }])
    expect(texts.every((text) => Buffer.byteLength(text) <= 7_800)).toBe(true)
    const read = texts.map((text) => unpackMessage(text))
    const all = new Map(read.flatMap((message) => (message?.kind === 'heads' ? [...message.heads] : [])))
    expect([all.size, all.get('a')]).toEqual([201, 3])
    expect(read).toContainEqual({ kind: 'recheck', prefix: '' })
    const many = new Map(Array.from({ length: 400 }, (_, i): [string, number] => [`r/${i}`, 1]))
    expect(packMessages([{ kind: 'heads', heads: many }]).map((text) => unpackMessage(text))).toEqual([{ kind: 'look' }])
    expect([unpackMessage('{"k":"z"}'), unpackMessage('niets')]).toEqual([undefined, undefined])
  })
})

/** An awareness frame of one client that says nothing about itself. */
function awarenessOf(client: number): Uint8Array {
  const number: number[] = []
  for (let rest = client; ; rest = Math.floor(rest / 128)) {
    number.push(rest > 127 ? 128 + (rest % 128) : rest)
    if (rest <= 127) break
  }
  const body = [1, ...number, 1, 2, 123, 125]
  return Uint8Array.from([1, body.length, ...body])
}
