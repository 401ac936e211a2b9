import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { alwaysVisible, fetchAs, socketOf, startDoor, type TestDoor } from '../http/test-http'
import { quiet, startRooms, WAIT, type Guest, type TestRooms } from '../tests/test-rooms'
import { chooseSockets } from './choose-socket'
import type { SocketClass } from './counting-socket'
import type { RoomSession } from './room-session'

let house: TestRooms
let door: TestDoor

beforeAll(async () => {
  house = await startRooms()
  door = await startDoor(house)
})

beforeEach(async () => {
  door.leaveAll()
  await quiet(50)
  door.line = 'open'
  door.upgrades = 0
  door.asked.length = 0
})

afterAll(async () => {
  await door.close()
  await house.close()
})

const windowOf = (guest: Guest, probeMs = 60_000): SocketClass =>
  chooseSockets({ WebSocket: socketOf(guest), fetch: fetchAs(guest), window: alwaysVisible, times: { silentMs: 300, unansweredMs: 900, probeMs } })

const reaches = (session: RoomSession, status: string): Promise<void> => vi.waitFor(() => expect(session.view().status).toBe(status), { timeout: 10_000, interval: 5 })

/** Where sockets get through, a window in the same room that shows what is on disk. */
async function typesAndSaves(session: RoomSession, room: string): Promise<void> {
  await reaches(session, 'opgeslagen')
  session.doc.getText('text').insert(0, 'getypt')
  await reaches(session, 'opgeslagen')
  expect((await house.rowsOf(room)).length).toBe(1)
}

describe('which line a window takes', () => {
  it('[R-RTM-64] where sockets get through not one request goes by HTTP', async () => {
    const guest = house.guest()
    await typesAndSaves(door.open('weging/choice-open', guest, windowOf(guest)), 'weging/choice-open')
    // A slow machine may need a second try; none of them is by HTTP.
    expect([door.upgrades > 0, door.asked.length]).toEqual([true, 0])
  })

  it('[R-RTM-64] where a proxy refuses sockets the third connection goes by HTTP, and the next room of this window at once', async () => {
    door.line = 'refused'
    const guest = house.guest()
    const Socket = windowOf(guest)
    await typesAndSaves(door.open('weging/choice-refused', guest, Socket), 'weging/choice-refused')
    // Two that failed, and one to see whether sockets get through after all.
    await vi.waitFor(() => expect(door.upgrades).toBe(3), WAIT)
    await typesAndSaves(door.open('weging/choice-second', guest, Socket), 'weging/choice-second')
    expect(door.upgrades).toBe(3)
  })

  it('[R-RTM-64] where sockets open and nothing passes it goes by HTTP as well', async () => {
    door.line = 'silent'
    const guest = house.guest()
    await typesAndSaves(door.open('weging/choice-silent', guest, windowOf(guest)), 'weging/choice-silent')
    await vi.waitFor(() => expect(door.upgrades).toBe(3), WAIT)
  })

  it('[R-RTM-64] a close code is an answer: it is not tried again by HTTP', async () => {
    const guest = house.guest()
    house.admitWith(async () => undefined)
    const session = door.open('weging/choice-answer', guest, windowOf(guest))
    await reaches(session, 'geweigerd')
    house.admitWith(undefined)
    await quiet(400)
    expect([session.view().denied?.code, door.upgrades, door.asked.length]).toEqual([4404, 1, 0])
  })

  it('[R-RTM-64] a line that is down blocks nothing: when it is back it is a socket again', async () => {
    door.line = 'down'
    const guest = house.guest()
    const session = door.open('weging/choice-down', guest, windowOf(guest))
    await vi.waitFor(() => expect(door.asked.length).toBeGreaterThan(0), { timeout: 10_000, interval: 5 })
    door.line = 'open'
    await typesAndSaves(session, 'weging/choice-down')
    await quiet(1_000)
    door.upgrades = 0
    const asked = door.asked.length
    session.doc.getText('text').insert(0, 'meer ')
    await reaches(session, 'opgeslagen')
    expect(door.asked.length).toBe(asked)
  })

  it('[R-RTM-64] when sockets get through after all it goes back without losing a word, once; blocked again it stays', async () => {
    door.line = 'refused'
    const guest = house.guest()
    const session = door.open('weging/choice-back', guest, windowOf(guest, 500))
    await reaches(session, 'opgeslagen')
    door.line = 'open'
    for (let at = 0; at < 40; at += 1) {
      session.doc.getText('text').insert(0, `${at} `)
      await quiet(40)
    }
    await reaches(session, 'opgeslagen')
    const asked = door.asked.length
    session.doc.getText('text').insert(0, 'per socket ')
    await reaches(session, 'bezig')
    await reaches(session, 'opgeslagen')
    expect(door.asked.length).toBe(asked)
    expect(session.doc.getText('text').toString().split(' ').length).toBe(43)

    door.line = 'refused'
    session.provider.ws?.close()
    session.provider.disconnect()
    session.provider.connect()
    await reaches(session, 'opgeslagen')
    const tried = door.upgrades
    await quiet(1_500)
    expect(door.upgrades).toBe(tried)
  })
})
