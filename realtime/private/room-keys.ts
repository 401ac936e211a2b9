/** Where the keys of private rooms are kept: never in the database, nor in its backup. One key per room, 32 bytes. */
export interface RoomKeys {
  /** The key of this room; made, once however many ask at the same moment and on whichever node, when there is none. */
  obtain(room: string): Promise<Uint8Array>
  /** The key of this room; undefined when it was never made or has been destroyed. */
  find(room: string): Promise<Uint8Array | undefined>
  /** Destroys the key: from then on nobody can read what was sealed with it. Destroying twice, or what is not there, is no fault. */
  destroy(room: string): Promise<void>
}
