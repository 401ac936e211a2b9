import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { encodeAwareness, FRAME } from '../room/protocol'
import { quiet, startRooms, WAIT, type TestClient, type TestRooms } from './test-rooms'

let house: TestRooms
let count = 0

beforeAll(async () => {
  house = await startRooms()
})

afterAll(() => house.close())

async function pair(): Promise<[TestClient, TestClient, string]> {
  const room = `verslag/presence${(count += 1)}`
  const a = await house.connect(room, house.guest({ presence: { name: 'zorg', color: '#0b5563' } })).ready()
  const b = await house.connect(room, house.guest({ presence: { name: 'IND', color: '#3a4a5c' } })).ready()
  return [a, b, room]
}

function say(client: TestClient, ...entries: { client: number; clock: number; state: unknown }[]): void {
  client.socket.send(
    encodeAwareness(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, entries.length)
        for (const entry of entries) {
          encoding.writeVarUint(encoder, entry.client)
          encoding.writeVarUint(encoder, entry.clock)
          encoding.writeVarString(encoder, JSON.stringify(entry.state))
        }
      })
    )
  )
}

const position = { type: null, tname: 'text', item: { client: 5, clock: 3 }, assoc: 0 }
const cursor = { anchor: position, head: position }

it('[R-RTM-9] name and colour are the server’s, and of what a client says of itself only the caret is passed on', async () => {
  const [a, b] = await pair()
  say(a, { client: 11, clock: 1, state: { user: { name: 'voorzitter', color: 'red' }, cursor, secret: 'x' } })
  await vi.waitFor(() => expect(b.awareness).toHaveLength(1), WAIT)
  expect(b.awareness[0]).toMatchObject({ client: 11, state: { user: { name: 'zorg', color: '#0b5563' }, cursor } })
  expect(b.awareness[0]?.state).not.toHaveProperty('secret')
})

it.each([
  ['a root that is not of this room', { anchor: { ...position, tname: 'elders' }, head: position }],
  ['no positions', { anchor: null, head: null }],
  ['ids that are no ids', { anchor: position, head: { item: { client: 'x', clock: -1 } } }],
  ['a list', [position, position]],
  ['a caret larger than 4 KB', { ...cursor, anchor: { ...position, more: 'x'.repeat(5000) } }]
])('[R-RTM-9] a caret with %s is not passed on', async (_name, wrong) => {
  const [a, b] = await pair()
  say(a, { client: 11, clock: 1, state: { cursor: wrong } })
  await vi.waitFor(() => expect(b.awareness).toHaveLength(1), WAIT)
  expect(b.awareness[0]?.state).toEqual({ user: { name: 'zorg', color: '#0b5563' } })
})

it('[R-RTM-9] nobody can speak for another, or make another disappear', async () => {
  const [a, b, room] = await pair()
  const c = await house.connect(room, house.guest()).ready()
  say(a, { client: 11, clock: 1, state: { cursor } })
  await vi.waitFor(() => expect(c.awareness).toHaveLength(1), WAIT)
  say(b, { client: 11, clock: 9, state: null })
  say(b, { client: 12, clock: 1, state: {} }, { client: 11, clock: 10, state: {} })
  await vi.waitFor(() => expect(c.awareness.map((entry) => entry.client)).toEqual([11, 12]), WAIT)
  say(b, { client: 13, clock: 1, state: {} })
  await quiet()
  expect(c.awareness.map((entry) => entry.client)).toEqual([11, 12])
  expect(a.closeCode ?? b.closeCode).toBeUndefined()
})

it('[R-RTM-9] who enters sees who is there; who leaves is gone for the others, and back at once when returning', async () => {
  const [a, b, room] = await pair()
  say(a, { client: 11, clock: 4, state: {} })
  const late = await house.connect(room, house.guest()).ready()
  await vi.waitFor(() => expect(late.awareness.map((entry) => entry.client)).toEqual([11]), WAIT)
  a.socket.close()
  await vi.waitFor(() => expect(b.awareness.at(-1)).toMatchObject({ client: 11, state: null }), WAIT)
  const gone = b.awareness.at(-1)?.clock ?? 0
  const again = await house.connect(room, a.guest).ready()
  say(again, { client: 11, clock: 4, state: {} })
  await vi.waitFor(() => expect(b.awareness.at(-1)).toMatchObject({ client: 11, state: { user: { name: 'zorg' } } }), WAIT)
  expect(b.awareness.at(-1)?.clock).toBeGreaterThan(gone)
  again.socket.send(Uint8Array.of(FRAME.queryAwareness))
  await quiet(50)
  expect(again.awareness).toEqual([])
})

it('[R-RTM-9] a caret that races is passed on at most twenty times a second, the last place always', async () => {
  const [a, b] = await pair()
  for (let clock = 1; clock <= 200; clock += 1) {
    say(a, { client: 11, clock, state: { cursor: { anchor: position, head: { ...position, item: { client: 5, clock } } } } })
    if (clock % 10 === 0) await quiet(5)
  }
  await vi.waitFor(() => expect(b.awareness.at(-1)?.state).toMatchObject({ cursor: { head: { item: { clock: 200 } } } }), WAIT)
  expect(b.awareness.length).toBeLessThan(20)
})

it('[R-RTM-9] presence that cannot be read closes with 4422', async () => {
  const [a] = await pair()
  a.socket.send(encodeAwareness(Uint8Array.of(3, 1)))
  expect(await a.closes()).toBe(4422)
})
