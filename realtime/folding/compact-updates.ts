import * as Y from 'yjs'
import { mergeUpdates } from '../room/merge-updates'

/** A document as one update, without what was deleted; `deletesAt` is where its deletions begin. */
export interface Compacted {
  readonly bytes: Uint8Array
  readonly deletesAt: number
}

/**
 * Folds updates into one. Refuses (undefined) when something waits for an update that is not there: a snapshot would keep that hidden for
 * ever, and what is deleted with it (R-RTM-46). Builds a document: run it in the worker, never where people wait.
 */
export function compactUpdates(updates: readonly Uint8Array[]): Compacted | undefined {
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, mergeUpdates(updates))
    if (doc.store.pendingStructs || doc.store.pendingDs) return undefined
    const bytes = Y.encodeStateAsUpdate(doc)
    // An update for somebody who has every struct: one byte that says "none", and then the deletions.
    const deletes = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc))
    return { bytes, deletesAt: bytes.length - (deletes.length - 1) }
  } finally {
    doc.destroy()
  }
}
