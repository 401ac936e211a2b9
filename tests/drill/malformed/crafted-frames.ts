import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { encodeAwareness, encodeSync } from '~realtime/room/protocol'
import { awarenessFrame, updateOf } from './valid-frames'

/** What somebody who knows the format would try. `mayPass`: odd, yet an update like any other. */
export interface CraftedFrame {
  readonly name: string
  readonly data: Uint8Array | string
  readonly mayPass?: boolean
}

const HUGE = 2 ** 31
const DEPTH = 20_000

/** Numbers in a row, as Yjs writes them. */
const numbers = (...values: number[]): Uint8Array => encoding.encode((encoder) => values.forEach((value) => encoding.writeVarUint(encoder, value)))
const bytes = (...parts: (Uint8Array | number[])[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]))
const update = (...parts: (Uint8Array | number[])[]): Uint8Array => encodeSync('update', bytes(...parts))
const text = (value: string): Uint8Array => encoding.encode((encoder) => encoding.writeVarString(encoder, value))

/** One client with one struct that begins with `info`; the rest follows. */
const struct = (client: number, info: number, ...rest: (Uint8Array | number[])[]): Uint8Array => update(numbers(1, 1, client, 0), [info], ...rest)
/** A struct in a root by name. */
const inRoot = (info: number, root: string, ...rest: (Uint8Array | number[])[]): Uint8Array => struct(4_242, info, numbers(1), text(root), ...rest)

const made = (change: (doc: Y.Doc) => void): Uint8Array => {
  const doc = new Y.Doc()
  const made = updateOf(doc, () => change(doc))
  doc.destroy()
  return made
}

const v2 = (): Uint8Array => {
  const doc = new Y.Doc()
  doc.getMap('fields').set('v2', 'x'.repeat(50))
  return Y.encodeStateAsUpdateV2(doc)
}

export function craftFrames(): CraftedFrame[] {
  return [
    { name: 'nothing at all', data: new Uint8Array() },
    { name: 'text', data: 'tekst' },
    { name: 'text that is empty', data: '' },
    { name: 'an unknown kind', data: Uint8Array.of(9, 1, 1) },
    { name: 'a frame only the server sends', data: Uint8Array.of(4, 1) },
    { name: 'a sync frame without a step', data: Uint8Array.of(0) },
    { name: 'an update of no bytes', data: encodeSync('update', new Uint8Array()) },
    { name: 'a V2 update', data: encodeSync('update', v2()) },
    { name: 'a V2 update as step2', data: encodeSync('step2', v2()) },
    { name: 'a million million clients', data: update(numbers(10 ** 12)) },
    { name: 'a million million structs', data: update(numbers(1, 10 ** 12, 1, 0)) },
    { name: 'a collected run without length', data: struct(1, 0, numbers(0), [0]) },
    { name: 'a collected run past every clock', data: struct(1, 0, numbers(2 ** 52), [0]) },
    { name: 'a hole', data: struct(1, 10, numbers(HUGE), [0]) },
    { name: 'a deleted run past every clock', data: inRoot(1, 'text', numbers(2 ** 50), [0]) },
    { name: 'more values than bytes', data: inRoot(8, 'fields', numbers(HUGE), [0]) },
    { name: 'more JSON than bytes', data: inRoot(2, 'fields', numbers(HUGE), [0]) },
    { name: 'values within values within values', data: inRoot(8, 'fields', numbers(1), new Uint8Array(DEPTH).fill(117).map((_, at) => (at % 2 ? 1 : 117)), [126, 0]) },
    { name: 'an unknown content', data: inRoot(31, 'fields', numbers(1), [0]) },
    { name: 'an unknown type', data: inRoot(7, 'fields', numbers(99), [0]) },
    { name: 'deletions of what nobody typed', data: update([0], numbers(1, 77, 1, 0, 5)) },
    { name: 'deletions without end', data: update([0], numbers(1, 77, HUGE, 0, HUGE)) },
    { name: 'deletions past every clock', data: update([0], numbers(1, 77, 1, 0, 2 ** 50)) },
    { name: 'a document in the document', data: encodeSync('update', made((doc) => doc.getMap('fields').set('doc', new Y.Doc()))) },
    { name: 'a root of the prototype', data: encodeSync('update', made((doc) => doc.getMap('__proto__').set('x', 1))) },
    { name: 'a root of the constructor', data: encodeSync('update', made((doc) => doc.getMap('constructor').set('prototype', 1))) },
    { name: 'a key of the prototype', data: encodeSync('update', made((doc) => doc.getMap('fields').set('__proto__', 'vervuild'))), mayPass: true },
    { name: 'keys of the prototype within a value', data: encodeSync('update', made((doc) => doc.getMap('fields').set('x', JSON.parse('{"diep":{"__proto__":{"vervuild":true},"constructor":{"prototype":{"vervuild":true}}}}')))), mayPass: true },
    { name: 'more clients than a person', data: encodeSync('update', Y.mergeUpdates(Array.from({ length: 100 }, () => made((doc) => doc.getMap('fields').set('x', 1))))) },
    { name: 'a state vector without end', data: encodeSync('step1', numbers(10 ** 12)) },
    { name: 'a state vector of nonsense', data: encodeSync('step1', Uint8Array.of(3, 255, 255)) },
    { name: 'a state vector from far ahead', data: encodeSync('step1', numbers(1, 1, 2 ** 50)), mayPass: true },
    { name: 'awareness with an absurd clock', data: awarenessFrame(1, Number.MAX_SAFE_INTEGER, '{}'), mayPass: true },
    { name: 'awareness of a million million', data: encodeAwareness(numbers(10 ** 12)) },
    { name: 'awareness that is no JSON', data: awarenessFrame(1, 1, '{{{{'), mayPass: true },
    { name: 'awareness of the prototype', data: awarenessFrame(1, 1, '{"__proto__":{"vervuild":true},"cursor":{"anchor":{"__proto__":{"vervuild":true}},"head":{}}}'), mayPass: true },
    { name: 'awareness deep as a well', data: awarenessFrame(1, 1, '['.repeat(DEPTH)), mayPass: true },
    { name: 'a frame of half a megabyte', data: new Uint8Array(512 * 1024) },
    { name: 'a frame of two megabytes', data: new Uint8Array(2 * 1024 * 1024) }
  ]
}
