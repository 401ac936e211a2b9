import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import WebSocket from 'ws'
import type * as Y from 'yjs'
import { quiet, startRooms, WAIT, type Guest, type TestRooms } from '../tests/test-rooms'
import type { SocketClass } from './counting-socket'
import { createRoomHolder } from './room-holder'
import { openRoomSession, type RoomSession } from './room-session'

let house: TestRooms
const sessions: RoomSession[] = []

beforeAll(async () => {
  house = await startRooms()
})

afterEach(() => sessions.splice(0).forEach((session) => session.close()))
afterAll(() => house.close())

/** The browser's socket class carries the session cookie; here the test's own does. */
function socketOf(guest: () => Guest): SocketClass {
  class CookieSocket extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie: `guest=${guest().session}` } })
    }
  }
  return CookieSocket as unknown as SocketClass
}

function open(room: string, guest = house.guest()): RoomSession & { guest: Guest; text: Y.Text } {
  const session = openRoomSession({ serverUrl: house.url, room, Socket: socketOf(() => guest) })
  sessions.push(session)
  return { ...session, guest, text: session.doc.getText('text') }
}

async function reaches(session: RoomSession, status: string): Promise<void> {
  await vi.waitFor(() => expect(session.view().status).toBe(status), WAIT)
}

async function holdLog(): Promise<() => Promise<void>> {
  await house.superPool.query('revoke insert on rt_update from weging_app')
  return async () => void (await house.superPool.query('grant insert on rt_update to weging_app'))
}

describe('the y-websocket provider against the rooms', () => {
  it('[R-RTM-10] two providers come to the same text, and synced comes with the stored state in it', async () => {
    const a = open('weging/provider')
    await reaches(a, 'opgeslagen')
    a.text.insert(0, 'eerst')
    await reaches(a, 'bezig')
    await reaches(a, 'opgeslagen')
    const b = open('weging/provider')
    const atSync = new Promise<string>((resolve) => b.provider.on('sync', () => resolve(b.text.toString())))
    expect(await atSync).toBe('eerst')
    b.text.insert(5, ' en toen')
    a.text.insert(0, '… ')
    await vi.waitFor(() => expect([a.text.toString(), b.text.toString()]).toEqual(['… eerst en toen', '… eerst en toen']), WAIT)
    await Promise.all([reaches(a, 'opgeslagen'), reaches(b, 'opgeslagen')])
  })

  it('[R-RTM-9] each sees the other’s presence as the server stamps it', async () => {
    const a = open('weging/seen', house.guest({ presence: { name: 'zorg', color: '#0b5563' } }))
    const b = open('weging/seen')
    a.provider.awareness.setLocalStateField('user', { name: 'voorzitter', color: 'red' })
    await vi.waitFor(() => expect(b.provider.awareness.getStates().get(a.doc.clientID)).toEqual({ user: { name: 'zorg', color: '#0b5563' } }), WAIT)
    a.provider.disconnect()
    await vi.waitFor(() => expect(b.provider.awareness.getStates().has(a.doc.clientID)).toBe(false), WAIT)
    a.provider.connect()
    await vi.waitFor(() => expect(b.provider.awareness.getStates().has(a.doc.clientID)).toBe(true), WAIT)
  })
})

describe('what is unsaved', () => {
  it('[R-RTM-16] while the disk does not answer it says busy, and saved only after', async () => {
    const a = open('weging/busy')
    await reaches(a, 'opgeslagen')
    const release = await holdLog()
    a.text.insert(0, 'x')
    await quiet(100)
    expect(a.view()).toEqual({ status: 'bezig', denied: null, unsaved: true })
    await release()
    await reaches(a, 'opgeslagen')
    expect(a.view().unsaved).toBe(false)
  })

  it('[R-RTM-16] typed without a line: kept in this window, unsaved, and right again after coming back', async () => {
    const a = open('weging/offline')
    const b = open('weging/offline')
    await Promise.all([reaches(a, 'opgeslagen'), reaches(b, 'opgeslagen')])
    a.provider.disconnect()
    expect(a.view()).toMatchObject({ status: 'geen-verbinding', unsaved: false })
    a.text.insert(0, 'zonder lijn')
    expect(a.view().unsaved).toBe(true)
    b.text.insert(0, 'intussen ')
    await reaches(b, 'opgeslagen')
    a.provider.on('status', ({ status }) => {
      if (status === 'connected') a.text.insert(0, 'meteen ')
    })
    a.provider.connect()
    await reaches(a, 'opgeslagen')
    expect(a.view().unsaved).toBe(false)
    await vi.waitFor(() => expect(b.text.toString()).toBe(a.text.toString()), WAIT)
    expect(a.text.toString()).toContain('meteen zonder lijn')
    a.text.insert(0, '!')
    await reaches(a, 'bezig')
    await reaches(a, 'opgeslagen')
  })

  it('[R-RTM-16] a line that breaks while changes are under way: they are handed in again, stored once, and then saved', async () => {
    const a = open('weging/broken')
    await reaches(a, 'opgeslagen')
    const release = await holdLog()
    a.text.insert(0, 'onderweg')
    await quiet(50)
    a.provider.ws?.close()
    await reaches(a, 'geen-verbinding')
    expect(a.view().unsaved).toBe(true)
    await release()
    await reaches(a, 'opgeslagen')
    expect(await house.rowsOf('weging/broken')).toHaveLength(1)
  })

  it('[R-RTM-11] who may only read is told so', async () => {
    const a = open('weging/reader', house.guest({ write: false }))
    await reaches(a, 'alleen-lezen')
  })
})

describe('refused', () => {
  it('[R-RTM-16] not admitted: refused, and it does not keep trying', async () => {
    house.admitWith(async () => undefined)
    const a = open('weging/none')
    await reaches(a, 'geweigerd')
    house.admitWith(undefined)
    expect(a.view().denied).toEqual({ code: 4404, reason: 'niet-gevonden' })
    await quiet(300)
    expect(a.provider.ws).toBeNull()
  })

  it('[R-RTM-6] a refused change: the window says so, hands nothing in any more, and the text can still be read', async () => {
    const a = open('weging/refused', house.guest({ roots: ['text'] }))
    const b = open('weging/refused')
    await Promise.all([reaches(a, 'opgeslagen'), reaches(b, 'opgeslagen')])
    a.doc.getMap('elders').set('x', 1)
    a.text.insert(0, 'mijn tekst')
    await reaches(a, 'geweigerd')
    expect(a.view()).toMatchObject({ denied: { code: 4422, reason: 'wijziging-geweigerd' }, unsaved: true })
    expect(a.text.toString()).toBe('mijn tekst')
    a.reconnect()
    await quiet(100)
    expect(a.provider.ws).toBeNull()
    expect([b.view().status, b.text.toString()]).toEqual(['opgeslagen', ''])
  })

  it('[R-RTM-16] a session that ended: after signing in again the same document goes on and nothing is lost', async () => {
    const a = open('weging/session')
    await reaches(a, 'opgeslagen')
    a.guest.verdict = 4401
    await house.rooms.recheck()
    await reaches(a, 'geweigerd')
    a.text.insert(0, 'na afmelden')
    expect(a.view().unsaved).toBe(true)
    a.guest.verdict = 'ok'
    a.reconnect()
    await reaches(a, 'opgeslagen')
    expect(await house.rowsOf('weging/session')).toHaveLength(1)
  })

  it('[R-RTM-65] signed in again as somebody else, the window hands nothing in and says so; its own person can still go on', async () => {
    const [own, other] = [house.guest(), house.guest()]
    let cookie = own
    const session = openRoomSession({ serverUrl: house.url, room: 'weging/other', Socket: socketOf(() => cookie) })
    sessions.push(session)
    const text = session.doc.getText('text')
    await reaches(session, 'opgeslagen')
    text.insert(0, 'opgeslagen')
    await vi.waitFor(async () => expect(await house.rowsOf('weging/other')).toHaveLength(1), WAIT)
    own.verdict = 4401
    await house.rooms.recheck()
    await reaches(session, 'geweigerd')
    text.insert(0, 'van een ander, ')
    cookie = other
    // Who types at the very moment the line opens does not hand it in either: nothing leaves before it is known as whom.
    session.provider.on('status', ({ status }) => {
      if (status === 'connected') text.insert(0, 'nog wat, ')
    })
    session.reconnect()
    await vi.waitFor(() => expect(session.view().denied?.reason).toBe('andere-persoon'), WAIT)
    await quiet()
    expect(session.view()).toEqual({ status: 'geweigerd', denied: { code: null, reason: 'andere-persoon' }, unsaved: true })
    expect(session.provider.ws).toBeNull()
    expect(text.toString()).toBe('nog wat, van een ander, opgeslagen')
    expect(await house.rowsOf('weging/other')).toEqual([{ seq: 1, author: own.author }])
    cookie = own
    own.verdict = 'ok'
    session.reconnect()
    await reaches(session, 'opgeslagen')
    expect((await house.rowsOf('weging/other')).map(({ author }) => author)).toEqual([own.author, own.author])
  })

  it('[R-RTM-66] a room that was closed while the line was away: it says so, the text stays, and coming back is tried only when asked', async () => {
    const a = open('weging/meanwhile')
    await reaches(a, 'opgeslagen')
    a.provider.disconnect()
    a.text.insert(0, 'zonder lijn')
    house.admitWith(async () => undefined)
    a.provider.connect()
    await reaches(a, 'geweigerd')
    house.admitWith(undefined)
    expect(a.view()).toEqual({ status: 'geweigerd', denied: { code: 4404, reason: 'niet-meer-open' }, unsaved: true })
    expect(a.text.toString()).toBe('zonder lijn')
    await quiet(300)
    expect(a.provider.ws).toBeNull()
    a.reconnect()
    await reaches(a, 'opgeslagen')
    expect(await house.rowsOf('weging/meanwhile')).toHaveLength(1)
  })

  it('[R-RTM-16] starting over gives a new document with what is on disk', async () => {
    const guest = house.guest({ roots: ['text'] })
    const holder = createRoomHolder()
    const seen = vi.fn()
    holder.subscribe(seen)
    const close = holder.open(house.url, 'weging/reset', socketOf(() => guest))
    await vi.waitFor(() => expect(holder.view().status).toBe('opgeslagen'), WAIT)
    const first = holder.view().doc
    first?.getText('text').insert(0, 'bewaard')
    await vi.waitFor(() => expect(holder.view().status).toBe('opgeslagen'), WAIT)
    first?.getMap('elders').set('x', 1)
    await vi.waitFor(() => expect(holder.view().status).toBe('geweigerd'), WAIT)
    holder.reset()
    await vi.waitFor(() => expect(holder.view()).toMatchObject({ status: 'opgeslagen', denied: null, unsaved: false }), WAIT)
    expect(holder.view().doc).not.toBe(first)
    expect(holder.view().doc?.getText('text').toString()).toBe('bewaard')
    expect(seen).toHaveBeenCalled()
    close()
    expect(holder.view()).toMatchObject({ doc: null, provider: null, status: 'laden' })
  })
})
