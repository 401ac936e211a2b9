import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { decodeUpdate } from './decode-update'
import { DocumentState } from './document-state'
import { mergeUpdates } from './merge-updates'

const writer = { author: 'a', roots: ['text', 'fields', 'list'] }

/** The little a room does with an update, without sockets and disk; what was taken in, or why not. */
function room(): { state: DocumentState; stored: Uint8Array[]; take(bytes: Uint8Array, author?: string): string } {
  const state = new DocumentState()
  const stored: Uint8Array[] = []
  return {
    state,
    stored,
    take(bytes, author = 'a') {
      const update = decodeUpdate(bytes)
      if (!update) return 'malformed'
      const judged = state.judge(update, { ...writer, author })
      if (!judged.ok) return judged.refusal
      state.absorb(judged.value, author)
      stored.push(judged.value.bytes)
      return 'ok'
    }
  }
}

/** Everything stored so far integrates at once: nothing is kept aside. */
function expectWhole(stored: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of stored) {
    Y.applyUpdate(doc, update)
    expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null])
  }
  return doc
}

type Edit = { who: number; what: 'insert' | 'delete' | 'set' | 'nest' | 'hear'; at: number; text: string }

const edits = fc.array(
  fc.record<Edit>({
    who: fc.integer({ min: 0, max: 2 }),
    what: fc.constantFrom('insert', 'insert', 'delete', 'set', 'nest', 'hear'),
    at: fc.nat(30),
    text: fc.string({ unit: 'grapheme', maxLength: 6 })
  }),
  { maxLength: 40 }
)

function apply(doc: Y.Doc, { what, at, text }: Edit): void {
  const shared = doc.getText('text')
  if (what === 'insert') shared.insert(Math.min(at, shared.length), text)
  if (what === 'delete' && shared.length > 0) shared.delete(at % shared.length, Math.min(1 + (at % 3), shared.length - (at % shared.length)))
  if (what === 'set') doc.getMap('fields').set(`k${at % 4}`, text)
  if (what === 'nest') doc.getArray('list').insert(0, [new Y.Map([['t', new Y.Text(text)]])])
}

/** Plays edits by three people who hear of each other now and then; all they send goes through the judge. */
function play(script: readonly Edit[]): { docs: Y.Doc[]; desk: ReturnType<typeof room> } {
  const desk = room()
  const docs = [0, 1, 2].map(() => new Y.Doc())
  docs.forEach((doc, who) => doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'room') expect(desk.take(update, `${who}`)).toBe('ok')
  }))
  for (const edit of script) {
    const doc = docs[edit.who]
    if (!doc) continue
    if (edit.what === 'hear') desk.stored.forEach((update) => Y.applyUpdate(doc, update, 'room'))
    else apply(doc, edit)
  }
  return { docs, desk }
}

describe('judging an update', () => {
  it('[R-RTM-7] everything a real client sends is taken in, and what is stored makes the same document for everyone', () => {
    fc.assert(
      fc.property(edits, (script) => {
        const { docs, desk } = play(script)
        const whole = expectWhole(desk.stored)
        for (const doc of docs) {
          desk.stored.forEach((update) => Y.applyUpdate(doc, update, 'room'))
          expect(doc.getText('text').toString()).toBe(whole.getText('text').toString())
          expect(doc.getArray('list').toJSON()).toEqual(whole.getArray('list').toJSON())
          expect(doc.getMap('fields').toJSON()).toEqual(whole.getMap('fields').toJSON())
        }
        expect([...desk.state.clocks]).toEqual(expect.arrayContaining([...Y.decodeStateVector(Y.encodeStateVector(whole))]))
      }),
      { numRuns: 80 }
    )
  })

  it('[R-RTM-6] handing in everything again adds nothing, whatever state the other thinks we have', () => {
    fc.assert(
      fc.property(edits, fc.nat(2), (script, who) => {
        const { docs, desk } = play(script)
        const doc = docs[who] ?? new Y.Doc()
        const update = decodeUpdate(Y.encodeStateAsUpdate(doc))
        if (!update) throw new Error('a document that cannot be decoded')
        if (desk.state.addsOnlyDeletes(update)) return // deletions that follow from others: the room asks a document then
        const judged = desk.state.judge(update, { ...writer, author: `${who}` })
        expect(judged).toMatchObject({ ok: true, value: { ends: new Map(), deletes: new Map() } })
      }),
      { numRuns: 80 }
    )
  })

  it('[R-RTM-6] of what is handed in, only what is new is stored, under who typed it', () => {
    fc.assert(
      fc.property(edits, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 9 }), (script, text) => {
        const { docs, desk } = play(script)
        const doc = new Y.Doc()
        for (const each of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(each))
        const before = new Map(desk.state.clocks)
        doc.getText('text').insert(0, text)
        expect(desk.take(Y.encodeStateAsUpdate(doc), 'late')).toBe('ok')
        const stored = Y.decodeUpdate(desk.stored.at(-1) ?? new Uint8Array())
        expect(stored.structs.map(({ id }) => [id.client, id.clock])).toEqual([[doc.clientID, before.get(doc.clientID) ?? 0]])
        expectWhole(desk.stored)
      }),
      { numRuns: 60 }
    )
  })

  it('[R-RTM-7] a damaged update is refused, or what is stored of it still integrates whole', () => {
    const tally = { ok: 0, gap: 0 }
    const place = fc.noBias(fc.nat(999))
    fc.assert(
      fc.property(fc.nat(9), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }), place, fc.noBias(fc.nat(255)), (at, text, hit, byte) => {
        const base = new Y.Doc()
        base.getText('text').insert(0, 'basistekst')
        base.getText('text').delete(4, 2)
        const desk = room()
        expect(desk.take(Y.encodeStateAsUpdate(base), 'base')).toBe('ok')
        const copy = new Y.Doc()
        Y.applyUpdate(copy, Y.encodeStateAsUpdate(base))
        const vector = Y.encodeStateVector(copy)
        copy.getText('text').insert(Math.min(at, 8), text)
        if (at < 5) copy.getText('text').delete(at, 2)
        const bytes = Y.encodeStateAsUpdate(copy, vector)
        bytes[hit % bytes.length] = byte
        const answer = desk.take(bytes)
        if (answer === 'ok' || answer === 'gap') tally[answer] += 1
        expectWhole(desk.stored)
        expectWhole([mergeUpdates(desk.stored)])
      }),
      { numRuns: 1200 }
    )
    // The damage must reach what the judge decides, not only what the decoder does.
    expect(tally.ok).toBeGreaterThan(20)
    expect(tally.gap).toBeGreaterThan(20)
  })

  it('[R-RTM-7] noise is never taken in as something', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const desk = room()
        desk.take(bytes)
        expectWhole(desk.stored)
      }),
      { numRuns: 1000 }
    )
  })

  it('[R-RTM-7] an update in which clients lean on each other in turn is judged quickly', () => {
    const docs = Array.from({ length: 30 }, () => new Y.Doc())
    for (let round = 0; round < 30; round += 1) {
      docs.forEach((doc, i) => {
        doc.getText('text').insert(0, 'x')
        const next = docs[(i + 1) % docs.length]
        if (next) Y.applyUpdate(next, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(next)))
      })
    }
    const bytes = Y.encodeStateAsUpdate(docs[0] ?? new Y.Doc())
    const start = performance.now()
    expect(room().take(bytes)).toBe('ok')
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})

describe('merging', () => {
  it('[R-RTM-10] five thousand stored changes become one in a fraction of a second, with nothing lost', () => {
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    for (let i = 0; i < 5000; i += 1) doc.getText('text').insert(i % 2 ? 0 : doc.getText('text').length, String.fromCharCode(97 + (i % 26)))
    const start = performance.now()
    const merged = mergeUpdates(updates)
    expect(performance.now() - start).toBeLessThan(5_000)
    expect(expectWhole([merged]).getText('text').toString()).toBe(doc.getText('text').toString())
  })
})
