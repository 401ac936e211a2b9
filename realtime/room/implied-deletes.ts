import * as Y from 'yjs'
import { decodeStored, type DecodedUpdate } from './decode-update'
import { mergeUpdates } from './merge-updates'

/**
 * Everything that is deleted in the document these updates make. When two people write the same field at once, every client deletes the
 * loser by itself and nobody sends that; who returns hands it in as a deletion of their own. Only a document knows: it is
 * built for this rare case and thrown away.
 */
export function readAllDeletes(updates: readonly Uint8Array[]): DecodedUpdate['deletes'] {
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, mergeUpdates(updates))
    return decodeStored(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc))).deletes
  } finally {
    doc.destroy()
  }
}
