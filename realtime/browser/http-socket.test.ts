import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { DELIVER } from '../http/http-wire'
import { fetchAs, httpSocketOf, socketOf, startDoor, type TestDoor } from '../http/test-http'
import { quiet, startRooms, WAIT, type Guest, type TestRooms } from '../tests/test-rooms'
import { openRoomSession, type RoomSession } from './room-session'

let house: TestRooms
let door: TestDoor

beforeAll(async () => {
  house = await startRooms()
  door = await startDoor(house)
})

afterAll(async () => {
  await door.close()
  await house.close()
})

const bySocket = (room: string, guest: Guest = house.guest()): RoomSession => openRoomSession({ serverUrl: house.url, room, Socket: socketOf(guest) })

const textOf = (session: RoomSession): string => session.doc.getText('text').toString()
const reaches = (session: RoomSession, status: string): Promise<void> => vi.waitFor(() => expect(session.view().status).toBe(status), { timeout: 10_000, interval: 5 })
const deliveries = (): string[] => door.asked.filter((query) => query.startsWith('schrijf'))

describe('the y-websocket provider over HTTP', () => {
  it('[R-RTM-60] one by socket and one by HTTP type at the same time and come to the same text, all of it on disk', async () => {
    const http = door.open('weging/both', house.guest())
    const socket = bySocket('weging/both')
    await Promise.all([reaches(http, 'opgeslagen'), reaches(socket, 'opgeslagen')])
    for (let at = 0; at < 40; at += 1) {
      http.doc.getText('text').insert(http.doc.getText('text').length, `h${at} `)
      socket.doc.getText('text').insert(0, `s${at} `)
      await quiet(10)
    }
    await Promise.all([reaches(http, 'opgeslagen'), reaches(socket, 'opgeslagen')])
    await vi.waitFor(() => expect(textOf(http)).toBe(textOf(socket)), WAIT)
    for (let at = 0; at < 40; at += 1) expect(textOf(http)).toMatch(new RegExp(`(?=.*h${at} )(?=.*s${at} )`))
    const rows = await house.rowsOf('weging/both')
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_row, at) => at + 1))
    socket.close()
  })

  it('[R-RTM-61] what is typed goes one request at a time, the first with what the window had; it says saved only when it is on disk', async () => {
    const session = door.open('weging/order', house.guest())
    session.doc.getText('text').insert(0, 'vooraf ')
    await reaches(session, 'opgeslagen')
    const before = deliveries().length
    await house.superPool.query('revoke insert on rt_update from weging_app')
    for (let at = 0; at < 30; at += 1) {
      session.doc.getText('text').insert(session.doc.getText('text').length, String(at % 10))
      await quiet(5)
    }
    expect(session.view()).toMatchObject({ status: 'bezig', unsaved: true })
    expect(deliveries().length).toBe(before + 1)
    await house.superPool.query('grant insert on rt_update to weging_app')
    await reaches(session, 'opgeslagen')
    expect(deliveries().slice(before)).toEqual([DELIVER.later, DELIVER.later])
    expect((await house.rowsOf('weging/order')).length).toBe(31)
    const other = bySocket('weging/order')
    await reaches(other, 'opgeslagen')
    expect(textOf(other)).toBe(`vooraf ${'0123456789'.repeat(3)}`)
    other.close()
  })

  it('[R-RTM-61] an answer that is lost after the room stored it: handed in again, once in effect, and only then saved', async () => {
    const guest = house.guest()
    const session = door.open('weging/lost-answer', guest)
    await reaches(session, 'opgeslagen')
    door.loseNextAnswer(/schrijf=1/)
    session.doc.getText('text').insert(0, 'eens')
    await reaches(session, 'geen-verbinding')
    expect(session.view().unsaved).toBe(true)
    await reaches(session, 'opgeslagen')
    expect(await house.rowsOf('weging/lost-answer')).toEqual([{ seq: 1, author: guest.author }])
    const other = bySocket('weging/lost-answer')
    await reaches(other, 'opgeslagen')
    expect(textOf(other)).toBe('eens')
    other.close()
  })

  it('[R-RTM-61] a window that is left at once still hands in what was typed last', async () => {
    const session = door.open('weging/leaving', house.guest())
    await reaches(session, 'opgeslagen')
    session.doc.getText('text').insert(0, 'net ')
    session.doc.getText('text').insert(4, 'nog')
    session.close()
    await vi.waitFor(async () => expect(await house.rowsOf('weging/leaving')).toHaveLength(2), WAIT)
  })

  it('[R-RTM-61] many windows whose lines break over and over lose nothing and double nothing', async () => {
    const sessions = [1, 2, 3].map(() => door.open('weging/breaking', house.guest()))
    await Promise.all(sessions.map((session) => reaches(session, 'opgeslagen')))
    for (let at = 0; at < 24; at += 1) {
      for (const [who, session] of sessions.entries()) session.doc.getText('text').insert(0, `<${who}.${at}>`)
      await quiet(20)
      if (at % 6 === 5) door.breakAll()
    }
    await Promise.all(sessions.map((session) => reaches(session, 'opgeslagen')))
    await vi.waitFor(() => expect(new Set(sessions.map(textOf)).size).toBe(1), { timeout: 10_000, interval: 20 })
    const words = sessions.map(textOf).join('').match(/<[0-9.]+>/g) ?? []
    expect([words.length, new Set(words).size]).toEqual([3 * 72, 72])
  })

  it('[R-RTM-63] a right that is lost shows at once and for good; a session that ended goes on after signing in', async () => {
    const guest = house.guest()
    let asked = 0
    const counted: typeof fetch = (input, init) => {
      asked += 1
      return fetchAs(guest)(input, init)
    }
    const session = door.open('weging/rights', guest, httpSocketOf(counted))
    await reaches(session, 'opgeslagen')
    guest.verdict = 4401
    await house.rooms.recheck('weging/rights')
    await vi.waitFor(() => expect(session.view().denied).toMatchObject({ code: 4401, reason: 'sessie-beeindigd' }), WAIT)
    session.doc.getText('text').insert(0, 'intussen')
    guest.verdict = 'ok'
    session.reconnect()
    await reaches(session, 'opgeslagen')
    guest.verdict = 4409
    await house.rooms.recheck('weging/rights')
    await vi.waitFor(() => expect(session.view().denied).toMatchObject({ code: 4409, reason: 'afgesloten' }), WAIT)
    const before = asked
    await quiet(500)
    expect(asked).toBe(before)
  })

  it('[R-RTM-60] another person in the same browser hands in nothing of this window', async () => {
    const guest = house.guest()
    const another = house.guest()
    const who = { ...guest }
    const session = door.open('weging/other-person', who)
    await reaches(session, 'opgeslagen')
    who.session = another.session
    session.doc.getText('text').insert(0, 'van de eerste')
    await vi.waitFor(() => expect(session.view().denied?.reason).toBe('andere-persoon'), WAIT)
    expect(await house.rowsOf('weging/other-person')).toEqual([])
  })

  it('[R-RTM-60] any node answers any request: one window whose requests go to two nodes in turn types with one on a socket, and nothing is lost', async () => {
    const nodes = await Promise.all([1, 2].map(() => startRooms({}, { shared: house, withBus: true })))
    const doors = await Promise.all(nodes.map((node) => startDoor(node)))
    const guest = house.guest()
    let turn = 0
    const inTurn: typeof fetch = (input, init) => fetchAs(guest)(String(input).replace(/:\d+\//, `:${doors[(turn += 1) % 2]?.port}/`), init)
    const http = door.open('weging/nodes', guest, httpSocketOf(inTurn))
    const socket = openRoomSession({ serverUrl: nodes[0]?.url ?? '', room: 'weging/nodes', Socket: socketOf(house.guest()) })
    await Promise.all([reaches(http, 'opgeslagen'), reaches(socket, 'opgeslagen')])
    for (let at = 0; at < 30; at += 1) {
      http.doc.getText('text').insert(http.doc.getText('text').length, `h${at} `)
      socket.doc.getText('text').insert(0, `s${at} `)
      await quiet(20)
    }
    await Promise.all([reaches(http, 'opgeslagen'), reaches(socket, 'opgeslagen')])
    await vi.waitFor(() => expect(textOf(http)).toBe(textOf(socket)), { timeout: 10_000, interval: 20 })
    expect(textOf(http).trim().split(' ').sort()).toEqual([...Array(30).keys()].flatMap((at) => [`h${at}`, `s${at}`]).sort())
    expect(doors.every(({ asked }) => asked.length > 5)).toBe(true)
    for (const session of [http, socket]) session.close()
    for (const each of [...doors, ...nodes]) await each.close()
  })

  it('[R-RTM-62] the others are in the presence list, and one another by HTTP too', async () => {
    const before = house.rooms.stats().members
    const [a, b] = [door.open('weging/seen', house.guest({ presence: { name: 'IND', color: '#3a4a5c' } })), door.open('weging/seen', house.guest())]
    const c = bySocket('weging/seen')
    await Promise.all([a, b, c].map((session) => reaches(session, 'opgeslagen')))
    for (const session of [b, c]) await vi.waitFor(() => expect(session.provider.awareness.getStates().get(a.doc.clientID)).toEqual({ user: { name: 'IND', color: '#3a4a5c' } }), WAIT)
    await vi.waitFor(() => expect(a.provider.awareness.getStates().size).toBe(3), WAIT)
    await quiet(1_500)
    expect(house.rooms.stats().members - before).toBe(3)
    expect(a.provider.awareness.getLocalState()).toEqual({})
    c.close()
    await vi.waitFor(() => expect(a.provider.awareness.getStates().size).toBe(2), WAIT)
  })
})
