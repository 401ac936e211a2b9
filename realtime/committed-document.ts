import * as Y from 'yjs'
import { DocumentState, type Novelty } from './document-state'
import { mergeUpdates } from './merge-updates'
import type { StoredRoom } from './update-log'

/**
 * What of a room is on disk, as encoded bytes: the last merge and what came after it. This, and nothing that is still under
 * way, is what somebody who enters receives (R-RTM-1). No Y.Doc is kept.
 */
export class CommittedDocument {
  readonly state = new DocumentState()
  #merged: Uint8Array
  #tail: Uint8Array[] = []

  constructor(stored: Pick<StoredRoom, 'snapshot' | 'updates'>) {
    const updates = stored.updates.map((update) => update.bytes)
    if (stored.snapshot) this.state.absorbStored(stored.snapshot, undefined)
    for (const update of stored.updates) this.state.absorbStored(update.bytes, update.author)
    this.#merged = mergeUpdates(stored.snapshot ? [stored.snapshot, ...updates] : updates)
  }

  add(novelty: Novelty, author: string): void {
    this.state.absorb(novelty, author)
    this.#tail.push(novelty.bytes)
  }

  /** Adds an update that another hand put on disk. */
  addStored(bytes: Uint8Array, author: string): void {
    this.state.absorbStored(bytes, author)
    this.#tail.push(bytes)
  }

  /** Everything on disk in one update. */
  merged(): Uint8Array {
    if (this.#tail.length > 0) this.#merged = mergeUpdates([this.#merged, ...this.#tail])
    this.#tail = []
    return this.#merged
  }

  /** What somebody with this state vector misses; throws when the vector cannot be read. */
  missing(vector: Uint8Array): Uint8Array {
    return Y.decodeStateVector(vector).size === 0 ? this.merged() : Y.diffUpdate(this.merged(), vector)
  }

  vector(): Uint8Array {
    return Y.encodeStateVector(this.state.clocks)
  }
}
