import type { Admission } from './gate'
import type { DecodedUpdate } from './decode-update'
import type { Novelty } from './document-state'
import type { Member } from './member'
import type { StoredUpdate } from '../log/update-log'

/** An accepted change on its way to disk. */
export interface Accepted {
  readonly member: Member
  /** Which update frame of that member this is; all before it are then on disk too. */
  readonly frame: number
  readonly time: Date
  /** As it came in: when an earlier change falls away, this one is judged again. */
  readonly original: DecodedUpdate
  readonly novelty: Novelty
}

export const adds = ({ novelty }: Accepted): boolean => novelty.ends.size > 0 || novelty.deletes.size > 0

/** Bytes that wait for the disk in the whole process. */
export interface Waiting {
  bytes: number
}

/** The accepted changes of one room in their order: those that wait and those in the batch under way. */
export class RoomQueue {
  #waiting: Accepted[] = []
  #underWay: Accepted[] = []
  readonly #total: Waiting

  constructor(total: Waiting) {
    this.#total = total
  }

  get empty(): boolean {
    return this.#waiting.length === 0 && this.#underWay.length === 0
  }

  push(entry: Accepted): void {
    this.#waiting.push(entry)
    this.#total.bytes += costOf(entry)
  }

  take(): void {
    this.#underWay.push(...this.#waiting)
    this.#waiting = []
  }

  /** Those under way that have something to store; a frame that adds nothing only waits for its turn. */
  underWay(): Accepted[] {
    return this.#underWay.filter(adds)
  }

  all(): Accepted[] {
    return [...this.#underWay, ...this.#waiting]
  }

  /** Takes out everything under way: it is on disk. */
  settle(): Accepted[] {
    const settled = this.#underWay
    this.#underWay = []
    this.#release(settled)
    return settled
  }

  /** Takes out what lies before and at the entry that this row on disk is; none when the row is somebody else's. */
  settleRow(row: StoredUpdate): Accepted[] {
    const next = this.#underWay.findIndex(adds)
    const entry = this.#underWay[next]
    if (!entry || !isRow(entry, row)) return []
    const settled = this.#underWay.splice(0, next + 1)
    this.#release(settled)
    return settled
  }

  /** Empties the queue; what still has a right is pushed again by the caller. */
  clear(): Accepted[] {
    const all = this.all()
    this.#waiting = []
    this.#underWay = []
    this.#release(all)
    return all
  }

  /** Puts the batch under way back in front. */
  putBack(): void {
    this.#waiting = this.all()
    this.#underWay = []
  }

  admissions(): Admission[] {
    return this.all().map((entry) => entry.member.admission)
  }

  #release(entries: readonly Accepted[]): void {
    for (const entry of entries) this.#total.bytes -= costOf(entry)
  }
}

/** The re-encoded bytes are about as many again; the limits count what came in. */
const costOf = ({ original }: Accepted): number => original.bytes.length

function isRow(entry: Accepted, row: StoredUpdate): boolean {
  return (
    row.author === entry.member.admission.author &&
    row.time.getTime() === entry.time.getTime() &&
    Buffer.compare(row.bytes, entry.novelty.bytes) === 0
  )
}
