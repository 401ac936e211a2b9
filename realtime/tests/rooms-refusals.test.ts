import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { encodeSync, FRAME } from '../room/protocol'
import { quiet, startRooms, WAIT, type TestClient, type TestRooms } from './test-rooms'

let house: TestRooms
let count = 0

beforeAll(async () => {
  house = await startRooms({ documentBytes: 20_000 })
})

afterAll(() => house.close())

async function pair(traits: Parameters<TestRooms['guest']>[0] = {}): Promise<{ a: TestClient; b: TestClient; room: string }> {
  const room = `weging/refuse${(count += 1)}`
  const b = await house.connect(room, house.guest()).ready()
  b.type('basis')
  await b.saved()
  const a = await house.connect(room, house.guest(traits)).ready()
  await a.saved()
  return { a, b, room }
}

/** The other is still in, hears nothing of it, and goes on; and the room on disk is whole. */
async function expectUnharmed({ b, room }: { b: TestClient; room: string }, heard = 0): Promise<void> {
  b.type('!')
  await b.saved()
  expect({ closed: b.closeCode, heard: b.heard }).toEqual({ closed: undefined, heard })
  const late = await house.connect(room, house.guest()).ready()
  expect(late.text).toBe(b.text)
  expect(late.doc.store.pendingStructs).toBeNull()
  expect(await house.rowsOf(room)).toHaveLength(2)
}

function updateOf(change: (doc: Y.Doc) => void, base?: Y.Doc): Uint8Array {
  const doc = new Y.Doc()
  if (base) Y.applyUpdate(doc, Y.encodeStateAsUpdate(base))
  const before = Y.encodeStateVector(doc)
  change(doc)
  return Y.encodeStateAsUpdate(doc, before)
}

const wrong: [string, (base: Y.Doc) => Uint8Array][] = [
  ['noise', () => Uint8Array.of(1, 2, 3, 4, 5, 200, 7)],
  ['a cut-off update', (base) => updateOf((doc) => doc.getText('text').insert(0, 'abcdef'), base).slice(0, -4)],
  ['an update with something behind it', (base) => Uint8Array.of(...updateOf((doc) => doc.getText('text').insert(0, 'x'), base), 0)],
  ['a V2 update', () => {
    const doc = new Y.Doc()
    doc.getText('text').insert(0, 'two')
    return Y.encodeStateAsUpdateV2(doc)
  }],
  ['an empty V2 update', () => Y.encodeStateAsUpdateV2(new Y.Doc())],
  ['a root nobody allowed', () => updateOf((doc) => doc.getMap('elders').set('a', 1))],
  ['a document inside the document', () => updateOf((doc) => doc.getMap('fields').set('a', new Y.Doc()))],
  ['a change with a gap before it', () => {
    const doc = new Y.Doc()
    doc.getText('text').insert(0, 'one')
    const vector = Y.encodeStateVector(doc)
    doc.getText('text').insert(3, 'two')
    return Y.encodeStateAsUpdate(doc, vector)
  }],
  ['a change beside something nobody has', () => {
    const other = new Y.Doc()
    other.getText('text').insert(0, 'unknown')
    return updateOf((doc) => doc.getText('text').insert(3, 'x'), other)
  }],
  ['a deletion of what does not exist', () => Uint8Array.of(0, 1, 5, 1, 0, 9)],
  ['a struct of impossible length', () => Uint8Array.of(1, 1, 77, 0, 0, 255, 255, 255, 255, 255, 255, 15, 0)]
]

describe('a change that cannot be taken in', () => {
  it.each(wrong)('[R-RTM-7] %s is refused with 4422, for that connection only', async (_name, update) => {
    const both = await pair()
    both.a.sendUpdate(update(both.b.doc))
    expect(await both.a.closes()).toBe(4422)
    await expectUnharmed(both)
  })

  it('[R-RTM-7] continuing what somebody else typed, under their client id, is refused', async () => {
    const both = await pair()
    const forged = new Y.Doc()
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(both.b.doc))
    forged.clientID = both.b.doc.clientID
    const before = Y.encodeStateVector(forged)
    forged.getText('text').insert(5, ' door een ander')
    both.a.sendUpdate(Y.encodeStateAsUpdate(forged, before))
    expect(await both.a.closes()).toBe(4422)
    await expectUnharmed(both)
  })

  it('[R-RTM-6] a frame that is no frame of ours, or text, closes with 4422', async () => {
    for (const frame of [Uint8Array.of(), Uint8Array.of(9, 1), Uint8Array.of(2, 0), Uint8Array.of(0, 7, 0), Uint8Array.of(0, 0, 5, 1), 'tekst']) {
      const both = await pair()
      both.a.socket.send(frame)
      expect(await both.a.closes()).toBe(4422)
      expect(both.b.closeCode).toBeUndefined()
    }
  })

  it('[R-RTM-6] what the same client sent before the refusal is kept, what it sends after is not', async () => {
    const { a, b, room } = await pair()
    a.type(' goed')
    a.sendUpdate(Uint8Array.of(1, 2, 3))
    a.type(' te laat')
    expect(await a.closes()).toBe(4422)
    await b.shows('basis goed')
    expect(await house.rowsOf(room)).toHaveLength(2)
  })
})

describe('sizes', () => {
  it('[R-RTM-13] a frame over the limit is refused with 4413, a document over the limit too', async () => {
    const first = await pair()
    first.a.socket.send(new Uint8Array(256 * 1024 + 1))
    expect(await first.a.closes()).toBe(4413)
    const second = await pair()
    second.a.type('x'.repeat(25_000))
    expect(await second.a.closes()).toBe(4413)
    await expectUnharmed(second)
  })

  it('[R-RTM-13] many small changes of one text count for what they make, not for what was sent', async () => {
    const { a } = await pair()
    for (let i = 0; i < 1500; i += 1) a.type('x')
    await a.saved()
    expect(a.closeCode).toBeUndefined()
  })
})

describe('reading only', () => {
  it('[R-RTM-11] a reader is told so, receives everything, and comes back with nothing new', async () => {
    const { a, b, room } = await pair({ write: false })
    expect(a.write).toBe(false)
    expect(b.write).toBe(true)
    b.edit((doc) => doc.getText('text').delete(0, 2))
    await a.shows('sis')
    const again = house.connect(room, a.guest)
    Y.applyUpdate(again.doc, Y.encodeStateAsUpdate(a.doc))
    await again.ready()
    await again.saved()
    expect([a.closeCode, again.closeCode]).toEqual([undefined, undefined])
  })

  it.each([
    ['text', (doc: Y.Doc) => doc.getText('text').insert(0, 'x')],
    ['a deletion', (doc: Y.Doc) => doc.getText('text').delete(0, 1)]
  ])('[R-RTM-11] a reader who sends %s is closed with 4403', async (_name, change) => {
    const both = await pair({ write: false })
    await both.a.shows('basis')
    both.a.edit(change)
    expect(await both.a.closes()).toBe(4403)
    await expectUnharmed(both)
  })

  it('[R-RTM-11] a reader who types before the state has arrived is closed with 4403', async () => {
    const { room } = await pair()
    const reader = house.connect(room, house.guest({ write: false }))
    reader.doc.getText('text').insert(0, 'eerst')
    expect(await reader.closes()).toBe(4403)
  })

  it('[R-RTM-11] deletions that follow from two people writing one field at once are nobody’s, also not a reader’s', async () => {
    const { a, b, room } = await pair()
    a.edit((doc) => doc.getMap('fields').set('A1', 'versterkt'))
    b.edit((doc) => doc.getMap('fields').set('A1', 'verzwakt'))
    await Promise.all([a.saved(), b.saved()])
    await vi.waitFor(() => expect(a.doc.getMap('fields').get('A1')).toBe(b.doc.getMap('fields').get('A1')), WAIT)
    const rows = await house.rowsOf(room)
    const reader = await house.connect(room, house.guest({ write: false })).ready()
    await reader.saved()
    const returning = house.connect(room, house.guest())
    Y.applyUpdate(returning.doc, Y.encodeStateAsUpdate(a.doc))
    await returning.ready()
    await returning.saved()
    expect(reader.closeCode).toBeUndefined()
    expect(await house.rowsOf(room)).toEqual(rows)
  })
})

describe('coming back', () => {
  it('[R-RTM-6] typing ahead of one’s own past while coming back loses nothing: it is acknowledged with what was missing', async () => {
    const { a, room } = await pair()
    const returning = house.connect(room, a.guest)
    Y.applyUpdate(returning.doc, Y.encodeStateAsUpdate(a.doc))
    returning.doc.getText('text').insert(5, ' zonder verbinding')
    returning.socket.once('open', () => {
      returning.type(', en vóór het antwoord')
      returning.type(' nog een keer')
    })
    await returning.ready()
    await returning.saved()
    await a.shows('basis zonder verbinding, en vóór het antwoord nog een keer')
    const late = await house.connect(room, house.guest()).ready()
    expect(late.text).toBe(a.text)
  })

  it('[R-RTM-6] after handing in what was missing, a gap is a refusal', async () => {
    const { a } = await pair()
    a.doc.getText('text').insert(0, 'niet verzonden')
    a.type('wel verzonden')
    expect(await a.closes()).toBe(4422)
  })

  it('[R-RTM-10] who has part of it receives the rest only, and hands in once', async () => {
    const { a, b, room } = await pair()
    b.type(' meer')
    await b.saved()
    const rows = await house.rowsOf(room)
    const again = house.connect(room, b.guest)
    Y.applyUpdate(again.doc, Y.encodeStateAsUpdate(a.doc))
    await again.ready()
    await again.saved()
    await again.shows('basis meer')
    expect(await house.rowsOf(room)).toEqual(rows)
  })

  it('[R-RTM-10] nobody receives a change before the state it builds on', async () => {
    const { b, room } = await pair()
    const early = new WebSocket(`${house.url}/${room}`, { headers: { cookie: `guest=${house.guest().session}` } })
    const kinds: number[] = []
    early.on('message', (data: Buffer) => kinds.push(data[0] ?? -1))
    await vi.waitFor(() => expect(kinds).toEqual([FRAME.rights]), WAIT)
    b.type(' meer')
    await b.saved()
    await quiet()
    expect(kinds).toEqual([FRAME.rights])
    early.terminate()
  })

  it('[R-RTM-13] a question for everything cannot be asked without end', async () => {
    const { a } = await pair()
    for (let i = 0; i < 70; i += 1) a.socket.send(encodeSync('step1', Uint8Array.of(0)))
    expect(await a.closes()).toBe(1013)
    await quiet(1)
  })
})
