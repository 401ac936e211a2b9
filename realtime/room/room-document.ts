import { CommittedDocument } from './committed-document'
import { decodeUpdate, type DecodedUpdate } from './decode-update'
import type { DocumentState, Novelty, UpdateRefusal, Writer } from './document-state'
import { readAllDeletes } from './implied-deletes'
import { mergeUpdates } from './merge-updates'
import { RoomQueue, type Accepted, type Waiting } from './room-queue'
import type { StoredRoom } from '../log/update-log'

export type JudgedUpdate =
  | { ok: true; value: { original: DecodedUpdate; novelty: Novelty } }
  | { ok: false; refusal: UpdateRefusal | 'malformed' | 'too-large' }

/** Measured again only when a twentieth of the limit was added, or measuring itself would be the load. */
const MARGIN = 0.95

/** The document of one room: what is on disk, what is on its way there, and what a new change is judged against. */
export class RoomDocument {
  readonly committed: CommittedDocument
  readonly queue: RoomQueue
  readonly #limit: number
  /** What is on disk and what is on its way. */
  #accepted: DocumentState
  /** Upper bound of the encoded document. */
  #size: number

  constructor(stored: StoredRoom, limit: number, waiting: Waiting) {
    this.queue = new RoomQueue(waiting)
    this.committed = new CommittedDocument(stored)
    this.#accepted = this.committed.state.clone()
    this.#size = this.committed.size
    this.#limit = limit
  }

  /**
   * Judges the bytes of an update frame. `returning`: it is the first answer to our question what we lack. That may hold deletions nobody
   * made; they must not count as this writer's, nor as writing by a reader.
   */
  judge(bytes: Uint8Array, writer: Writer, returning: boolean): JudgedUpdate {
    const original = decodeUpdate(bytes)
    if (!original) return { ok: false, refusal: 'malformed' }
    if (returning && this.#accepted.addsOnlyDeletes(original)) this.#learnImplied()
    const judged = this.#accepted.judge(original, writer)
    if (!judged.ok) return judged
    if (this.#isTooLarge(judged.value.bytes)) return { ok: false, refusal: 'too-large' }
    return { ok: true, value: { original, novelty: judged.value } }
  }

  /** Takes an accepted change into the queue. */
  push(entry: Accepted): void {
    this.#accepted.absorb(entry.novelty, entry.member.admission.author)
    this.queue.push(entry)
  }

  /** Adds what another hand put on disk; returns the frame that tells it. */
  addStored(bytes: Uint8Array, author: string): Uint8Array {
    this.#accepted.absorbStored(bytes, author)
    this.#size += bytes.length
    return this.committed.addStored(bytes, author)
  }

  /** Empties the queue and judges those that may stay again, in their order; returns those that no longer stand by themselves. */
  judgeAgain(stays: (entry: Accepted) => boolean): Accepted[] {
    const waiting = this.queue.clear().filter(stays)
    this.#accepted = this.committed.state.clone()
    return waiting.filter((entry) => {
      const judged = this.#accepted.judge(entry.original, entry.member.admission)
      if (judged.ok) this.push({ ...entry, novelty: judged.value })
      return !judged.ok
    })
  }

  #learnImplied(): void {
    this.#accepted.absorbDeletes(readAllDeletes(this.#updates()))
    // What is still under way may yet be judged again: then it must not seem to be on disk already.
    this.committed.state.absorbDeletes(readAllDeletes(this.committed.updates()))
  }

  /** Counts bytes as they come, and only when those would be too many what they make together: many small changes merge well. */
  #isTooLarge(bytes: Uint8Array): boolean {
    this.#size += bytes.length
    if (this.#size <= this.#limit) return false
    this.#size = mergeUpdates([...this.#updates(), bytes]).length
    return this.#size > this.#limit * MARGIN
  }

  #updates(): Uint8Array[] {
    return [...this.committed.updates(), ...this.queue.all().map(({ novelty }) => novelty.bytes)]
  }
}
