import { CLOSE } from '~realtime/room/protocol'
import { normaliseRanges, type Range } from '~realtime/room/ranges'
import { extentOf, missingFrom, uniteExtents, type Extent } from './extent'
import type { Note } from './history'

export interface MarkFacts {
  readonly mark: string
  /** Acknowledged to who typed it, seen by another, or called saved. */
  readonly promised: boolean
  readonly erased: boolean
  /** Erased in a window that stayed until everything was handed in. */
  readonly erasedForGood: boolean
  /** Typed in such a window. */
  readonly kept: boolean
}

/** What follows from the notes of one room. */
export interface Facts {
  /** Who typed as which client. */
  readonly authors: ReadonlyMap<number, string>
  readonly acknowledged: readonly Uint8Array[]
  readonly seen: readonly Uint8Array[]
  readonly saved: ReadonlyMap<number, readonly Range[]>
  readonly marks: readonly MarkFacts[]
  readonly unlawful: readonly string[]
  /** Who was sent away for good without having done anything, with the code. */
  readonly wronged: readonly { readonly window: string; readonly code: number }[]
}

type NoteOf<Kind extends Note['kind']> = Extract<Note, { kind: Kind }>

export function gatherFacts(notes: readonly Note[]): Facts {
  const of = <Kind extends Note['kind']>(kind: Kind): NoteOf<Kind>[] => notes.filter((note): note is NoteOf<Kind> => note.kind === kind)
  const acknowledged = acknowledgedFrames(of('sent'), of('acknowledged'))
  const seen = of('seen').map((note) => note.bytes)
  const saved = new Map<number, Range[]>()
  for (const { client, clock } of of('saved')) {
    if (clock > 0) saved.set(client, normaliseRanges([...(saved.get(client) ?? []), { from: 0, to: clock }]))
  }
  const promised = uniteExtents([...acknowledged.map(extentOf), ...seen.map(extentOf), { written: saved, deleted: new Map() }])
  return {
    authors: new Map(of('opened').map((note) => [note.client, note.author])),
    acknowledged,
    seen,
    saved,
    marks: marksOf(of('typed'), of('erased'), new Set(of('left').map((note) => note.window)), promised),
    unlawful: of('unlawful').map((note) => note.mark),
    wronged: wrongedIn(of('closed'), of('expects'))
  }
}

/** 4400 to 4499 are final: the window may not come back by itself. */
function wrongedIn(closed: readonly NoteOf<'closed'>[], expects: readonly NoteOf<'expects'>[]): { window: string; code: number }[] {
  const isFinal = (code: number): boolean => (code >= 4400 && code < 4500) || code === CLOSE.payloadTooBig
  return closed.filter(({ window, code }) => isFinal(code) && !expects.some((note) => note.window === window && note.codes.includes(code)))
}

/** An acknowledgement is cumulative: it counts every update frame of its line from the first. */
function acknowledgedFrames(sent: readonly NoteOf<'sent'>[], acknowledgements: readonly NoteOf<'acknowledged'>[]): Uint8Array[] {
  const lines = new Map<string, { frames: Uint8Array[]; count: number }>()
  const lineOf = (note: { window: string; line: number }): { frames: Uint8Array[]; count: number } => {
    const key = `${note.window}/${note.line}`
    const line = lines.get(key) ?? { frames: [], count: 0 }
    lines.set(key, line)
    return line
  }
  for (const note of sent) lineOf(note).frames.push(note.bytes)
  for (const note of acknowledgements) {
    const line = lineOf(note)
    line.count = Math.max(line.count, note.frames)
  }
  return [...lines.values()].flatMap(({ frames, count }) => frames.slice(0, count))
}

function marksOf(typed: readonly NoteOf<'typed'>[], erased: readonly NoteOf<'erased'>[], left: ReadonlySet<string>, promised: Extent): MarkFacts[] {
  const erasers = new Map(erased.map((note) => [note.mark, note.window]))
  // In a map a later value takes the place of an earlier one: its clocks are checked, its characters cannot be.
  return typed.filter((note) => note.place !== 'fields').map(({ mark, client, from, to, window }) => {
    const eraser = erasers.get(mark)
    return {
      mark,
      promised: missingFrom(new Map([[client, [{ from, to }]]]), promised.written).length === 0,
      erased: eraser !== undefined,
      erasedForGood: eraser !== undefined && !left.has(eraser),
      kept: !left.has(window)
    }
  })
}
