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

/** Somebody who is in this room on another node; told again every fifteen seconds, or forgotten. */
interface Elsewhere {
  readonly node: string
  readonly entry: Entry
  readonly heardAt: number
}

/** What the presence of a room needs around it. */
export interface PresenceSurroundings {
  readonly limits: Limits
  /** Everyone here who may be told, but not this one. */
  readonly others: (except?: Member) => Iterable<Member>
  /** Tells the other nodes; `null` when this client left. */
  readonly tellNodes: (client: number, state: string) => void
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
  readonly #elsewhere = new Map<number, Elsewhere>()
  readonly #limits: Limits
  readonly #around: PresenceSurroundings

  constructor(around: PresenceSurroundings) {
    this.#limits = around.limits
    this.#around = around
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
    const here = [...this.#seats].flatMap(([who, seat]) => (who !== member && seat.entry ? [seat.entry] : []))
    const entries = [...here, ...[...this.#elsewhere.values()].map(({ entry }) => entry)]
    return entries.length > 0 ? encodeEntries(entries) : undefined
  }

  /** Says to the other nodes who is here. */
  tellAll(): void {
    for (const { client, entry } of this.#seats.values()) if (entry) this.#around.tellNodes(client, entry.state)
  }

  /** Takes in what another node says: it stamped this state as we do. Who has a line here is not elsewhere. */
  hear(node: string, client: number, state: string, now: number): void {
    if ([...this.#seats.values()].some((seat) => seat.client === client)) return
    if (state === GONE) return this.#forget(client, node)
    const known = this.#elsewhere.get(client)
    const entry = known?.entry.state === state ? known.entry : { client, clock: this.#nextClock(client), state }
    this.#elsewhere.set(client, { node, entry, heardAt: now })
    if (entry !== known?.entry) this.#broadcast(undefined, entry)
  }

  /** Forgets those elsewhere of whom nothing was heard since this moment (ms): their node is gone. */
  forgetSilent(since: number): void {
    for (const [client, { node, heardAt }] of this.#elsewhere) if (heardAt < since) this.#forget(client, node)
  }

  /** A client that moved to another node may be said to have left by the node it came from. */
  #forget(client: number, node: string): void {
    if (this.#elsewhere.get(client)?.node !== node) return
    this.#elsewhere.delete(client)
    this.#broadcast(undefined, { client, clock: this.#nextClock(client), state: GONE })
  }

  leave(member: Member): void {
    const seat = this.#seats.get(member)
    if (!seat) return
    clearTimeout(seat.later)
    this.#seats.delete(member)
    if (!seat.entry) return
    this.#broadcast(member, { client: seat.client, clock: this.#nextClock(seat.client), state: GONE })
    this.#around.tellNodes(seat.client, GONE)
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
    this.#elsewhere.delete(client)
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
      this.#around.tellNodes(seat.client, seat.entry?.state ?? GONE)
    }
    if (wait <= 0) send(now)
    else seat.later = setTimeout(() => send(now + wait), wait)
  }

  #broadcast(from: Member | undefined, entry: Entry): void {
    const frame = encodeEntries([entry])
    for (const other of this.#around.others(from)) if (other.laggingSince === undefined) other.send(frame)
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
