import { isKeepAlive, markIn, NO_MARK, storedIn } from './http-wire'
import type { Line } from '../room/line'
import { FRAME } from '../room/protocol'

const OPEN = 1
const CLOSED = 3

/** What reached a line: changes of the document, presence, an acknowledgement, or the end. */
export type Heard = 'content' | 'presence' | 'stored' | 'over'

/** The connection of a visit by HTTP, as a room sees it: what the room sends is kept for the answer, and a close code becomes one. */
export class HttpLine implements Line {
  readyState = OPEN
  /** Bytes that wait for an answer to carry them. */
  bufferedAmount = 0
  /** Why the room hung up; undefined while it did not. */
  code: number | undefined
  /** How many update frames of this visit are on disk. */
  stored = 0
  /** As whom this visit is here (`encodeRights`). */
  mark: Uint8Array = NO_MARK
  onHeard: (what: Heard) => void = () => undefined
  #frames: Uint8Array[] = []
  /** Set between two questions: bytes of presence that may be kept. */
  #standing: number | undefined
  readonly #gone: (() => void)[] = []

  get open(): boolean {
    return this.readyState === OPEN
  }

  send(frame: Uint8Array, sent?: (error?: Error) => void): void {
    if (!this.open) return sent?.(new Error('This visit is over'))
    this.#hear(frame)
    sent?.()
  }

  /** What waits for an answer; from then on it waits no more. */
  takeFrames(): Uint8Array[] {
    const frames = this.#frames
    this.#frames = []
    this.bufferedAmount = 0
    return frames
  }

  /** Its question was answered and the next has not come. */
  get standing(): boolean {
    return this.#standing !== undefined
  }

  /** From here on only presence is kept, up to so many bytes: whoever asks again hears of the rest anew. */
  stand(bytes: number): void {
    this.#standing = bytes
  }

  close(code: number): void {
    this.#end(code)
  }

  terminate(): void {
    this.#end(undefined)
  }

  /** A request that is still open is a sign of life by itself. */
  ping(): boolean {
    return true
  }

  once(_event: 'close', listener: () => void): void {
    if (this.open) this.#gone.push(listener)
    else listener()
  }

  /** Who may do what is said at the start of every visit, and a sign of life is about nobody: neither is news. */
  #hear(frame: Uint8Array): void {
    this.mark = markIn(frame) ?? this.mark
    this.stored = storedIn(frame) ?? this.stored
    if (isKeepAlive(frame)) return
    const what = kindOf(frame)
    if (this.#keeps(what)) {
      this.#frames.push(frame)
      this.bufferedAmount += frame.length
    }
    if (frame[0] !== FRAME.rights) this.onHeard(what)
  }

  #keeps(what: Heard): boolean {
    if (this.#standing === undefined) return what !== 'stored'
    return what === 'presence' && this.bufferedAmount < this.#standing
  }

  #end(code: number | undefined): void {
    if (!this.open) return
    this.code = code
    this.readyState = CLOSED
    for (const listener of this.#gone.splice(0)) listener()
    this.onHeard('over')
  }
}

function kindOf(frame: Uint8Array): Heard {
  if (frame[0] === FRAME.acknowledgement) return 'stored'
  return frame[0] === FRAME.awareness ? 'presence' : 'content'
}
