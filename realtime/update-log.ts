/** One stored change of a room, as it lies on disk. */
export interface StoredUpdate {
  readonly seq: number
  readonly author: string
  readonly time: Date
  readonly bytes: Uint8Array
}

/** The state of a room on disk at one moment. `head` is the sequence of its last update, `epoch` that of its rights. */
export interface StoredRoom {
  readonly head: number
  readonly epoch: number
  /** Everything up to and including `snapshotSeq`, merged; absent while nothing was compacted. */
  readonly snapshot: Uint8Array | undefined
  readonly snapshotSeq: number
  /** The updates after the snapshot, in order and without gaps. */
  readonly updates: readonly StoredUpdate[]
}

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

/**
 * The append-only log under the rooms; the only place where what people typed is kept.
 * Every implementation passes `describeUpdateLog` (update-log.contract.ts).
 */
export interface UpdateLog {
  /** Reads a room in one consistent view; a room that does not exist yet is created, empty. */
  open(room: string): Promise<StoredRoom>

  /** What was stored after `seq`, with the present head and epoch; undefined when the room is gone. */
  since(room: string, seq: number): Promise<Omit<StoredRoom, 'snapshot' | 'snapshotSeq'> | undefined>

  /**
   * Stores a batch in one round trip and answers after COMMIT. Per room all entries get a place, in the order given, or none:
   * the sequence has no gaps, whoever else appends. All entries of a room in one batch carry the same epoch.
   * When it throws, the batch may or may not be on disk: look with `since` before storing again.
   */
  append(batch: readonly LogEntry[]): Promise<ReadonlyMap<string, AppendOutcome>>
}
