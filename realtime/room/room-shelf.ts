import type { Folding } from '../folding/folding'
import type { Limits, RoomsLogger } from './limits'
import type { Member } from './member'
import { Room, type RoomSurroundings } from './room'
import type { Waiting } from './room-queue'
import type { UpdateLog } from '../log/update-log'

interface ShelfOptions extends Omit<RoomSurroundings, 'waiting' | 'onGrown'> {
  readonly log: UpdateLog
  readonly folding: Folding
  /** This room has just been opened. */
  readonly onOpened: (room: string) => void
  readonly limits: Limits
  readonly logger: RoomsLogger
}

/** The rooms in memory: opened once however many enter at the same moment, and dropped a while after the last one left. */
export interface RoomShelf {
  /** Puts an admitted member into the room; throws when the room cannot be read. */
  enter(name: string, member: Member): Promise<Room>
  leave(room: Room, member: Member): void
  rooms(): Room[]
  /** The same, by name. */
  readonly open: ReadonlyMap<string, Room>
  queuedBytes(): number
  stop(): void
}

export function createRoomShelf({ log, folding, limits, logger, onOpened, ...hooks }: ShelfOptions): RoomShelf {
  const opening = new Map<string, Promise<Room>>()
  const open = new Map<string, Room>()
  const idleTimers = new Map<Room, NodeJS.Timeout>()
  const waiting: Waiting = { bytes: 0 }
  const around: RoomSurroundings = { limits, waiting, onGrown: (room) => folding.grown(room), ...hooks }

  async function find(name: string): Promise<Room> {
    const present = open.get(name)
    if (present && !present.gone) return present
    const loading = opening.get(name) ?? load(name)
    opening.set(name, loading)
    return loading
  }

  async function load(name: string): Promise<Room> {
    try {
      const room = new Room(name, await log.open(name), around)
      open.set(name, room)
      dropWhenIdle(room)
      onOpened(name)
      return room
    } finally {
      opening.delete(name)
    }
  }

  /** Nothing to save: all that was acknowledged is in the log. What still waits for the disk keeps the room here. */
  function dropWhenIdle(room: Room): void {
    clearTimeout(idleTimers.get(room))
    idleTimers.set(
      room,
      setTimeout(() => {
        if (room.audience.members.size > 0) idleTimers.delete(room)
        else if (!room.idle) dropWhenIdle(room)
        else void folding.leaving(room).then(() => (room.idle ? drop(room) : dropWhenIdle(room)))
      }, limits.idleMs)
    )
  }

  function drop(room: Room): void {
    idleTimers.delete(room)
    room.audience.presence.stop()
    if (open.get(room.name) !== room) return
    open.delete(room.name)
    logger.info({ room: room.name }, 'Room left memory')
  }

  return {
    async enter(name, member) {
      let room = await find(name)
      // It may have left memory between the finding and now; a room is never in memory twice.
      while (open.get(name) !== room) room = await find(name)
      room.audience.members.add(member)
      return room
    },
    leave(room, member) {
      room.audience.leave(member)
      if (room.audience.members.size === 0) dropWhenIdle(room)
    },
    rooms: () => [...open.values()],
    open,
    queuedBytes: () => waiting.bytes,
    stop() {
      for (const timer of idleTimers.values()) clearTimeout(timer)
      for (const room of open.values()) room.audience.presence.stop()
    }
  }
}
