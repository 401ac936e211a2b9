/** Bounds on what one socket, one document and one process may cost. Bytes and milliseconds. */
export interface Limits {
  /** One frame of a client; larger is refused with 4413. */
  readonly frameBytes: number
  /** What ws itself takes in before it hangs up. */
  readonly payloadBytes: number
  readonly documentBytes: number
  /** Past this a reader gets no more changes one by one, but what it missed in one piece when it reads again. */
  readonly lagBytes: number
  /** Who is that far behind for so long is cut off. */
  readonly lagMs: number
  /** What may wait in a socket at all. */
  readonly bufferedBytes: number
  /** What may wait for the disk, in this whole process. */
  readonly queuedBytes: number
  /** What a client may send ahead of its first step2 that cannot be placed yet. */
  readonly heldBytes: number
  readonly cursorBytes: number
  readonly awarenessEveryMs: number
  readonly step1PerMinute: number
  readonly socketsPerSession: number
  /** Frames per second of one socket, over ten seconds. */
  readonly framesPerSecond: number
  /** Sockets that wait for the gate or for their room. */
  readonly waitingSockets: number
  readonly admitMs: number
  readonly recheckEveryMs: number
  readonly keepAliveEveryMs: number
  readonly idleMs: number
  /** After so many updates, or so many bytes of them, a room is compacted: at most once per interval. */
  readonly compactUpdates: number
  readonly compactBytes: number
  readonly compactEveryMs: number
  readonly compactTimeoutMs: number
  /** A room that is left with more updates than this is compacted before it leaves memory. */
  readonly compactOnLeaving: number
  /** How often a process that is not alone looks how far its rooms are on disk; one that is alone five times less. */
  readonly lookEveryMs: number
  /** How often presence goes to other nodes, and how long it is believed without being told again. */
  readonly presenceToNodesMs: number
  readonly presenceLastsMs: number
  /** How long `stop()` waits for the disk. */
  readonly flushMs: number
  readonly retryMs: number
  readonly retryMaxMs: number
}

export const LIMITS: Limits = {
  frameBytes: 256 * 1024,
  payloadBytes: 1024 * 1024,
  documentBytes: 5 * 1024 * 1024,
  lagBytes: 1024 * 1024,
  lagMs: 10_000,
  bufferedBytes: 8 * 1024 * 1024,
  queuedBytes: 32 * 1024 * 1024,
  heldBytes: 512 * 1024,
  cursorBytes: 4 * 1024,
  awarenessEveryMs: 50,
  step1PerMinute: 60,
  socketsPerSession: 60,
  framesPerSecond: 200,
  waitingSockets: 1000,
  admitMs: 10_000,
  recheckEveryMs: 30_000,
  keepAliveEveryMs: 20_000,
  idleMs: 30_000,
  compactUpdates: 500,
  compactBytes: 64 * 1024,
  compactEveryMs: 10_000,
  compactTimeoutMs: 30_000,
  compactOnLeaving: 50,
  lookEveryMs: 1_000,
  presenceToNodesMs: 250,
  presenceLastsMs: 40_000,
  flushMs: 5_000,
  retryMs: 100,
  retryMaxMs: 5_000
}

/** What the rooms need of a technical log (pino fits). Room names and codes, never content. */
export interface RoomsLogger {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
