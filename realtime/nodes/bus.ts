/** What nodes tell each other. Never content of a document: rooms, numbers, and the stamped presence the room itself shows. */
export type BusMessage =
  /** These rooms are on disk up to these heads. */
  | { readonly kind: 'heads'; readonly heads: ReadonlyMap<string, number> }
  /** Too much to name: look up the heads of what you have open. */
  | { readonly kind: 'look' }
  /** Rights may have changed in rooms with this prefix ('' is all): ask the gate again. */
  | { readonly kind: 'recheck'; readonly prefix: string }
  /** Presence of members on another node. */
  | { readonly kind: 'presence'; readonly node: string; readonly entries: readonly RemotePresence[] }
  /** Another node has just opened these rooms: whoever has people in them says so. */
  | { readonly kind: 'who'; readonly rooms: readonly string[] }

export interface RemotePresence {
  readonly room: string
  readonly client: number
  /** The stamped awareness state as JSON; `null` when this client left. */
  readonly state: string
}

/**
 * The line between the panel processes on one database. It may lose messages: whoever listens also looks for itself (`others` true: often).
 * Nothing that is promised hangs on it but speed.
 */
export interface Bus {
  /** Sends to all other nodes; never throws, what could not be sent is reported and healed by looking. Coalesces while one message is under way. */
  send(message: BusMessage): void
  /** One listener; messages of this node itself do not come back. */
  listen(listener: (message: BusMessage) => void): void
  /** Whether another node is known to be there. Alone, nothing needs to be sent but `recheck`. */
  readonly others: boolean
  stop(): Promise<void>
}

/** For a process that is alone by design: tests, benchmarks. */
export const NO_BUS: Bus = { send: () => undefined, listen: () => undefined, others: false, stop: async () => undefined }
