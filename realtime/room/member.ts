import { createHash } from 'node:crypto'
import type { Admission } from './gate'
import type { Limits } from './limits'
import type { Line } from './line'
import { CLOSE, encodeAcknowledgement, encodeRights, KEEP_ALIVE } from './protocol'

const MINUTE_MS = 60_000
const TEN_SECONDS_MS = 10_000
const OPEN = 1
const CLOSED = 3
/** Bytes of the mark by which a window knows its person again. */
const MARK_BYTES = 8

/** One admitted line in one room. Somebody with two windows is two members. */
export class Member {
  readonly admission: Admission
  /** The gate said yes for the second time; before that nothing is sent. */
  welcomed = false
  /** Has received the stored state; before that a change would arrive without what it builds on. */
  synced = false
  /** Has handed in what it had and we had not; before that its changes may run ahead of their own past. */
  handedIn = false
  /** Answered our last ping. */
  alive = true
  /** Update frames received so far; an acknowledgement counts the same frames. */
  frames = 0
  /** Up to where the log was sent to this line. */
  seq = 0
  /** Since when (ms) this line reads too slowly to be told every change; undefined while it keeps up. */
  laggingSince: number | undefined
  /** Frames that wait until we have looked at the disk for what an earlier one leans on; undefined while nothing waits. */
  waiting: Uint8Array[] | undefined
  /** Resolves when that has been done. */
  looking: Promise<void> = Promise.resolve()
  readonly #line: Line
  readonly #limits: Limits
  #held = 0
  #step1s: number[] = []
  #counted = { since: 0, frames: 0 }

  constructor(line: Line, admission: Admission, limits: Limits) {
    this.#line = line
    this.admission = admission
    this.#limits = limits
  }

  get open(): boolean {
    return this.#line.readyState === OPEN
  }

  /** The first frame: whether this connection may write. */
  welcome(): void {
    this.welcomed = true
    this.send(encodeRights(this.admission.write, markOf(this.admission.author)))
  }

  /** Sends a frame, or hangs up on somebody who reads so slowly that it costs our memory. */
  send(frame: Uint8Array): void {
    if (!this.open) return
    if (this.#line.bufferedAmount > this.#limits.bufferedBytes) this.close(CLOSE.tryAgainLater)
    else this.#line.send(frame)
  }

  /** Sends a change; false when this line is too far behind, and must be told later what it missed, in one piece. */
  deliver(frame: Uint8Array, seq: number): boolean {
    if (this.#line.bufferedAmount > this.#limits.lagBytes) return false
    this.send(frame)
    this.seq = seq
    return true
  }

  /** This line has read most of what was waiting for it. */
  get caughtUp(): boolean {
    return this.#line.bufferedAmount < this.#limits.lagBytes / 4
  }

  /** Says that everything up to and including this update frame is on disk. */
  acknowledge(frames: number): void {
    this.send(encodeAcknowledgement(frames))
  }

  close(code: number): void {
    if (this.open) this.#line.close(code)
  }

  /** Hangs up from this side; the line itself tells the room that this member left. */
  end(): void {
    this.#line.terminate()
  }

  /** Resolves when the line is really closed. */
  async closed(): Promise<void> {
    if (this.#line.readyState === CLOSED) return
    await new Promise<void>((resolve) => this.#line.once('close', () => resolve()))
  }

  /** Asks for a sign of life and gives one; who gave none since the last time is gone. */
  keepAlive(): void {
    if (!this.welcomed) return
    if (!this.alive) return this.#line.terminate()
    this.alive = this.open && this.#line.ping() === true
    this.send(KEEP_ALIVE)
  }

  /** Notes that a frame waits for this member's step2, which will hold the same; false when that becomes too much. */
  hold(bytes: number): boolean {
    this.#held += bytes
    return this.#held <= this.#limits.heldBytes
  }

  /** Counts a frame; false when this line sends more than a person can. */
  countFrame(now: number): boolean {
    if (now - this.#counted.since > TEN_SECONDS_MS) this.#counted = { since: now, frames: 0 }
    this.#counted.frames += 1
    return this.#counted.frames <= this.#limits.framesPerSecond * 10
  }

  /** Counts a request for the whole state, the one small question with a big answer; false when asked too often. */
  countStep1(now: number): boolean {
    this.#step1s = [...this.#step1s.filter((at) => now - at < MINUTE_MS), now]
    return this.#step1s.length <= this.#limits.step1PerMinute
  }
}

const markOf = (author: string): Uint8Array => createHash('sha256').update(`weging-auteur ${author}`).digest().subarray(0, MARK_BYTES)
