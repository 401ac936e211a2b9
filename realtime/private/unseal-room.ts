import type { RoomSeals } from './room-seals'
import type { StoredSnapshot, StoredTail, StoredUpdate } from '../log/update-log'

/** Under which names the two parts of a snapshot are sealed: an older one, or the one part, never opens in the place of the other. */
const parts = (seq: number) => ({ bytes: `snapshot/${seq}`, staat: `staat/${seq}` })

export async function sealSnapshot(room: string, { seq, bytes, staat }: StoredSnapshot, seals: RoomSeals): Promise<StoredSnapshot> {
  return { seq, bytes: await seals.seal(room, parts(seq).bytes, bytes), staat: await seals.seal(room, parts(seq).staat, staat) }
}

async function unsealSnapshot(room: string, { seq, bytes, staat }: StoredSnapshot, seals: RoomSeals): Promise<StoredSnapshot> {
  return { seq, bytes: await seals.unseal(room, parts(seq).bytes, bytes), staat: await seals.unseal(room, parts(seq).staat, staat) }
}

const unsealUpdates = (room: string, updates: readonly StoredUpdate[], seals: RoomSeals): Promise<StoredUpdate[]> =>
  Promise.all(updates.map(async (update) => ({ ...update, bytes: await seals.unseal(room, update.author, update.bytes) })))

/** A room, or the tail of one, as it was typed. Throws what `seals.unseal` throws; one piece that does not open makes all of it unreadable. */
export async function unsealRoom<Stored extends StoredTail & { readonly snapshot?: StoredSnapshot }>(room: string, stored: Stored, seals: RoomSeals): Promise<Stored> {
  if (!seals.isPrivate(room)) return stored
  const updates = await unsealUpdates(room, stored.updates, seals)
  return stored.snapshot ? { ...stored, updates, snapshot: await unsealSnapshot(room, stored.snapshot, seals) } : { ...stored, updates }
}
