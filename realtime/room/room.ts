import { Audience } from './audience'
import type { Committable } from './committer'
import type { Compactor } from '../folding/compactor'
import type { Admission, Recheck } from './gate'
import type { Limits } from './limits'
import type { Member } from './member'
import { CLOSE, readClientFrame, type ClientFrame } from './protocol'
import { RoomDocument, type JudgedUpdate } from './room-document'
import { adds, type Accepted, type Waiting } from './room-queue'
import { encodeSnapshotState } from '../log/snapshot-state'
import type { LogEntry, StoredRoom, StoredSnapshot, StoredTail } from '../log/update-log'

export interface RoomSurroundings {
  readonly limits: Limits
  readonly now: () => Date
  /** Tells the committer that there is something to store. */
  readonly enqueue: (room: Room) => void
  readonly waiting: Waiting
  /** Rights were withdrawn: asks the gate about everyone and then calls `resume`. */
  readonly onWithdrawn: (room: Room) => void
  /** Looks at the disk what others wrote and calls `reconcile`; resolves when that is done. */
  readonly look: (room: Room) => Promise<void>
  /** Enough came after the snapshot to fold it. */
  readonly onGrown: (room: Room) => void
  /** This member reads too slowly. */
  readonly onLagging: (room: Room, member: Member) => void
  readonly tellNodes: (room: string, client: number, state: string) => void
}

type Refusal = Extract<JudgedUpdate, { ok: false }>['refusal']
type UpdateFrame = Extract<ClientFrame, { kind: 'step2' | 'update' }>

/** One room in memory: its members, what is on disk, and what is on its way there. */
export class Room implements Committable {
  readonly name: string
  readonly audience: Audience
  readonly #around: RoomSurroundings
  readonly #document: RoomDocument
  #head: number
  #epoch: number
  #suspended = false
  #gone = false

  constructor(name: string, stored: StoredRoom, around: RoomSurroundings) {
    this.name = name
    this.#around = around
    this.#document = new RoomDocument(stored, around.limits.documentBytes, around.waiting)
    this.audience = new Audience({
      limits: around.limits,
      now: around.now,
      head: () => this.#head,
      committed: this.#document.committed,
      onLagging: (member) => around.onLagging(this, member),
      tellNodes: (client, state) => around.tellNodes(name, client, state)
    })
    this.#head = stored.head
    this.#epoch = stored.epoch
  }

  get head(): number {
    return this.#head
  }

  get epoch(): number {
    return this.#epoch
  }

  /** What came after the snapshot. */
  get tail(): { readonly count: number; readonly bytes: number } {
    return this.#document.committed.tail
  }

  /** Enough came after the snapshot to fold it. */
  get grown(): boolean {
    const { compactUpdates, compactBytes } = this.#around.limits
    return this.tail.count >= compactUpdates || this.tail.bytes >= compactBytes
  }

  /** Its row is no longer on disk: who comes back must open it anew. */
  get gone(): boolean {
    return this.#gone
  }

  /** Nobody is in and nothing waits for the disk. */
  get idle(): boolean {
    return this.audience.members.size === 0 && this.#document.queue.empty
  }

  /** Handles one frame of an admitted member, wholly, before the next one is looked at. */
  receive(member: Member, data: Uint8Array): void {
    if (!member.open) return
    if (data.length > this.#around.limits.frameBytes) return member.close(CLOSE.tooLarge)
    if (!member.countFrame(this.#around.now().getTime())) return member.close(CLOSE.tryAgainLater)
    if (member.waiting) return this.#wait(member, data)
    const frame = readClientFrame(data)
    if (frame === undefined) return member.close(CLOSE.refusedUpdate)
    if (frame.kind === 'step1') return this.#answer(member, frame.vector)
    if (frame.kind === 'query-awareness') return this.audience.introduce(member)
    if (frame.kind !== 'awareness') return this.#accept(member, frame, false)
    if (!this.audience.presence.receive(member, frame.bytes, this.#around.now().getTime())) member.close(CLOSE.refusedUpdate)
  }

  // — to disk —

  take(): void {
    if (!this.#suspended) this.#document.queue.take()
  }

  entriesUnderWay(): LogEntry[] {
    return this.#document.queue.underWay().map(({ member, time, novelty }) => ({
      room: this.name,
      epoch: this.#epoch,
      author: member.admission.author,
      time,
      bytes: novelty.bytes
    }))
  }

  settle(head: number): boolean {
    if (head !== this.#head + this.#document.queue.underWay().length) return false
    this.#publish(this.#document.queue.settle())
    return true
  }

  reconcile(stored: StoredTail | undefined): void {
    if (!stored) {
      this.#gone = true
      this.#document.queue.clear()
      return this.audience.closeAll(CLOSE.tryAgainLater)
    }
    for (const row of stored.updates) {
      if (row.seq <= this.#head) continue
      if (row.seq !== this.#head + 1) throw new Error('rt_update: a room has a gap in its sequence')
      const own = this.#document.queue.settleRow(row)
      if (own.length > 0) this.#publish(own)
      else this.#publishStored(row.bytes, row.author)
    }
    // The new epoch is taken over only after the gate was asked again: what was accepted under the old rights must not pass under the new.
    if (stored.epoch !== this.#epoch) this.withdrawn()
  }

  withdrawn(): void {
    if (this.#suspended) return
    this.#document.queue.putBack()
    this.#suspended = true
    this.#around.onWithdrawn(this)
  }

  /** Everyone whose right counts here: those present, and those who left something on its way to disk. */
  admissions(): Set<Admission> {
    return new Set([...[...this.audience.members].map((member) => member.admission), ...this.#document.queue.admissions()])
  }

  /** Goes on after the gate was asked again: without those who lost their right, and without what they had not on disk. */
  goOn(verdicts: ReadonlyMap<Admission, Recheck>, epoch: number): void {
    this.audience.closeRefused(verdicts)
    this.#suspended = false
    this.#epoch = epoch
    const fallen = this.#document.judgeAgain(({ member }) => (verdicts.get(member.admission) ?? 'ok') === 'ok')
    for (const { member } of fallen) member.close(CLOSE.refusedUpdate)
    if (!this.#document.queue.empty) this.#around.enqueue(this)
  }

  /** Folds what is on disk in the worker; undefined when there is nothing to fold or it cannot be done. Nobody waits for it. */
  async compact(compactor: Compactor): Promise<StoredSnapshot | undefined> {
    const { committed } = this.#document
    if (committed.tail.count === 0) return undefined
    const seq = this.#head
    const clients = committed.state.clients()
    const compacted = await compactor.compact(committed.updates())
    if (!compacted) return undefined
    return { seq, bytes: compacted.bytes, staat: encodeSnapshotState({ clients, deletesAt: compacted.deletesAt }) }
  }

  /** This snapshot is on disk: what it holds is no longer kept apart. */
  useSnapshot(snapshot: StoredSnapshot): void {
    this.#document.committed.replaceSnapshot(snapshot)
  }

  // — from members —

  #accept(member: Member, frame: UpdateFrame, looked: boolean): void {
    const isStep2 = frame.kind === 'step2'
    const judged = this.#document.judge(frame.bytes, member.admission, isStep2 && !member.handedIn)
    const isGap = !judged.ok && judged.refusal === 'gap'
    if (isGap && !looked && !this.#isAhead(member, frame)) return this.#lookFirst(member, () => this.#accept(member, frame, true))
    member.frames += 1
    if (!judged.ok) return this.#refuse(member, frame, judged.refusal)
    const { limits, waiting, now } = this.#around
    const entry: Accepted = { member, frame: member.frames, time: now(), ...judged.value }
    if (adds(entry) && !member.admission.write) return member.close(CLOSE.rightWithdrawn)
    if (waiting.bytes + frame.bytes.length > limits.queuedBytes) return member.close(CLOSE.tryAgainLater)
    if (isStep2) member.handedIn = true
    this.#document.push(entry)
    this.#around.enqueue(this)
  }

  /** Who comes from another node may have seen there what we have not read yet; handed in again it would get a wrong author. */
  #answer(member: Member, vector: Uint8Array): void {
    const answer = (): void => this.audience.answer(member, vector)
    if (member.synced || !this.#document.committed.isBehind(vector)) return answer()
    this.#lookFirst(member, answer)
  }

  /** Another node may have written it a moment ago; what this member sends meanwhile waits in its order. */
  #lookFirst(member: Member, goOn: () => void): void {
    member.waiting = []
    member.looking = this.#around.look(this).then(
      () => {
        const waiting = member.waiting ?? []
        member.waiting = undefined
        if (!member.open || this.#gone) return
        goOn()
        for (const data of waiting) this.receive(member, data)
      },
      () => member.close(CLOSE.tryAgainLater)
    )
  }

  #wait(member: Member, data: Uint8Array): void {
    if (member.hold(data.length)) member.waiting?.push(Uint8Array.from(data))
    else member.close(CLOSE.tryAgainLater)
  }

  /** Who types while coming back sends changes ahead of their own past; the step2 that is on its way holds both. */
  #isAhead(member: Member, frame: UpdateFrame): boolean {
    return frame.kind === 'update' && !member.handedIn
  }

  /** Never drops silently (R-RTM-6): closes, or waits for the step2 that will hold the same and acknowledges both. */
  #refuse(member: Member, frame: UpdateFrame, refusal: Refusal): void {
    if (refusal === 'malformed') member.close(CLOSE.refusedUpdate)
    else if (!member.admission.write) member.close(CLOSE.rightWithdrawn)
    else if (refusal === 'too-large') member.close(CLOSE.tooLarge)
    else if (refusal !== 'gap' || !this.#isAhead(member, frame)) member.close(CLOSE.refusedUpdate)
    else if (!member.hold(frame.bytes.length)) member.close(CLOSE.tryAgainLater)
  }

  /** These are on disk: the writers hear that first, then the others receive them (R-RTM-1). */
  #publish(entries: readonly Accepted[]): void {
    for (const [member, count] of new Map(entries.map(({ member, frame }) => [member, frame]))) member.acknowledge(count)
    for (const entry of entries) {
      if (!adds(entry)) continue
      this.#head += 1
      const frame = this.#document.committed.add(entry.novelty, entry.member.admission.author)
      this.audience.deliver(frame, entry.member)
    }
    this.#grow()
  }

  /** Somebody else put this on disk: everyone receives it. */
  #publishStored(bytes: Uint8Array, author: string): void {
    this.#head += 1
    this.audience.deliver(this.#document.addStored(bytes, author))
    this.#grow()
  }

  #grow(): void {
    if (this.grown) this.#around.onGrown(this)
  }
}
