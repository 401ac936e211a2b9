import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocketServer, type ServerOptions } from 'ws'
import { NO_BUS, type Bus } from '../nodes/bus'
import { createCommitter } from './committer'
import { createCompactor } from '../folding/compactor'
import { createFolding } from '../folding/folding'
import type { Admission, Gate, Recheck } from './gate'
import { createLagging } from './lagging'
import { LIMITS, type Limits, type RoomsLogger } from './limits'
import type { Line } from './line'
import { createNodes, type Nodes } from '../nodes/nodes'
import { pause } from './pause'
import { CLOSE } from './protocol'
import type { Room } from './room'
import { createRoomShelf } from './room-shelf'
import { createWayIn, type Visit, type VisitOptions } from './way-in'
import type { UpdateLog } from '../log/update-log'

export interface RoomsOptions {
  readonly log: UpdateLog
  readonly gate: Gate
  readonly clock: { now(): Date }
  readonly logger: RoomsLogger
  readonly limits?: Partial<Limits>
  /** The line to the other nodes; none by default. */
  readonly bus?: Bus
  /** Name of this node among the others. */
  readonly node?: string
  /** The bundled compaction worker; without it rooms are never compacted. */
  readonly compactionWorker?: string
}

export interface RoomsStats {
  readonly rooms: number
  readonly members: number
  readonly waiting: number
  readonly queuedBytes: number
  readonly batches: number
}

export interface Rooms {
  /** Takes the upgrades to `/rt/<room name>`; false for every other path, which is then left alone. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  /** Lets one HTTP request take part in a room as a short-lived member, through the same gate; the close code when not, and then the caller ends the line. */
  visit(line: Line, request: IncomingMessage, room: string, options: VisitOptions): Promise<Visit | number>
  /**
   * Asks the gate again about everyone in the rooms whose name begins with this (all by default), on every node, and closes who lost the
   * right. Resolves when this node has done so. Call after COMMIT.
   */
  recheck(prefix?: string): Promise<void>
  /** Takes nothing more in, waits until what was accepted is on disk, and closes everyone with 4503. */
  stop(): Promise<void>
  stats(): RoomsStats
}

const ROOM_PATH = '/rt/'

/**
 * The rooms of this process: sockets in, changes to the log, and what is on disk out to everyone else.
 * Which rooms exist and who may do what is known to `gate` alone.
 */
export function createRooms(options: RoomsOptions): Rooms {
  const { log, gate, clock, logger } = options
  const limits: Limits = { ...LIMITS, ...options.limits }
  const server = new WebSocketServer(socketOptions(limits))
  const now = (): Date => clock.now()
  const compactor = options.compactionWorker === undefined ? undefined : createCompactor({ workerPath: options.compactionWorker, logger, timeoutMs: limits.compactTimeoutMs })
  const folding = createFolding({ compactor, log, limits, logger, now })
  const nodes: Nodes = createNodes({
    bus: options.bus ?? NO_BUS, node: options.node ?? randomUUID(), log, limits, logger, now, open: () => shelf.open, onRecheck: (prefix) => void recheckHere(prefix)
  })
  const committer = createCommitter({ log, logger, limits, onStored: nodes.stored })
  const lagging = createLagging({ limits, now })
  const shelf = createRoomShelf({
    log, folding, limits, logger, now,
    enqueue: committer.enqueue,
    look: nodes.look,
    tellNodes: nodes.tellPresence,
    onOpened: nodes.entered,
    onLagging: lagging.add,
    onWithdrawn: (room) => void askAgain(room)
  })
  const stopping = new AbortController()
  const wayIn = createWayIn({ gate, shelf, limits, logger, stopping: stopping.signal })
  const recheckTimer = setInterval(() => void recheckHere(''), limits.recheckEveryMs)
  const keepAliveTimer = setInterval(keepAlive, limits.keepAliveEveryMs)

  async function askGate(room: Room): Promise<Map<Admission, Recheck>> {
    const asked = [...room.admissions()].map(async (admission) => [admission, await gate.recheck(admission, room.name)] as const)
    return new Map(await Promise.all(asked))
  }

  /** Rights were withdrawn: learn the new epoch first, then ask, so that a later withdrawal fails again (R-RTM-4). */
  async function askAgain(room: Room): Promise<void> {
    for (let attempt = 0; !stopping.signal.aborted && !room.gone; attempt += 1) {
      try {
        const stored = await log.since(room.name, room.head)
        room.reconcile(stored)
        if (stored) room.goOn(await askGate(room), stored.epoch)
        return
      } catch (error) {
        logger.error({ err: error, room: room.name }, 'The rights in a room could not be asked again; trying again')
        await pause(Math.min(limits.retryMs * 2 ** attempt, limits.retryMaxMs), stopping.signal)
      }
    }
  }

  async function recheckHere(prefix: string): Promise<void> {
    const asked = shelf.rooms().filter((room) => room.name.startsWith(prefix)).map(async (room) => {
      try {
        room.audience.closeRefused(await askGate(room))
      } catch (error) {
        // Without the database nothing is stored or sent on; the next round asks again.
        logger.error({ err: error, room: room.name }, 'The rights in a room could not be checked')
      }
    })
    await Promise.all(asked)
  }

  async function recheck(prefix = ''): Promise<void> {
    nodes.recheck(prefix)
    await recheckHere(prefix)
  }

  function keepAlive(): void {
    for (const room of shelf.rooms()) {
      for (const member of room.audience.members) member.keepAlive()
    }
  }

  async function stop(): Promise<void> {
    stopping.abort()
    clearInterval(recheckTimer)
    clearInterval(keepAliveTimer)
    await Promise.race([committer.idle(), sleep(limits.flushMs, undefined, { ref: false })])
    committer.stop()
    nodes.stop()
    lagging.stop()
    await folding.stop()
    shelf.stop()
    wayIn.refuseWaiting()
    const closed = shelf.rooms().flatMap((room) => [...room.audience.members].map((member) => member.closed()))
    for (const room of shelf.rooms()) room.audience.closeAll(CLOSE.restarting)
    await Promise.all(closed)
  }

  return {
    handleUpgrade(request, socket, head) {
      const name = roomNameOf(request)
      if (name === undefined) return false
      server.handleUpgrade(request, socket, head, (webSocket) => void wayIn.enter(webSocket, request, name))
      return true
    },
    visit: wayIn.visit,
    recheck,
    stop,
    stats: () => ({
      rooms: shelf.rooms().length,
      members: shelf.rooms().reduce((sum, room) => sum + room.audience.members.size, 0),
      waiting: wayIn.waiting,
      queuedBytes: shelf.queuedBytes(),
      batches: committer.batches
    })
  }
}

/** Without compression (memory per socket, and lengths that tell); who does not answer a close is cut off after two seconds. */
function socketOptions(limits: Limits): ServerOptions {
  const options = { noServer: true, perMessageDeflate: false, maxPayload: limits.payloadBytes, closeTimeout: 2_000 }
  return options
}

function roomNameOf(request: IncomingMessage): string | undefined {
  const path = (request.url ?? '').split('?', 1)[0] ?? ''
  return path.startsWith(ROOM_PATH) ? path.slice(ROOM_PATH.length) : undefined
}
