// What the runner, the load generator and the servers say to each other.
import type { Spread } from './statistics'

/** How a server is spoken to: as y-websocket, as hocuspocus (a document name before every frame, a token first), or not at all. */
export type Wire = 'y-websocket' | 'hocuspocus' | 'bare'

/** How a server says that it has a change: ours by a count of what is on disk, hocuspocus by one answer per change, others never. */
export type Acknowledges = 'count' | 'each' | 'never'

/** Where and how a server is reached. */
export interface Target {
  readonly port: number
  readonly wire: Wire
  readonly acknowledges: Acknowledges
  /** What stands before the room name in the address. */
  readonly path: string
}

/** Editors who type, each at its own moment, and everybody else who hears it. Several nodes: member n is on node n modulo their number. */
export interface FanOutOrder {
  readonly nodes: readonly Target[]
  readonly prefix: string
  readonly rooms: number
  readonly members: number
  readonly editsPerSecond: number
  readonly warmSeconds: number
  readonly seconds: number
  readonly seed: number
}

/** What became of it. Durations in milliseconds, of the measured seconds only; the delivery is counted over everything. */
export interface FanOutResult {
  readonly sent: number
  readonly expected: number
  readonly delivered: number
  /** Deliveries in the measured seconds. */
  readonly measured: number
  readonly fanOut: Spread
  /** Between members of one node and between members of two; only with several nodes. */
  readonly same: Spread
  readonly cross: Spread
  readonly acknowledged: Spread
  readonly generator: GeneratorState
  /** Sockets that closed by themselves, with their codes. */
  readonly closed: readonly number[]
}

/** Whether the load was what it should have been: how late the edits left (ms), and which part of its time the generator was busy. */
export interface GeneratorState {
  readonly lateP99: number
  readonly busy: number
}

/** Puts a prepared document into rooms and keeps a member in each until `release`. */
export interface FillOrder {
  readonly target: Target
  readonly rooms: readonly string[]
  readonly document: string
}

/** Enters rooms that hold a document and keeps a member in each until `release`. */
export interface HoldOrder extends FillOrder {
  /** How many enter at the same moment. */
  readonly atOnce: number
}

/** One fresh member opens a room. */
export interface OpenOrder {
  readonly target: Target
  readonly room: string
  /** Absent: the room is empty. */
  readonly document?: string
}

/** Milliseconds from connecting to the frame that says `synced`, and to the frame with which the document was whole. */
export interface OpenResult {
  readonly synced: number
  readonly whole: number
  readonly bytes: number
}

/** Many fresh members at the same moment, one per name in `rooms`. */
export interface StormOrder {
  readonly target: Target
  readonly rooms: readonly string[]
  readonly document: string
}

/** Milliseconds until the last and the middle one was in, and how many were and had the whole document. */
export interface StormResult {
  readonly all: number
  readonly p50: number
  readonly entered: number
  readonly whole: number
  readonly bytesEach: number
}

/** What a server says of itself: CPU in microseconds since its start, memory in bytes. */
export interface ServerState {
  readonly cpu: number
  readonly rss: number
  readonly live: number
}
