import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { StoredUpdate } from '~realtime/log/update-log'
import { History, type Deed } from './history'
import { checkRoom, type FinalState, type RoomOnDisk, type ViolationKind } from './history-checker'

const ROOM = 'verslag/klein'
const time = new Date('2026-11-22T10:00:00.000Z')

interface Story {
  history: History
  rows: StoredUpdate[]
  finals: FinalState[]
  a: (deed: Deed) => void
  b: (deed: Deed) => void
}

/** Two windows: a types three marks and erases one, all acknowledged but the last one typed; b sees all of it and types one of its own. */
function tellStory(): Story {
  const history = new History()
  const docs = [new Y.Doc(), new Y.Doc()] as const
  const authors = [randomUUID(), randomUUID()] as const
  const a = history.of(ROOM, 'a')
  const b = history.of(ROOM, 'b')
  const rows: StoredUpdate[] = []
  const hands = [a, b] as const
  docs.forEach((doc, index) => hands[index as 0 | 1]({ kind: 'opened', client: doc.clientID, author: authors[index as 0 | 1] }))
  const frames = [0, 0]
  const act = (index: 0 | 1, change: (text: Y.Text) => void, deed: (from: number, to: number) => Deed, promised = true): void => {
    const doc = docs[index]
    const from = Y.getState(doc.store, doc.clientID)
    const bytes = changeOf(doc, () => change(doc.getText('text')))
    hands[index](deed(from, Y.getState(doc.store, doc.clientID)))
    hands[index]({ kind: 'sent', line: 1, bytes })
    frames[index] = (frames[index] ?? 0) + 1
    rows.push({ seq: rows.length + 1, author: authors[index], time, bytes })
    if (promised) hands[index]({ kind: 'acknowledged', line: 1, frames: frames[index] ?? 0 })
    Y.applyUpdate(docs[index === 0 ? 1 : 0], bytes)
    if (promised) hands[index === 0 ? 1 : 0]({ kind: 'seen', line: 1, bytes })
  }
  const type = (index: 0 | 1, mark: string, promised = true): void =>
    act(index, (text) => text.insert(text.length, mark), (from, to) => ({ kind: 'typed', client: docs[index].clientID, from, to, mark, place: 'text' }), promised)
  type(0, '[a.1]')
  type(0, '[a.2]')
  type(1, '[b.1]')
  act(0, (text) => text.delete(0, 5), () => ({ kind: 'erased', mark: '[a.1]' }))
  type(0, '[a.3]', false)
  return { history, rows, a, b, finals: docs.map((doc, index) => ({ window: index === 0 ? 'a' : 'b', update: Y.encodeStateAsUpdate(doc) })) }
}

/** The one update that a change makes. */
function changeOf(doc: Y.Doc, change: () => void): Uint8Array {
  let made = new Uint8Array()
  doc.once('update', (update: Uint8Array) => (made = new Uint8Array(update)))
  change()
  return made
}

const check = ({ history, finals }: Story, disk: RoomOnDisk): ViolationKind[] =>
  [...new Set(checkRoom({ room: ROOM, notes: history.notes, disk, finals, oneNode: true }).map(({ kind }) => kind))].sort()

const onDisk = (rows: readonly StoredUpdate[]): RoomOnDisk => ({ head: rows.length, rows })

/** The rows without some of them, numbered as if they had never been there. */
const without = (rows: readonly StoredUpdate[], ...places: number[]): StoredUpdate[] =>
  rows.filter(({ seq }) => !places.includes(seq)).map((row, index) => ({ ...row, seq: index + 1 }))

describe('the history checker', () => {
  it('[R-RTM-71] finds nothing where nothing is wrong', () => {
    const story = tellStory()
    expect(check(story, onDisk(story.rows))).toEqual([])
  })

  it('[R-RTM-71] what was not acknowledged may be missing after a blow, but not at rest', () => {
    const story = tellStory()
    const disk = onDisk(without(story.rows, 5))
    expect(checkRoom({ room: ROOM, notes: story.history.notes, disk })).toEqual([])
    expect(check(story, disk)).toEqual(['diverged', 'typed-lost'])
    story.a({ kind: 'left' })
    expect(checkRoom({ room: ROOM, notes: story.history.notes, disk, finals: [] })).toEqual([])
  })

  it('[R-RTM-71] a lost row is a loss for who wrote it, who saw it, and who reads on', () => {
    const story = tellStory()
    expect(check(story, onDisk(without(story.rows, 2, 3, 4, 5)))).toEqual(['acknowledged-lost', 'diverged', 'mark-returned', 'seen-lost', 'typed-lost'])
    expect(check(story, onDisk(without(story.rows, 2)))).toContain('incomplete')
  })

  it('[R-RTM-71] a lost deletion is a loss too', () => {
    const story = tellStory()
    const found = check(story, onDisk(without(story.rows, 4)))
    expect(found).toEqual(['acknowledged-lost', 'diverged', 'mark-returned', 'seen-lost'])
  })

  it('[R-RTM-71] what the screen called saved must be there, whoever else saw it', () => {
    const story = tellStory()
    const client = story.history.notes.flatMap((note) => (note.kind === 'opened' && note.window === 'a' ? [note.client] : []))[0] ?? 0
    story.a({ kind: 'saved', client, clock: 15 })
    expect(check(story, onDisk(story.rows))).toEqual([])
    expect(check(story, onDisk(without(story.rows, 5)))).toEqual(['diverged', 'saved-lost', 'typed-lost'])
  })

  it('[R-RTM-71] a row stored twice, out of place or under another name', () => {
    const story = tellStory()
    const [first] = story.rows
    if (!first) throw new Error('the story has rows')
    const twice = onDisk([...story.rows, { ...first, seq: 6 }])
    expect(check(story, twice)).toEqual(['stored-twice'])
    expect(checkRoom({ room: ROOM, notes: story.history.notes, disk: twice, finals: story.finals })).toEqual([])
    expect(check(story, { head: 6, rows: story.rows })).toEqual(['sequence'])
    expect(check(story, onDisk(story.rows.map((row) => (row.seq === 5 ? { ...row, seq: 6 } : row))))).toEqual(['sequence'])
    const other = story.rows.find((row) => row.author !== first.author)?.author ?? ''
    expect(check(story, onDisk(story.rows.map((row) => (row.seq === 1 ? { ...row, author: other } : row))))).toEqual(['author'])
    expect(check(story, onDisk(story.rows.map((row) => (row.seq === 4 ? { ...row, author: randomUUID() } : row))))).toEqual(['author'])
  })

  it('[R-RTM-71] a mark typed again by another hand, text without a right, and a window sent away for nothing', () => {
    const story = tellStory()
    const doc = new Y.Doc()
    doc.getText('text').insert(0, '[a.2][x.1]')
    story.a({ kind: 'opened', client: doc.clientID, author: story.rows[0]?.author ?? '' })
    story.b({ kind: 'unlawful', mark: '[x.1]' })
    story.b({ kind: 'closed', line: 1, code: 4422 })
    const rows = [...story.rows, { seq: 6, author: story.rows[0]?.author ?? '', time, bytes: Y.encodeStateAsUpdate(doc) }]
    expect(check(story, onDisk(rows))).toEqual(['diverged', 'mark-doubled', 'sent-away', 'unlawful'])
  })
})
