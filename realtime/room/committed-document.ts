import * as Y from 'yjs'
import { NO_STRUCTS, readPackedDeletes } from './decode-update'
import { DeletedClocks, type Runs } from './deleted-clocks'
import { DocumentState, type Novelty } from './document-state'
import { EMPTY_UPDATE, mergeUpdates } from './merge-updates'
import { encodeSync } from './protocol'
import { decodeSnapshotState, type SnapshotState } from '../log/snapshot-state'
import type { StoredRoom, StoredSnapshot } from '../log/update-log'

/** An update on disk as it is sent: the frame, and the same bytes within it. */
interface Sent {
  readonly frame: Uint8Array
  readonly bytes: Uint8Array
}

interface Snapshot extends Sent {
  readonly seq: number
  readonly state: SnapshotState
}

const STEP2_EMPTY = encodeSync('step2', EMPTY_UPDATE)

/**
 * What of a room is on disk, as encoded bytes: the last snapshot, one copy in the frame in which it is sent, and what came after it. This, and
 * nothing that is still under way, is what somebody who enters receives (R-RTM-1). No Y.Doc is made, nothing is merged that was merged before.
 */
export class CommittedDocument {
  readonly state: DocumentState
  #snapshot: Snapshot | undefined
  #read: { of: Snapshot; deletes: ReadonlyMap<number, Runs> } | undefined
  #tail: Sent[] = []
  #tailBytes = 0
  /** The first so many of the tail, merged. */
  #merged: { count: number; bytes: Uint8Array } = { count: 0, bytes: EMPTY_UPDATE }

  constructor(stored: Pick<StoredRoom, 'snapshot' | 'updates'>) {
    const snapshot = stored.snapshot && toSnapshot(stored.snapshot)
    this.#snapshot = snapshot
    this.state = new DocumentState(snapshot?.state, new DeletedClocks(snapshot && (() => this.#deletes())))
    for (const update of stored.updates) this.addStored(update.bytes, update.author)
  }

  /** Sequence of the last update that is in the snapshot. */
  get snapshotSeq(): number {
    return this.#snapshot?.seq ?? 0
  }

  /** What came after the snapshot: how many updates and bytes. */
  get tail(): { readonly count: number; readonly bytes: number } {
    return { count: this.#tail.length, bytes: this.#tailBytes }
  }

  get size(): number {
    return (this.#snapshot?.bytes.length ?? 0) + this.#tailBytes
  }

  /** Takes in a change that is on disk now; returns the frame that tells it. */
  add(novelty: Novelty, author: string): Uint8Array {
    this.state.absorb(novelty, author)
    return this.#push(novelty.bytes)
  }

  /** Takes in an update that another hand put on disk; returns the frame that tells it. */
  addStored(bytes: Uint8Array, author: string): Uint8Array {
    this.state.absorbStored(bytes, author)
    return this.#push(bytes)
  }

  /** Everything on disk, in order. */
  updates(): Uint8Array[] {
    const tail = this.#tail.map(({ bytes }) => bytes)
    return this.#snapshot ? [this.#snapshot.bytes, ...tail] : tail
  }

  /**
   * The frames for somebody with this state vector, in the order to send them. The step2, at which a client calls itself complete, is the
   * last (R-RTM-10). Throws when the vector cannot be read.
   */
  welcome(vector: Uint8Array): Uint8Array[] {
    const known = Y.decodeStateVector(vector)
    const step2 = this.#tail.length === 0 ? STEP2_EMPTY : encodeSync('step2', this.#mergedTail())
    return this.#snapshot ? [known.size > 0 && this.#isKnown(this.#snapshot, known) ? deletesOf(this.#snapshot) : this.#snapshot.frame, step2] : [step2]
  }

  /** Whoever has this state vector knows something that is not here; false when it cannot be read. */
  isBehind(vector: Uint8Array): boolean {
    try {
      return [...Y.decodeStateVector(vector)].some(([client, clock]) => clock > (this.state.clocks.get(client) ?? 0))
    } catch {
      // Who is answered with such a vector is refused there.
      return false
    }
  }

  /** The frames with everything after `seq`: as few as can be, none when there is nothing. */
  since(seq: number): Uint8Array[] {
    const missed = this.#tail.slice(Math.max(0, seq - this.snapshotSeq))
    const whole = this.#snapshot && seq < this.#snapshot.seq ? [this.#snapshot.frame] : []
    if (missed.length <= 1) return [...whole, ...missed.map(({ frame }) => frame)]
    const merged = missed.length === this.#tail.length ? this.#mergedTail() : mergeUpdates(missed.map(({ bytes }) => bytes))
    return [...whole, encodeSync('update', merged)]
  }

  /** Puts a snapshot in place of what it holds. One that is older than what is here changes nothing. */
  replaceSnapshot(stored: StoredSnapshot): void {
    const folded = stored.seq - this.snapshotSeq
    if (folded <= 0 || folded > this.#tail.length) return
    this.#snapshot = toSnapshot(stored)
    for (const { bytes } of this.#tail.splice(0, folded)) this.#tailBytes -= bytes.length
    this.#merged = { count: 0, bytes: EMPTY_UPDATE }
  }

  vector(): Uint8Array {
    return Y.encodeStateVector(this.state.clocks)
  }

  #push(update: Uint8Array): Uint8Array {
    const sent = toSent(update)
    this.#tail.push(sent)
    this.#tailBytes += update.length
    return sent.frame
  }

  #mergedTail(): Uint8Array {
    const { count, bytes } = this.#merged
    const rest = this.#tail.slice(count).map((sent) => sent.bytes)
    if (rest.length > 0) this.#merged = { count: this.#tail.length, bytes: mergeUpdates(count > 0 ? [bytes, ...rest] : rest) }
    return this.#merged.bytes
  }

  /** Several copies of the state may ask; a snapshot is taken apart once. */
  #deletes(): ReadonlyMap<number, Runs> {
    if (!this.#snapshot) return new Map()
    const { bytes, state } = this.#snapshot
    if (this.#read?.of !== this.#snapshot) this.#read = { of: this.#snapshot, deletes: readPackedDeletes(bytes, state.deletesAt) }
    return this.#read.deletes
  }

  #isKnown({ state }: Snapshot, known: ReadonlyMap<number, number>): boolean {
    for (const [client, { clock }] of state.clients) if ((known.get(client) ?? 0) < clock) return false
    return true
  }
}

function toSent(update: Uint8Array): Sent {
  const frame = encodeSync('update', update)
  return { frame, bytes: frame.subarray(frame.length - update.length) }
}

function toSnapshot({ seq, bytes, staat }: StoredSnapshot): Snapshot {
  return { ...toSent(bytes), seq, state: decodeSnapshotState(staat) }
}

/** Who has all its text may still miss a deletion: those alone are a small part. */
function deletesOf({ bytes, state }: Snapshot): Uint8Array {
  return encodeSync('update', Buffer.concat([NO_STRUCTS, bytes.subarray(state.deletesAt)]))
}
