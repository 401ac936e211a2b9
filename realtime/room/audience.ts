import type { CommittedDocument } from './committed-document'
import type { Admission, Recheck } from './gate'
import type { Limits } from './limits'
import type { Member } from './member'
import { Presence } from './presence'
import { CLOSE, encodeSync } from './protocol'

export interface AudienceSurroundings {
  readonly limits: Limits
  readonly now: () => Date
  /** Up to where what is sent is on disk. */
  readonly head: () => number
  readonly committed: CommittedDocument
  /** This member reads too slowly. */
  readonly onLagging: (member: Member) => void
  readonly tellNodes: (client: number, state: string) => void
}

/** Everyone in one room, and what they receive: the stored state, each change after it, and who else is here. Only what is on disk. */
export class Audience {
  readonly members = new Set<Member>()
  readonly presence: Presence
  readonly #around: AudienceSurroundings

  constructor(around: AudienceSurroundings) {
    this.#around = around
    const { limits, tellNodes } = around
    this.presence = new Presence({ limits, tellNodes, others: (except) => this.#synced(except) })
  }

  leave(member: Member): void {
    this.members.delete(member)
    this.presence.leave(member)
  }

  closeAll(code: number): void {
    for (const member of this.members) member.close(code)
  }

  closeRefused(verdicts: ReadonlyMap<Admission, Recheck>): void {
    for (const member of this.members) {
      const verdict = verdicts.get(member.admission) ?? 'ok'
      if (verdict !== 'ok') member.close(verdict)
    }
  }

  /** Answers the question what this member misses; the first time it also asks what we miss. */
  answer(member: Member, vector: Uint8Array): void {
    if (!member.countStep1(this.#around.now().getTime())) return member.close(CLOSE.tryAgainLater)
    const frames = this.#welcome(vector)
    if (!frames) return member.close(CLOSE.refusedUpdate)
    for (const frame of frames) member.send(frame)
    member.seq = this.#around.head()
    if (member.synced) return
    member.synced = true
    // Only now our own question: the answer then holds what this client typed, and nothing it heard from us.
    member.send(encodeSync('step1', this.#around.committed.vector()))
    this.introduce(member)
  }

  /** Takes somebody up where they were: sends what came after `seq`, or everything. */
  resume(member: Member, seq: number): void {
    for (const frame of this.#around.committed.since(seq)) member.send(frame)
    member.seq = this.#around.head()
    member.synced = true
    this.introduce(member)
  }

  /** Tells a member that fell behind, in one piece, what it missed. */
  catchUp(member: Member): void {
    member.laggingSince = undefined
    this.resume(member, member.seq)
  }

  /** Tells a member who is here. */
  introduce(member: Member): void {
    const frame = this.presence.frameOfOthers(member)
    if (frame) member.send(frame)
  }

  /** Sends a change that is on disk now to everyone but its writer. Who reads too slowly hears it later, with the rest. */
  deliver(frame: Uint8Array, writer?: Member): void {
    const head = this.#around.head()
    for (const member of this.members) {
      if (!member.synced || member.laggingSince !== undefined) continue
      if (member === writer) member.seq = head
      else if (!member.deliver(frame, head)) {
        member.laggingSince = this.#around.now().getTime()
        this.#around.onLagging(member)
      }
    }
  }

  #welcome(vector: Uint8Array): Uint8Array[] | undefined {
    try {
      return this.#around.committed.welcome(vector)
    } catch {
      // Only an unreadable vector throws: what is on disk was judged before it got there.
      return undefined
    }
  }

  *#synced(except?: Member): Iterable<Member> {
    for (const member of this.members) if (member !== except && member.synced) yield member
  }
}
