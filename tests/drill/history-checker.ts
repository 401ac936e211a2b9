import * as Y from 'yjs'
import { readMap, readParagraphs } from '~realtime/read-text'
import type { StoredUpdate } from '~realtime/log/update-log'
import { extentOf, extentOfDoc, missingFrom, uniteExtents, type Extent } from './extent'
import type { Note } from './history'
import { gatherFacts, type Facts } from './history-facts'

/** A room as the database holds it: every row since its beginning. */
export interface RoomOnDisk {
  readonly head: number
  readonly rows: readonly StoredUpdate[]
}

/** What a window shows after everything came to rest. */
export interface FinalState {
  readonly window: string
  readonly update: Uint8Array
}

export type ViolationKind =
  | 'sequence' | 'stored-twice' | 'author' | 'incomplete'
  | 'acknowledged-lost' | 'seen-lost' | 'saved-lost' | 'typed-lost'
  | 'mark-doubled' | 'mark-returned' | 'unlawful' | 'diverged' | 'sent-away'

export interface Violation {
  readonly kind: ViolationKind
  readonly room: string
  readonly detail: string
}

interface Question {
  readonly room: string
  readonly notes: readonly Note[]
  readonly disk: RoomOnDisk
  /**
   * Whether all was written by one node that lived on. Where a window moves on to another node while its changes are under way at the first,
   * both may store them: twice on disk, by the same author, once in effect.
   */
  readonly oneNode?: boolean
  /** Given when all windows have come to rest: then everything typed must be there, and everywhere the same. */
  readonly finals?: readonly FinalState[]
}

/**
 * Compares what windows noted of one room with what is on disk, and, at rest, with what each of them shows. An empty list: everything that
 * was acknowledged, seen or called saved is there, once, in order, by its own author, and all who are in see the same.
 */
export function checkRoom({ room, notes, disk, finals, oneNode = false }: Question): Violation[] {
  const facts = gatherFacts(notes)
  const replay = replayRows(disk.rows)
  try {
    const found = [
      ...checkSequence(disk),
      ...(oneNode ? checkStoredOnce(disk) : []),
      ...checkAuthors(facts, disk),
      ...checkWhole(replay),
      ...checkKept(facts, replay),
      ...checkMarks(facts, charactersOf(replay), finals !== undefined),
      ...facts.wronged.map(({ window, code }): Found => ['sent-away', `${window} with ${code}`]),
      ...(finals ?? []).flatMap((final) => checkConverged(final, replay))
    ]
    return found.map(([kind, detail]) => ({ kind, room, detail }))
  } finally {
    replay.destroy()
  }
}

type Found = readonly [kind: ViolationKind, detail: string]

/** All rows in their order in one document: what anybody finds who enters now. */
export function replayRows(rows: readonly StoredUpdate[]): Y.Doc {
  const doc = new Y.Doc()
  for (const row of rows) Y.applyUpdate(doc, row.bytes)
  return doc
}

/** All characters of a room, without marks and tags. */
export function charactersOf(doc: Y.Doc): string {
  // Sorted: the keys of a map stand in the order in which they came in.
  const fields = Object.entries(readMap(doc.getMap('fields'))).sort(([a], [b]) => (a < b ? -1 : 1))
  return [doc.getText('text').toString(), ...readParagraphs(doc.getXmlFragment('prosemirror')), JSON.stringify(fields)].join('\n')
}

function checkSequence({ head, rows }: RoomOnDisk): Found[] {
  const places = rows.map((row) => row.seq)
  const wrong = places.findIndex((place, index) => place !== index + 1)
  if (wrong >= 0) return [['sequence', `place ${wrong + 1} holds row ${places[wrong]}`]]
  return head === places.length ? [] : [['sequence', `head ${head}, ${places.length} rows`]]
}

function checkStoredOnce({ rows }: RoomOnDisk): Found[] {
  const ends = new Map<number, number>()
  const found: Found[] = []
  for (const row of rows) {
    for (const [client, ranges] of extentOf(row.bytes).written) {
      for (const { from, to } of ranges) {
        const end = ends.get(client) ?? 0
        if (from < end) found.push(['stored-twice', `row ${row.seq} writes ${client}: ${from}-${to}, stored up to ${end}`])
        ends.set(client, Math.max(end, to))
      }
    }
  }
  return found
}

function checkAuthors({ authors }: Facts, { rows }: RoomOnDisk): Found[] {
  const known = new Set(authors.values())
  return rows.flatMap((row): Found[] => {
    const strange = [...extentOf(row.bytes).written.keys()].filter((client) => (authors.get(client) ?? row.author) !== row.author)
    if (strange.length > 0) return [['author', `row ${row.seq} by ${row.author} writes as ${strange.join(', ')}`]]
    return known.has(row.author) ? [] : [['author', `row ${row.seq} is by ${row.author}, whom nobody noted`]]
  })
}

function checkWhole(replay: Y.Doc): Found[] {
  return replay.store.pendingStructs || replay.store.pendingDs ? [['incomplete', 'the log leans on something that is not in it']] : []
}

function checkKept({ acknowledged, seen, saved }: Facts, replay: Y.Doc): Found[] {
  const disk = extentOfDoc(replay)
  const lost = (kind: ViolationKind, promised: Extent): Found[] => [
    ...missingFrom(promised.written, disk.written).map((range): Found => [kind, `written ${range}`]),
    ...missingFrom(promised.deleted, disk.deleted).map((range): Found => [kind, `deleted ${range}`])
  ]
  return [
    ...lost('acknowledged-lost', uniteExtents(acknowledged.map(extentOf))),
    ...lost('seen-lost', uniteExtents(seen.map(extentOf))),
    ...lost('saved-lost', { written: saved, deleted: new Map() })
  ]
}

/** Never twice; and, once promised or at rest, exactly once unless it was erased. */
function checkMarks(facts: Facts, characters: string, atRest: boolean): Found[] {
  const found = facts.marks.flatMap(({ mark, promised, erased, erasedForGood, kept }): Found[] => {
    const count = characters.split(mark).length - 1
    if (count > 1) return [['mark-doubled', `${mark} stands there ${count} times`]]
    if (erasedForGood && atRest && count > 0) return [['mark-returned', `${mark} was erased`]]
    if (count === 1 || erased) return []
    if (promised) return [['typed-lost', `${mark} was acknowledged or seen`]]
    return kept && atRest ? [['typed-lost', `${mark} was handed in again`]] : []
  })
  return [...found, ...facts.unlawful.filter((mark) => characters.includes(mark)).map((mark): Found => ['unlawful', mark])]
}

function checkConverged({ window, update }: FinalState, replay: Y.Doc): Found[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  const same = Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(replay)) && charactersOf(doc) === charactersOf(replay)
  doc.destroy()
  return same ? [] : [['diverged', `${window} shows something else than what is on disk`]]
}
