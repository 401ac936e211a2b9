import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { readCursor } from './cursor'
import type { Limits } from './limits'
import type { Member } from './member'
import { encodeAwareness } from './protocol'

interface Entry {
  readonly client: number
  readonly clock: number
  readonly state: string
}

interface Seat {
  readonly client: number
  /** The client's own counter: tells a renewal from a replay. */
  clock: number
  entry: Entry | undefined
  sentAt: number
  later: NodeJS.Timeout | undefined
}

/** How many left clients we remember, so that who returns is not mistaken for a message that came late. */
const MAX_REMEMBERED = 4096
const GONE = 'null'

/**
 * Who is in the room and where their caret stands; never stored. What a client says is untrusted (R-RTM-9): a socket speaks for
 * one client id only, the first it names; name and colour are stamped by us, and of its own state only the caret is passed on.
 */
export class Presence {
  readonly #seats = new Map<Member, Seat>()
  readonly #clocks = new Map<number, number>()
  readonly #limits: Limits
  readonly #others: (except: Member) => Iterable<Member>

  constructor(limits: Limits, others: (except: Member) => Iterable<Member>) {
    this.#limits = limits
    this.#others = others
  }

  /** Takes in an awareness update of this member; false when it cannot be read. What it says of others is left aside. */
  receive(member: Member, bytes: Uint8Array, now: number): boolean {
    const said = readEntries(bytes)
    if (!said) return false
    const [first] = said
    const seat = this.#seats.get(member) ?? (first && this.#take(member, first.client))
    const own = seat && said.find((entry) => entry.client === seat.client)
    if (!seat || !own || own.clock <= seat.clock) return true
    seat.clock = own.clock
    seat.entry = this.#stamp(member, own)
    this.#pass(member, seat, now)
    return true
  }

  /** One frame with everyone but this member; undefined when there is nobody. */
  frameOfOthers(member: Member): Uint8Array | undefined {
    const entries = [...this.#seats].flatMap(([who, seat]) => (who !== member && seat.entry ? [seat.entry] : []))
    return entries.length > 0 ? encodeEntries(entries) : undefined
  }

  leave(member: Member): void {
    const seat = this.#seats.get(member)
    if (!seat) return
    clearTimeout(seat.later)
    this.#seats.delete(member)
    if (seat.entry) this.#broadcast(member, { client: seat.client, clock: this.#nextClock(seat.client), state: GONE })
  }

  stop(): void {
    for (const seat of this.#seats.values()) clearTimeout(seat.later)
    this.#seats.clear()
  }

  /** Binds a socket to a client id. Somebody's line that dropped may still hold it: the same session takes it over, nobody else can. */
  #take(member: Member, client: number): Seat | undefined {
    for (const [holder, seat] of this.#seats) {
      if (seat.client !== client) continue
      if (holder.admission.session !== member.admission.session) return undefined
      clearTimeout(seat.later)
      this.#seats.delete(holder)
    }
    const seat: Seat = { client, clock: -1, entry: undefined, sentAt: 0, later: undefined }
    this.#seats.set(member, seat)
    return seat
  }

  #stamp(member: Member, own: Entry): Entry | undefined {
    const clock = this.#nextClock(own.client)
    if (own.state === GONE) return undefined
    const cursor = own.state.length <= this.#limits.cursorBytes ? readCursor(parse(own.state), member.admission.roots) : undefined
    return { client: own.client, clock, state: JSON.stringify({ user: member.admission.presence, cursor }) }
  }

  /** Sends on at most once per interval; the newest always arrives. */
  #pass(member: Member, seat: Seat, now: number): void {
    if (seat.later) return
    const wait = seat.sentAt + this.#limits.awarenessEveryMs - now
    const send = (at: number): void => {
      seat.later = undefined
      seat.sentAt = at
      this.#broadcast(member, seat.entry ?? { client: seat.client, clock: this.#nextClock(seat.client), state: GONE })
    }
    if (wait <= 0) send(now)
    else seat.later = setTimeout(() => send(now + wait), wait)
  }

  #broadcast(from: Member, entry: Entry): void {
    const frame = encodeEntries([entry])
    for (const other of this.#others(from)) other.send(frame)
  }

  /** Our own counter per client id: always rising, so that nobody holds a state for old that is new. */
  #nextClock(client: number): number {
    const clock = (this.#clocks.get(client) ?? 0) + 1
    this.#clocks.delete(client)
    this.#clocks.set(client, clock)
    const [oldest] = this.#clocks.keys()
    if (this.#clocks.size > MAX_REMEMBERED && oldest !== undefined) this.#clocks.delete(oldest)
    return clock
  }
}

function readEntries(bytes: Uint8Array): Entry[] | undefined {
  const decoder = decoding.createDecoder(bytes)
  try {
    const entries: Entry[] = []
    for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
      entries.push({ client: decoding.readVarUint(decoder), clock: decoding.readVarUint(decoder), state: decoding.readVarString(decoder) })
    }
    return decoding.hasContent(decoder) ? undefined : entries
  } catch {
    return undefined
  }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function encodeEntries(entries: readonly Entry[]): Uint8Array {
  return encodeAwareness(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, entries.length)
      for (const entry of entries) {
        encoding.writeVarUint(encoder, entry.client)
        encoding.writeVarUint(encoder, entry.clock)
        encoding.writeVarString(encoder, entry.state)
      }
    })
  )
}
