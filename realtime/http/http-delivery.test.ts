import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { DELIVER, NO_MARK } from './http-wire'
import { encodeSync } from '../room/protocol'
import { EMPTY, startDoor, type TestDoor } from './test-http'
import { quiet, startRooms, type Guest, type TestRooms } from '../tests/test-rooms'

let house: TestRooms
let door: TestDoor

beforeAll(async () => {
  house = await startRooms({ payloadBytes: 300_000, admitMs: 400 })
  door = await startDoor(house, { limits: { payloadBytes: 300_000, admitMs: 400 }, waits: { askMs: 1_000, storeMs: 1_500, stayMs: 400, presenceMs: 50 } })
})

afterAll(async () => {
  await door.close()
  await house.close()
})

const changeOf = (change: (doc: Y.Doc) => void): Uint8Array => {
  const doc = new Y.Doc()
  change(doc)
  return encodeSync('update', Y.encodeStateAsUpdate(doc))
}
const typed = (text: string): Uint8Array => changeOf((doc) => doc.getText('text').insert(0, text))

describe('delivering', () => {
  it('[R-RTM-61] is answered only after COMMIT', async () => {
    const guest = house.guest()
    const { mark } = await door.enter('weging/commit', guest)
    const lock = await house.superPool.connect()
    await lock.query('begin')
    await lock.query('lock table rt_update in access exclusive mode')
    let answered = false
    const delivery = door.deliver('weging/commit', guest, mark, [encodeSync('step2', Y.encodeStateAsUpdate(new Y.Doc())), typed('x')], DELIVER.first).finally(() => (answered = true))
    await quiet(400)
    expect(answered).toBe(false)
    await lock.query('commit')
    lock.release()
    expect((await delivery).answer).toEqual({ code: 0, count: 2, frames: [] })
    expect(await house.rowsOf('weging/commit')).toEqual([{ seq: 1, author: guest.author }])
  })

  it('[R-RTM-61] while the disk does not answer it is no answer that it is stored: try again later', async () => {
    const guest = house.guest()
    const { mark } = await door.enter('weging/slow-disk', guest)
    await house.superPool.query('revoke insert on rt_update from weging_app')
    const { answer } = await door.deliver('weging/slow-disk', guest, mark, [typed('x')])
    await house.superPool.query('grant insert on rt_update to weging_app')
    expect(answer).toEqual({ code: 1013, count: 0, frames: [] })
  })

  it('[R-RTM-61] nothing runs ahead of what the window had: a first delivery begins with that', async () => {
    const guest = house.guest()
    const { mark } = await door.enter('weging/ahead', guest)
    expect((await door.deliver('weging/ahead', guest, mark, [typed('x')], DELIVER.first)).answer?.code).toBe(4422)
    expect(await house.rowsOf('weging/ahead')).toEqual([])
  })

  it('[R-RTM-61] a reader who types, a root that is not the room’s and garbage are refused as on a socket, and nothing of it is kept', async () => {
    const reader = house.guest({ write: false })
    const marks = new Map<Guest, Uint8Array>()
    const writer = house.guest({ roots: ['text'] })
    for (const guest of [reader, writer]) marks.set(guest, (await door.enter('weging/refused', guest)).mark)
    const codeOf = async (guest: Guest, frames: Uint8Array[]): Promise<number | undefined> =>
      (await door.deliver('weging/refused', guest, marks.get(guest) ?? NO_MARK, frames)).answer?.code
    expect(await codeOf(reader, [typed('x')])).toBe(4403)
    expect(await codeOf(writer, [changeOf((doc) => doc.getMap('elders').set('a', 1))])).toBe(4422)
    expect(await codeOf(writer, [Uint8Array.of(0, 2, 3, 255, 255, 255)])).toBe(4422)
    expect(await codeOf(writer, [encodeSync('step1', EMPTY)])).toBe(4422)
    expect(await codeOf(writer, [encodeSync('update', new Uint8Array(260 * 1024))])).toBe(4413)
    expect(await house.rowsOf('weging/refused')).toEqual([])
    expect(house.errors).toEqual(expect.not.arrayContaining(['A request to a room failed']))
  })

  it('[R-RTM-60] who has become somebody else since the window asked hands in nothing', async () => {
    const [one, other] = [house.guest(), house.guest()]
    const { mark } = await door.enter('weging/another', one)
    expect((await door.deliver('weging/another', other, mark, [typed('van een ander')])).answer?.code).toBe(1013)
    expect((await door.ask('weging/another', other, mark, 0)).answer?.code).toBe(1013)
    expect((await door.deliver('weging/another', one, NO_MARK, [typed('van niemand')])).answer?.code).toBe(1013)
    expect(await house.rowsOf('weging/another')).toEqual([])
  })
})
