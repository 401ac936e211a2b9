import type { Limits, RoomsLogger } from './limits'
import type { Member } from './member'
import { Room, type RoomSurroundings } from './room'
import type { UpdateLog } from './update-log'

interface ShelfOptions extends Pick<RoomSurroundings, 'now' | 'enqueue' | 'onWithdrawn'> {
  readonly log: UpdateLog
  readonly limits: Limits
  readonly logger: RoomsLogger
}

/** The rooms in memory: opened once however many enter at the same moment, and dropped a while after the last one left. */
export interface RoomShelf {
  /** Puts an admitted member into the room; throws when the room cannot be read. */
  enter(name: string, member: Member): Promise<Room>
  leave(room: Room, member: Member): void
  rooms(): Room[]
  queuedBytes(): number
  stop(): void
}

export function createRoomShelf({ log, limits, logger, ...hooks }: ShelfOptions): RoomShelf {
  const opening = new Map<string, Promise<Room>>()
  const open = new Map<string, Room>()
  const idleTimers = new Map<Room, NodeJS.Timeout>()
  const queuedBytes = (): number => [...open.values()].reduce((sum, room) => sum + room.queuedBytes, 0)
  const around: RoomSurroundings = { limits, queuedBytes, ...hooks }

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
        if (room.members.size > 0) idleTimers.delete(room)
        else if (!room.idle) dropWhenIdle(room)
        else drop(room)
      }, limits.idleMs)
    )
  }

  function drop(room: Room): void {
    idleTimers.delete(room)
    room.stop()
    if (open.get(room.name) !== room) return
    open.delete(room.name)
    logger.info({ room: room.name }, 'Room left memory')
  }

  return {
    async enter(name, member) {
      const room = await find(name)
      room.members.add(member)
      return room
    },
    leave(room, member) {
      room.leave(member)
      if (room.members.size === 0) dropWhenIdle(room)
    },
    rooms: () => [...open.values()],
    queuedBytes,
    stop() {
      for (const timer of idleTimers.values()) clearTimeout(timer)
      for (const room of open.values()) room.stop()
    }
  }
}
