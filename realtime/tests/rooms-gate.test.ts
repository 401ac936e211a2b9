import { request } from 'node:http'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { quiet, startRooms, WAIT, type TestRooms } from './test-rooms'

let house: TestRooms

beforeAll(async () => {
  house = await startRooms({ admitMs: 2_500, recheckEveryMs: 60, keepAliveEveryMs: 50, socketsPerSession: 3 })
})

afterEach(() => house.admitWith(undefined))
afterAll(() => house.close())

it('[R-RTM-8] who is refused gets 4404, and nothing was loaded or sent', async () => {
  house.admitWith(async () => undefined)
  const before = house.logCalls.open
  const client = house.connect('score/secret/1', house.guest())
  expect(await client.closes()).toBe(4404)
  expect({ frames: client.frames, opened: house.logCalls.open - before }).toEqual({ frames: 0, opened: 0 })
})

it('[R-RTM-8] a name that is no room is refused like a room that is not yours, without asking', async () => {
  const admit = vi.fn(async () => house.guest())
  house.admitWith(admit)
  for (const name of ['', 'a//b', 'A', 'a/', 'a%20b', 'x'.repeat(201)]) expect(await house.connect(name, house.guest()).closes()).toBe(4404)
  expect(admit).not.toHaveBeenCalled()
})

it('[R-RTM-8] a gate that does not answer in time or fails is never an admission', async () => {
  house.admitWith(() => new Promise(() => undefined))
  const slow = house.connect('verslag/slow', house.guest())
  house.admitWith(async () => Promise.reject(new Error('no database')))
  const failing = house.connect('verslag/failing', house.guest())
  expect(await failing.closes()).toBe(1013)
  house.admitWith(() => new Promise(() => undefined))
  expect(await slow.closes()).toBe(1013)
  expect([slow.frames, failing.frames]).toEqual([0, 0])
})

it('[R-RTM-8] what is sent before the gate has answered is not read, however much it is', async () => {
  let open: () => void = () => undefined
  const guest = house.guest()
  house.admitWith(() => new Promise((resolve) => (open = () => resolve(guest))))
  const client = house.connect('verslag/flood', guest)
  await vi.waitFor(() => expect(house.rooms.stats().waiting).toBeGreaterThan(0), WAIT)
  await vi.waitFor(() => expect(client.socket.readyState).toBe(client.socket.OPEN), WAIT)
  for (let i = 0; i < 100; i += 1) client.socket.send(new Uint8Array(200_000))
  await quiet(800)
  expect(client.socket.bufferedAmount).toBeGreaterThan(5_000_000)
  expect(client.frames).toBe(0)
  open()
  expect(await client.closes()).toBe(4422)
})

it('[R-RTM-8] a right withdrawn between the first yes and the room is noticed while entering', async () => {
  const guest = house.guest({ verdict: 4403 })
  house.admitWith(async () => guest)
  const client = house.connect('verslag/between', guest)
  expect(await client.closes()).toBe(4404)
  expect(client.frames).toBe(0)
})

it('[R-RTM-8] a room that cannot be read says try again later, and is whole when it can', async () => {
  const writer = await house.connect('verslag/unread', house.guest()).ready()
  await house.superPool.query('revoke select on rt_room from weging_app')
  expect(await house.connect('verslag/unread-new', house.guest()).closes()).toBe(1013)
  await house.superPool.query('grant select on rt_room to weging_app')
  await house.connect('verslag/unread-new', house.guest()).ready()
  expect(writer.closeCode).toBeUndefined()
})

it('[R-RTM-8] one session cannot open sockets without end', async () => {
  const guest = house.guest()
  for (let i = 0; i < 3; i += 1) await house.connect(`verslag/many${i}`, guest).ready()
  expect(await house.connect('verslag/many3', guest).closes()).toBe(1013)
  await house.connect('verslag/many3', house.guest()).ready()
})

it('[R-RTM-12] the gate is asked again on a timer', async () => {
  const client = await house.connect('verslag/timer', house.guest()).ready()
  client.guest.verdict = 4401
  expect(await client.closes()).toBe(4401)
})

it('[R-RTM-10] a client hears something regularly, so that it need not think the line is dead', async () => {
  const client = await house.connect('verslag/quiet', house.guest()).ready()
  await client.saved()
  const before = client.frames
  await vi.waitFor(() => expect(client.frames).toBeGreaterThan(before + 2), WAIT)
  expect(client.awareness).toEqual([])
})

it('[R-RTM-20] upgrades to other paths are left alone', async () => {
  for (const path of ['/', '/rt', '/rtx/verslag/1', '/x/rt/verslag/1', '/@vite/client']) {
    const before = house.rooms.stats().members
    const code = await new Promise<string>((resolve) => {
      const upgrade = request({ port: house.port, path, headers: { connection: 'Upgrade', upgrade: 'websocket' } })
      upgrade.on('error', () => resolve('destroyed by the server of this test'))
      upgrade.on('upgrade', () => resolve('upgraded'))
      upgrade.end()
    })
    expect(code).toBe('destroyed by the server of this test')
    // Who was in at an earlier test may be on the way out meanwhile.
    expect(house.rooms.stats().members).toBeLessThanOrEqual(before)
  }
})
