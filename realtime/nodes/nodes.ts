import type { Bus, BusMessage, RemotePresence } from './bus'
import type { Limits, RoomsLogger } from '../room/limits'
import type { Room } from '../room/room'
import type { UpdateLog } from '../log/update-log'

interface NodesOptions {
  readonly bus: Bus
  /** Name of this node among the others. */
  readonly node: string
  readonly log: UpdateLog
  readonly limits: Limits
  readonly logger: RoomsLogger
  readonly now: () => Date
  readonly open: () => ReadonlyMap<string, Room>
  /** Another node says that rights may have changed in rooms with this prefix. */
  readonly onRecheck: (prefix: string) => void
}

/** What this process does to keep step with the others on the same database. */
export interface Nodes {
  /** Reads what others put on disk in this room; when one reading is under way, a new one after it. Rejects without the database. */
  look(room: Room): Promise<void>
  stored(heads: ReadonlyMap<string, number>): void
  entered(room: string): void
  tellPresence(room: string, client: number, state: string): void
  recheck(prefix: string): void
  stop(): void
}

/** A process that is alone looks this many times less. */
const ALONE = 5

/**
 * Other nodes are heard through the bus and, because the bus may lose what it carries, by looking at the heads on disk: a change is
 * never missed, at most a moment late (R-RTM-44, R-RTM-45).
 */
export function createNodes({ bus, node, log, limits, logger, now, open, onRecheck }: NodesOptions): Nodes {
  const looking = new Map<Room, { running: Promise<void>; next?: Promise<void> }>()
  const presence = new Map<string, RemotePresence>()
  let presenceTimer: NodeJS.Timeout | undefined
  let rounds = 0
  let polling = false
  const timer = setInterval(() => {
    rounds += 1
    if (bus.others || rounds % ALONE === 0) void poll()
    for (const room of open().values()) room.audience.presence.forgetSilent(now().getTime() - limits.presenceLastsMs)
  }, limits.lookEveryMs)

  function look(room: Room): Promise<void> {
    const busy = looking.get(room)
    if (busy) return (busy.next ??= busy.running.then(() => look(room), () => look(room)))
    const running = log
      .since(room.name, room.head)
      .then((stored) => room.reconcile(stored))
      .finally(() => looking.delete(room))
    looking.set(room, { running })
    return running
  }

  function lookWhenBehind(room: Room | undefined, head: number): void {
    if (!room || room.head >= head) return
    look(room).catch((error: unknown) => logger.error({ err: error, room: room.name }, 'What others wrote could not be read; trying again'))
  }

  async function poll(): Promise<void> {
    const rooms = [...open().values()]
    if (polling || rooms.length === 0) return
    polling = true
    try {
      const heads = await log.heads(rooms.map(({ name }) => name))
      for (const room of rooms) {
        const stored = heads.get(room.name)
        if (!stored) room.reconcile(undefined)
        else lookWhenBehind(room, stored.epoch === room.epoch ? stored.head : Infinity)
      }
    } catch (error) {
      logger.error({ err: error }, 'It could not be looked up how far the rooms are; trying again')
    } finally {
      polling = false
    }
  }

  function hear(message: BusMessage): void {
    const rooms = open()
    if (message.kind === 'heads') message.heads.forEach((head, name) => lookWhenBehind(rooms.get(name), head))
    else if (message.kind === 'look') void poll()
    else if (message.kind === 'recheck') onRecheck(message.prefix)
    else if (message.kind === 'who') message.rooms.forEach((name) => rooms.get(name)?.audience.presence.tellAll())
    else for (const { room, client, state } of message.entries) rooms.get(room)?.audience.presence.hear(message.node, client, state, now().getTime())
  }

  function sendPresence(): void {
    presenceTimer = undefined
    bus.send({ kind: 'presence', node, entries: [...presence.values()] })
    presence.clear()
  }

  bus.listen(hear)

  return {
    look,
    stored(heads) {
      if (bus.others && heads.size > 0) bus.send({ kind: 'heads', heads })
    },
    entered(room) {
      if (bus.others) bus.send({ kind: 'who', rooms: [room] })
    },
    tellPresence(room, client, state) {
      if (!bus.others) return
      presence.set(`${room} ${client}`, { room, client, state })
      presenceTimer ??= setTimeout(sendPresence, limits.presenceToNodesMs)
    },
    recheck: (prefix) => bus.send({ kind: 'recheck', prefix }),
    stop() {
      clearInterval(timer)
      clearTimeout(presenceTimer)
    }
  }
}
