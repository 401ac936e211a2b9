// The documents that rooms are filled with, made once per run from the editing trace and handed to the generator as files.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

export const ROOT = 'text'

/** A document as the updates that were sent for it, and the text it must show. */
export interface PreparedDocument {
  readonly updates: readonly Uint8Array[]
  readonly text: string
}

type Patch = readonly [at: number, deleted: number, inserted: string]

interface Trace {
  readonly txns: readonly { readonly patches: readonly Patch[] }[]
}

/** Which documents a run uses: file names by their role. */
export interface Documents {
  /** 5,000 operations, one update each. */
  readonly small: string
  /** The same text in 20 updates, for filling hundreds of rooms. */
  readonly smallFolded: string
  /** The whole trace in updates of 5,000 operations. */
  readonly large: string
}

const SMALL = 5_000
const AUTHOR = 4_200_001

export interface DocumentSizes {
  /** Updates of the small document, which has 5,000 operations. */
  readonly smallUpdates: number
  /** Operations of the large document. */
  readonly operations: number
}

/** Replays the trace and writes the documents into `folder`. */
export function prepareDocuments(traceFile: string, folder: string, { smallUpdates, operations }: DocumentSizes): Documents {
  const patches = readTrace(traceFile)
  const small = patches.slice(0, SMALL)
  const write = (name: string, document: PreparedDocument): string => {
    const file = join(folder, `${name}.updates`)
    writeFileSync(file, encodeDocument(document))
    return file
  }
  return {
    small: write('small', replay(small, SMALL / smallUpdates)),
    smallFolded: write('small-folded', replay(small, SMALL / 20)),
    large: write('large', replay(patches.slice(0, operations), SMALL))
  }
}

export function readTrace(file: string): Patch[] {
  const trace = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as Trace
  return trace.txns.flatMap(({ patches }) => patches)
}

/** Types the patches into a document, so many per update. */
export function replay(patches: readonly Patch[], perUpdate: number): PreparedDocument {
  const doc = new Y.Doc()
  doc.clientID = AUTHOR
  const text = doc.getText(ROOT)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let from = 0; from < patches.length; from += perUpdate) {
    doc.transact(() => {
      for (const [at, deleted, inserted] of patches.slice(from, from + perUpdate)) {
        if (deleted > 0) text.delete(at, deleted)
        if (inserted !== '') text.insert(at, inserted)
      }
    })
  }
  return { updates, text: text.toString() }
}

function encodeDocument({ updates, text }: PreparedDocument): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarString(encoder, text)
    encoding.writeVarUint(encoder, updates.length)
    for (const update of updates) encoding.writeVarUint8Array(encoder, update)
  })
}

export function readDocument(file: string): PreparedDocument {
  const decoder = decoding.createDecoder(readFileSync(file))
  const text = decoding.readVarString(decoder)
  const updates = Array.from({ length: decoding.readVarUint(decoder) }, () => decoding.readVarUint8Array(decoder))
  return { updates, text }
}
