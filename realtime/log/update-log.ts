/** One stored change of a room, as it lies on disk. */
export interface StoredUpdate {
  readonly seq: number
  readonly author: string
  readonly time: Date
  readonly bytes: Uint8Array
}

/** Everything up to and including `seq`, merged. `staat` tells what must be known of it without taking it apart (snapshot-state.ts). */
export interface StoredSnapshot {
  readonly seq: number
  readonly bytes: Uint8Array
  readonly staat: Uint8Array
}

/** The state of a room on disk at one moment. `head` is the sequence of its last update, `epoch` that of its rights. */
export interface StoredRoom {
  readonly head: number
  readonly epoch: number
  /** Absent while nothing was compacted. */
  readonly snapshot: StoredSnapshot | undefined
  /** The updates after the snapshot, in order and without gaps. */
  readonly updates: readonly StoredUpdate[]
}

/** What a room got after some sequence, with its present head and epoch. */
export type StoredTail = Omit<StoredRoom, 'snapshot'>

/** What is appended: a change, by whom, when, and under which epoch of rights it was accepted. */
export interface LogEntry {
  readonly room: string
  readonly epoch: number
  readonly author: string
  readonly time: Date
  readonly bytes: Uint8Array
}

/** `epoch`: the rights of this room were withdrawn since, nothing of it in this batch was stored. */
export type AppendOutcome = { readonly kind: 'stored'; readonly head: number } | { readonly kind: 'epoch' }

/** How far a room is on disk. */
export interface RoomHead {
  readonly head: number
  readonly epoch: number
}

/**
 * The append-only log under the rooms; the only place where what people typed is kept.
 * Every implementation passes `describeUpdateLog` (update-log.contract.ts). All methods throw when the database is away.
 */
export interface UpdateLog {
  /**
   * Reads a room in one consistent view; a room that does not exist yet is created, empty.
   * Throws `HistoryEnded` for a room whose history has ended: it can be opened by nobody any more.
   */
  open(room: string): Promise<StoredRoom>

  /** What was stored after `seq`; undefined when the room is gone. Rows are kept when a room is compacted, so there are no gaps. */
  since(room: string, seq: number): Promise<StoredTail | undefined>

  /** How far these rooms are; a room that is gone is missing in the answer. One round trip. */
  heads(rooms: readonly string[]): Promise<ReadonlyMap<string, RoomHead>>

  /**
   * Stores a batch in one round trip and answers after COMMIT. Per room all entries get a place, in the order given, or none:
   * the sequence has no gaps, whoever else appends. All entries of a room in one batch carry the same epoch.
   * When it throws, the batch may or may not be on disk: look with `since` before storing again.
   */
  append(batch: readonly LogEntry[]): Promise<ReadonlyMap<string, AppendOutcome>>

  /** Keeps a snapshot in place of the previous one, unless there is a newer one or the history has ended. Deletes no row. */
  keepSnapshot(room: string, snapshot: StoredSnapshot): Promise<void>
}

/** The history of this room has ended: its rows, snapshots and key are gone or about to be. */
export class HistoryEnded extends Error {
  override readonly name = 'HistoryEnded'
}
