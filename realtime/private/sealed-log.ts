import type { RoomsLogger } from '../room/limits'
import type { RoomSeals } from './room-seals'
import { sealSnapshot, unsealRoom } from './unseal-room'
import type { LogEntry, UpdateLog } from '../log/update-log'

/**
 * An update log that seals what is typed in private rooms before the log under it sees it, and opens it when it is read (R-RTM-51).
 * What holds no private room passes as it is.
 *
 * A room whose key cannot be had harms no other room in its batch: nothing of it is stored, it is missing in the answer of `append`,
 * and `since` then says that it is gone. Its members are sent away, with their text still in their window.
 */
export function sealLog(log: UpdateLog, seals: RoomSeals, logger: Pick<RoomsLogger, 'error'>): UpdateLog {
  /** Rooms that could not be sealed, until somebody looks what became of them. */
  const lost = new Set<string>()

  function lose(room: string, error: unknown): undefined {
    lost.add(room)
    logger.error({ err: error }, 'The key of a private room cannot be had: nothing of it is stored and its members are sent away')
  }

  async function openSealed(room: string): ReturnType<UpdateLog['open']> {
    lost.delete(room)
    return unsealRoom(room, await log.open(room), seals)
  }

  async function sinceSealed(room: string, seq: number): ReturnType<UpdateLog['since']> {
    const stored = await log.since(room, seq)
    const opened = stored && (await unsealRoom(room, stored, seals).catch((error: unknown) => lose(room, error)))
    return lost.delete(room) ? undefined : opened
  }

  async function appendSealed(batch: readonly LogEntry[]): ReturnType<UpdateLog['append']> {
    const sealed = await Promise.all(batch.map(sealEntry))
    const ready = sealed.flatMap((entry) => (entry && !lost.has(entry.room) ? [entry] : []))
    return ready.length > 0 ? log.append(ready) : new Map()
  }

  const sealEntry = async (entry: LogEntry): Promise<LogEntry | undefined> =>
    seals.isPrivate(entry.room)
      ? seals.seal(entry.room, entry.author, entry.bytes).then((bytes) => ({ ...entry, bytes }), (error: unknown) => lose(entry.room, error))
      : entry

  return {
    open: (room) => (seals.isPrivate(room) ? openSealed(room) : log.open(room)),
    since: (room, seq) => (seals.isPrivate(room) ? sinceSealed(room, seq) : log.since(room, seq)),
    heads: (rooms) => log.heads(rooms),
    append: (batch) => (batch.some(({ room }) => seals.isPrivate(room)) ? appendSealed(batch) : log.append(batch)),
    keepSnapshot: async (room, snapshot) => log.keepSnapshot(room, seals.isPrivate(room) ? await sealSnapshot(room, snapshot, seals) : snapshot)
  }
}
