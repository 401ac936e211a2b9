import { once } from 'node:events'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { HTTP_WAITS } from './http-waits'
import { ASK, decodeAnswer, DELIVER, WIRE_TYPE, type Answer } from './http-wire'
import { encodeAwareness, FRAME, SYNC } from '../room/protocol'
import { FIRST_QUESTION, startDoor, type RawAnswer, type TestDoor } from './test-http'
import { quiet, startRooms, WAIT, type TestRooms } from '../tests/test-rooms'

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

const updatesIn = (answer: Answer | undefined): number => (answer?.frames ?? []).filter((frame) => frame[0] === FRAME.sync && frame[1] !== SYNC.step1).length
const bare = ({ status, headers: { date: _date, ...headers }, bytes }: RawAnswer): object => ({ status, headers, bytes: [...bytes] })

describe('asking', () => {
  it('[R-RTM-62] the first question is answered at once with the whole state; later ones when something newer is on disk, with that alone', async () => {
    const [reader, writer] = [house.guest(), house.guest()]
    const typist = await house.connect('weging/asking', writer).ready()
    typist.type('eerst')
    await typist.saved()
    const { mark, head } = await door.enter('weging/asking', reader)
    expect(head).toBe(1)
    const waiting = door.ask('weging/asking', reader, mark, head)
    await quiet(100)
    typist.type(' en toen')
    const { answer } = await waiting
    expect([answer?.code, answer?.count, updatesIn(answer)]).toEqual([0, 2, 1])
    const none = await door.ask('weging/asking', reader, mark, 2, { waitMs: 100 })
    expect([none.answer?.code, none.answer?.count, updatesIn(none.answer)]).toEqual([0, 2, 0])
  })

  it('[R-RTM-62] who asks is in the others’ presence list as the server stamps it, does not flicker between two questions, and is gone a moment after the last', async () => {
    const asker = house.guest({ presence: { name: 'zorg', color: '#0b5563' } })
    const other = await house.connect('weging/presence', house.guest({ presence: { name: 'politie', color: '#5b3a6e' } })).ready()
    const { mark, head } = await door.enter('weging/presence', asker)
    for (let round = 0; round < 3; round += 1) {
      await door.ask('weging/presence', asker, mark, head, { client: 77, waitMs: 50 })
      await quiet(100)
    }
    const seen = (): unknown[] => other.awareness.filter(({ client }) => client === 77).map(({ state }) => state)
    expect(seen()).toHaveLength(3)
    expect(new Set(seen().map((state) => JSON.stringify(state)))).toEqual(new Set([JSON.stringify({ user: { name: 'zorg', color: '#0b5563' } })]))
    await vi.waitFor(() => expect(seen().at(-1)).toBeNull(), WAIT)
  })

  it('[R-RTM-62] what others’ presence did between two questions is heard at the next; presence that stayed the same wakes nobody', async () => {
    const asker = house.guest()
    const other = await house.connect('weging/others', house.guest()).ready()
    const presence = (clock: number): Uint8Array => encodeAwareness(Uint8Array.of(1, 9, clock, 2, 0x7b, 0x7d))
    other.socket.send(presence(1))
    await quiet(30)
    const { mark, head } = await door.enter('weging/others', asker)
    await door.ask('weging/others', asker, mark, head, { client: 78, waitMs: 0 })
    const begun = performance.now()
    await door.ask('weging/others', asker, mark, head, { client: 78, waitMs: 300 })
    expect(performance.now() - begun).toBeGreaterThan(250)
    other.socket.terminate()
    await quiet(50)
    const { answer } = await door.ask('weging/others', asker, mark, head, { client: 78, waitMs: 900 })
    expect(answer?.frames.some((frame) => frame[0] === FRAME.awareness && Buffer.from(frame).includes('null'))).toBe(true)
  })

  it('[R-RTM-63] a right that is lost ends a waiting question at once, with the code a socket would hear', async () => {
    for (const verdict of [4401, 4403, 4409] as const) {
      const guest = house.guest()
      const { mark, head } = await door.enter('weging/lost', guest)
      const begun = performance.now()
      const waiting = door.ask('weging/lost', guest, mark, head)
      await quiet(100)
      guest.verdict = verdict
      await house.rooms.recheck('weging/lost')
      const { answer } = await waiting
      expect(answer).toEqual({ code: verdict, count: 0, frames: [] })
      expect(performance.now() - begun).toBeLessThan(800)
    }
  })

  it('[R-RTM-63] who was in a moment ago hears why not any more, also between two questions; another browser hears 4404', async () => {
    const guest = house.guest()
    const { mark, head } = await door.enter('weging/between', guest)
    await door.ask('weging/between', guest, mark, head, { client: 79, waitMs: 0 })
    guest.verdict = 4401
    house.admitWith(async () => undefined)
    expect((await door.ask('weging/between', guest, mark, head, { client: 79 })).answer?.code).toBe(4401)
    expect((await door.ask('weging/between', house.guest(), mark, head, { client: 79 })).answer?.code).toBe(4404)
    house.admitWith(undefined)
  })

  it('[R-RTM-60] stopping ends a waiting question with 4503, so that the window comes back', async () => {
    const other = await startRooms({}, { shared: house })
    const otherDoor = await startDoor(other)
    const guest = house.guest()
    const { mark } = await otherDoor.enter('weging/stop', guest)
    const waiting = otherDoor.ask('weging/stop', guest, mark, 0, { waitMs: 20_000 })
    await quiet(100)
    await other.rooms.stop()
    expect((await waiting).answer?.code).toBe(4503)
    await otherDoor.close()
    await other.close()
  })
})

describe('the door', () => {
  it('[R-RTM-63] not yours, not there and not a name are the same answer to the last byte, for a question and a delivery alike', async () => {
    house.admitWith(async (_request, room) => (room === 'weging/mine' ? house.guest() : undefined))
    const answers = await Promise.all([
      door.post('weging/not-mine', ASK, house.guest(), FIRST_QUESTION),
      door.post('weging/not-there', ASK, house.guest(), FIRST_QUESTION),
      door.post('weging/not-mine', ASK, undefined, FIRST_QUESTION),
      door.post('Weging//%00', ASK, house.guest(), FIRST_QUESTION),
      door.post('weging/not-mine', DELIVER.first, house.guest(), new Uint8Array(40)),
      door.post('weging/not-there', DELIVER.later, undefined, new Uint8Array(200_000))
    ])
    house.admitWith(undefined)
    for (const answer of answers) expect(bare(answer)).toEqual(bare(answers[0]))
    expect(decodeAnswer(answers[0].bytes)).toEqual({ code: 4404, count: 0, frames: [] })
    expect(bare(answers[0])).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store, no-transform', 'x-content-type-options': 'nosniff' } })
  })

  it('[R-RTM-60] a body that is too large, garbage, or of another type is refused without harm', async () => {
    const guest = house.guest()
    expect((await door.post('weging/body', DELIVER.later, guest, new Uint8Array(300_001))).answer?.code).toBe(4413)
    expect((await door.post('weging/body', DELIVER.later, guest, Uint8Array.of(255, 255, 255, 255))).answer?.code).toBe(4422)
    expect((await door.post('weging/body', ASK, guest, Uint8Array.of(1))).answer?.code).toBe(4422)
    expect((await door.post('weging/body', ASK, guest, new Uint8Array(), { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await door.post('weging/body', 'iets=anders', guest, new Uint8Array())).status).toBe(404)
  })

  it('[R-RTM-60] a body that trickles is answered at the deadline, also when its length was never said', async () => {
    const guest = house.guest()
    const slow = request({
      port: door.port, method: 'POST', path: `/rt/weging/slow?${DELIVER.later}`, headers: { cookie: `guest=${guest.session}`, 'content-type': WIRE_TYPE, 'transfer-encoding': 'chunked' }
    })
    slow.on('error', () => undefined)
    const trickle = setInterval(() => slow.write(new Uint8Array(10)), 50)
    const begun = performance.now()
    const [response] = (await once(slow, 'response')) as [NodeJS.ReadableStream]
    const chunks: Buffer[] = []
    for await (const chunk of response) chunks.push(Buffer.from(chunk as Uint8Array))
    clearInterval(trickle)
    slow.destroy()
    expect(decodeAnswer(Buffer.concat(chunks))?.code).toBe(1013)
    expect(performance.now() - begun).toBeLessThan(1_500)
  })

  it('[R-RTM-60] one session has so many requests under way as it may have sockets', async () => {
    const small = await startRooms({ socketsPerSession: 3 }, { shared: house })
    const smallDoor = await startDoor(small)
    const guest = house.guest()
    const { mark } = await smallDoor.enter('weging/many', guest)
    const waiting = [1, 2, 3].map(() => smallDoor.ask('weging/many', guest, mark, 0, { waitMs: 600 }))
    await quiet(150)
    expect((await smallDoor.post('weging/many', ASK, guest, FIRST_QUESTION)).answer?.code).toBe(1013)
    expect((await Promise.all(waiting)).map(({ answer }) => answer?.code)).toEqual([0, 0, 0])
    expect((await smallDoor.post('weging/many', ASK, guest, FIRST_QUESTION)).answer?.code).toBe(0)
    await smallDoor.close()
    await small.close()
  })

  it('[R-RTM-60] nobody stays in a room whose request is over', async () => {
    const guest = house.guest()
    const { mark, head } = await door.enter('weging/leave', guest)
    await quiet(500)
    const before = house.rooms.stats().members
    const waiting = door.ask('weging/leave', guest, mark, head, { client: 80 })
    await vi.waitFor(() => expect(house.rooms.stats().members).toBe(before + 1), WAIT)
    door.breakAll()
    await expect(waiting).rejects.toThrow()
    await vi.waitFor(() => expect(house.rooms.stats().members).toBe(before), WAIT)
  })

  it('[R-RTM-62] a question that waits ends well before the client gives up', () => {
    expect(HTTP_WAITS.askMs + HTTP_WAITS.presenceMs).toBeLessThan(25_000)
    expect(HTTP_WAITS.stayMs).toBeGreaterThan(5_000)
  })
})
