import type { Committable } from './committer'
import type { Admission, Recheck } from './gate'
import type { Limits } from './limits'
import type { Member } from './member'
import { Presence } from './presence'
import { CLOSE, encodeSync, readClientFrame, type ClientFrame } from './protocol'
import { RoomDocument, type JudgedUpdate } from './room-document'
import { adds, type Accepted } from './room-queue'
import type { LogEntry, StoredRoom, UpdateLog } from './update-log'

export interface RoomSurroundings {
  readonly limits: Limits
  readonly now: () => Date
  /** Tells the committer that there is something to store. */
  readonly enqueue: (room: Room) => void
  /** Bytes waiting for the disk in the whole process. */
  readonly queuedBytes: () => number
  /** Rights were withdrawn: asks the gate about everyone and then calls `resume`. */
  readonly onWithdrawn: (room: Room) => void
}

type Refusal = Extract<JudgedUpdate, { ok: false }>['refusal']
type UpdateFrame = Extract<ClientFrame, { kind: 'step2' | 'update' }>

/** One room in memory: its members, what is on disk, and what is on its way there. */
export class Room implements Committable {
  readonly name: string
  readonly members = new Set<Member>()
  readonly #around: RoomSurroundings
  readonly #presence: Presence
  readonly #document: RoomDocument
  #head: number
  #epoch: number
  #suspended = false
  #gone = false

  constructor(name: string, stored: StoredRoom, around: RoomSurroundings) {
    this.name = name
    this.#around = around
    this.#presence = new Presence(around.limits, (except) => this.#synced(except))
    this.#document = new RoomDocument(stored, around.limits.documentBytes)
    this.#head = stored.head
    this.#epoch = stored.epoch
  }

  get head(): number {
    return this.#head
  }

  get queuedBytes(): number {
    return this.#document.queue.bytes
  }

  /** Its row is no longer on disk: who comes back must open it anew. */
  get gone(): boolean {
    return this.#gone
  }

  /** Nobody is in and nothing waits for the disk. */
  get idle(): boolean {
    return this.members.size === 0 && this.#document.queue.empty
  }

  /** Handles one frame of an admitted member, wholly, before the next one is looked at. */
  receive(member: Member, data: Uint8Array): void {
    if (!member.open) return
    if (data.length > this.#around.limits.frameBytes) return member.close(CLOSE.tooLarge)
    const frame = readClientFrame(data)
    if (frame === undefined) return member.close(CLOSE.refusedUpdate)
    if (frame.kind === 'step1') return this.#answer(member, frame.vector)
    if (frame.kind === 'query-awareness') return this.#introduce(member)
    if (frame.kind !== 'awareness') return this.#accept(member, frame)
    if (!this.#presence.receive(member, frame.bytes, this.#around.now().getTime())) member.close(CLOSE.refusedUpdate)
  }

  leave(member: Member): void {
    this.members.delete(member)
    this.#presence.leave(member)
  }

  closeAll(code: number): void {
    for (const member of this.members) member.close(code)
  }

  stop(): void {
    this.#presence.stop()
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
    this.#head = head
    this.#publish(this.#document.queue.settle())
    return true
  }

  reconcile(stored: Awaited<ReturnType<UpdateLog['since']>>): void {
    if (!stored) {
      this.#gone = true
      this.#document.queue.clear()
      return this.closeAll(CLOSE.tryAgainLater)
    }
    for (const row of stored.updates) {
      if (row.seq <= this.#head) continue
      this.#head = row.seq
      const own = this.#document.queue.settleRow(row)
      if (own.length > 0) this.#publish(own)
      else this.#publishStored(row.bytes, row.author)
    }
    this.#epoch = stored.epoch
  }

  withdrawn(): void {
    this.#document.queue.putBack()
    this.#suspended = true
    this.#around.onWithdrawn(this)
  }

  /** Everyone whose right counts here: those present, and those who left something on its way to disk. */
  admissions(): Set<Admission> {
    return new Set([...[...this.members].map((member) => member.admission), ...this.#document.queue.admissions()])
  }

  /** Goes on after the gate was asked again: without those who lost their right, and without what they had not on disk. */
  resume(verdicts: ReadonlyMap<Admission, Recheck>): void {
    this.closeRefused(verdicts)
    this.#suspended = false
    const fallen = this.#document.judgeAgain(({ member }) => (verdicts.get(member.admission) ?? 'ok') === 'ok')
    for (const { member } of fallen) member.close(CLOSE.refusedUpdate)
    if (!this.#document.queue.empty) this.#around.enqueue(this)
  }

  closeRefused(verdicts: ReadonlyMap<Admission, Recheck>): void {
    for (const member of this.members) {
      const verdict = verdicts.get(member.admission) ?? 'ok'
      if (verdict !== 'ok') member.close(verdict)
    }
  }

  // — from and to members —

  #answer(member: Member, vector: Uint8Array): void {
    if (!member.countStep1(this.#around.now().getTime())) return member.close(CLOSE.tryAgainLater)
    const missing = this.#missing(vector)
    if (!missing) return member.close(CLOSE.refusedUpdate)
    member.send(encodeSync('step2', missing))
    if (member.synced) return
    member.synced = true
    // Only now our own question: the answer then holds what this client typed, and nothing it heard from us.
    member.send(encodeSync('step1', this.#document.committed.vector()))
    this.#introduce(member)
  }

  #missing(vector: Uint8Array): Uint8Array | undefined {
    try {
      return this.#document.committed.missing(vector)
    } catch {
      // Only an unreadable vector throws: what is on disk was judged before it got there.
      return undefined
    }
  }

  #introduce(member: Member): void {
    const frame = this.#presence.frameOfOthers(member)
    if (frame) member.send(frame)
  }

  #accept(member: Member, frame: UpdateFrame): void {
    member.frames += 1
    const { limits, queuedBytes, now } = this.#around
    const isStep2 = frame.kind === 'step2'
    const judged = this.#document.judge(frame.bytes, member.admission, isStep2 && !member.handedIn)
    if (!judged.ok) return this.#refuse(member, frame, judged.refusal)
    const entry: Accepted = { member, frame: member.frames, time: now(), ...judged.value }
    if (adds(entry) && !member.admission.write) return member.close(CLOSE.rightWithdrawn)
    if (queuedBytes() + frame.bytes.length > limits.queuedBytes) return member.close(CLOSE.tryAgainLater)
    if (isStep2) member.handedIn = true
    this.#document.push(entry)
    this.#around.enqueue(this)
  }

  /**
   * Never drops silently (R-RTM-6). One exception that loses nothing: who types while coming back sends changes ahead of their own
   * past; the step2 that is on its way holds both, and acknowledges both.
   */
  #refuse(member: Member, frame: UpdateFrame, refusal: Refusal): void {
    const isAhead = refusal === 'gap' && frame.kind === 'update' && !member.handedIn
    if (refusal === 'malformed') member.close(CLOSE.refusedUpdate)
    else if (!member.admission.write) member.close(CLOSE.rightWithdrawn)
    else if (refusal === 'too-large') member.close(CLOSE.tooLarge)
    else if (!isAhead) member.close(CLOSE.refusedUpdate)
    else if (!member.hold(frame.bytes.length)) member.close(CLOSE.tryAgainLater)
  }

  /** These are on disk: the writers hear that, the others receive them (R-RTM-1). */
  #publish(entries: readonly Accepted[]): void {
    const frames = new Map<Member, number>()
    for (const entry of entries) {
      frames.set(entry.member, entry.frame)
      if (!adds(entry)) continue
      this.#document.committed.add(entry.novelty, entry.member.admission.author)
      const frame = encodeSync('update', entry.novelty.bytes)
      for (const other of this.#synced(entry.member)) other.send(frame)
    }
    frames.forEach((count, member) => member.acknowledge(count))
  }

  /** Somebody else put this on disk: everyone receives it. */
  #publishStored(bytes: Uint8Array, author: string): void {
    this.#document.addStored(bytes, author)
    const frame = encodeSync('update', bytes)
    for (const member of this.#synced()) member.send(frame)
  }

  *#synced(except?: Member): Iterable<Member> {
    for (const member of this.members) if (member !== except && member.synced) yield member
  }
}
