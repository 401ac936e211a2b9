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
  #tailBytes = 0

  constructor(stored: Pick<StoredRoom, 'snapshot' | 'updates'>) {
    const updates = stored.updates.map((update) => update.bytes)
    if (stored.snapshot) this.state.absorbStored(stored.snapshot, undefined)
    for (const update of stored.updates) this.state.absorbStored(update.bytes, update.author)
    this.#merged = mergeUpdates(stored.snapshot ? [stored.snapshot, ...updates] : updates)
  }

  /** Upper bound of the encoded document; exact right after a merge. */
  get bytes(): number {
    return this.#merged.length + this.#tailBytes
  }

  add(novelty: Novelty, author: string): void {
    this.state.absorb(novelty, author)
    this.#append(novelty.bytes)
  }

  /** Adds an update that another hand put on disk. */
  addStored(bytes: Uint8Array, author: string): void {
    this.state.absorbStored(bytes, author)
    this.#append(bytes)
  }

  /** Everything on disk in one update. */
  merged(): Uint8Array {
    if (this.#tail.length > 0) this.#merged = mergeUpdates([this.#merged, ...this.#tail])
    this.#tail = []
    this.#tailBytes = 0
    return this.#merged
  }

  /** What somebody with this state vector misses; throws when the vector cannot be read. */
  missing(vector: Uint8Array): Uint8Array {
    return Y.decodeStateVector(vector).size === 0 ? this.merged() : Y.diffUpdate(this.merged(), vector)
  }

  vector(): Uint8Array {
    return Y.encodeStateVector(this.state.clocks)
  }

  #append(bytes: Uint8Array): void {
    this.#tail.push(bytes)
    this.#tailBytes += bytes.length
  }
}
