import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { WebSocketServer, type RawData, type ServerOptions, type WebSocket } from 'ws'
import { createCommitter } from './committer'
import type { Admission, Gate, Recheck } from './gate'
import { LIMITS, type Limits, type RoomsLogger } from './limits'
import { Member } from './member'
import { CLOSE } from './protocol'
import type { Room } from './room'
import { createRoomShelf } from './room-shelf'
import type { UpdateLog } from './update-log'

export interface RoomsOptions {
  readonly log: UpdateLog
  readonly gate: Gate
  readonly clock: { now(): Date }
  readonly logger: RoomsLogger
  readonly limits?: Partial<Limits>
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
  /** Asks the gate again about everyone in the rooms that match (all by default) and closes who lost the right. Call after COMMIT. */
  recheck(match?: (room: string) => boolean): Promise<void>
  /** Takes nothing more in, waits until what was accepted is on disk, and closes everyone with 4503. */
  stop(): Promise<void>
  stats(): RoomsStats
}

const ROOM_PATH = '/rt/'
const ROOM_NAME = /^[a-z0-9]+(?:[/_-][A-Za-z0-9]+)*$/
const MAX_ROOM_NAME = 200

/**
 * The rooms of this process: sockets in, changes to the log, and what is on disk out to everyone else.
 * Which rooms exist and who may do what is known to `gate` alone.
 */
export function createRooms(options: RoomsOptions): Rooms {
  const { log, gate, clock, logger } = options
  const limits: Limits = { ...LIMITS, ...options.limits }
  const server = new WebSocketServer(socketOptions(limits))
  const committer = createCommitter({ log, logger, limits })
  const shelf = createRoomShelf({ log, limits, logger, now: () => clock.now(), enqueue: committer.enqueue, onWithdrawn: (room) => void askAgain(room) })
  const waiting = new Set<WebSocket>()
  const sockets = new Map<string, number>()
  const stopping = new AbortController()
  const recheckTimer = setInterval(() => void recheck(), limits.recheckEveryMs)
  const keepAliveTimer = setInterval(keepAlive, limits.keepAliveEveryMs)

  /** The way in. The socket is not read before the gate has said yes, so an outsider can fill nothing here (R-RTM-8). */
  async function enter(socket: WebSocket, request: IncomingMessage, name: string): Promise<void> {
    socket.on('error', (error) => logger.warn({ err: error, room: name }, 'Socket failed'))
    if (stopping.signal.aborted) return refuse(socket, CLOSE.restarting)
    if (waiting.size >= limits.waitingSockets) return refuse(socket, CLOSE.tryAgainLater)
    waiting.add(socket)
    socket.pause()
    const deadline = setTimeout(() => refuse(socket, CLOSE.tryAgainLater), limits.admitMs)
    try {
      const code = await admit(socket, request, name)
      if (code !== undefined) refuse(socket, code)
    } catch (error) {
      logger.error({ err: error, room: name }, 'Nobody could be let into a room')
      refuse(socket, CLOSE.tryAgainLater)
    } finally {
      clearTimeout(deadline)
      waiting.delete(socket)
    }
  }

  /** Lets a socket in; the close code when not. */
  async function admit(socket: WebSocket, request: IncomingMessage, name: string): Promise<number | undefined> {
    const admission = isRoomName(name) ? await gate.admit(request, name) : undefined
    if (!admission) return CLOSE.notFound
    if (!isOpen(socket)) return undefined
    if ((sockets.get(admission.session) ?? 0) >= limits.socketsPerSession) return CLOSE.tryAgainLater
    const member = new Member(socket, admission, limits)
    const room = await shelf.enter(name, member)
    if (!isOpen(socket)) return void shelf.leave(room, member)
    socket.once('close', () => depart(room, member))
    sockets.set(admission.session, (sockets.get(admission.session) ?? 0) + 1)
    // Asked again now that the epoch is known and `recheck` sees this member: a right withdrawn meanwhile cannot slip through.
    const verdict = await gate.recheck(admission, name)
    if (verdict !== 'ok') return CLOSE.notFound
    if (!isOpen(socket)) return undefined
    socket.on('pong', () => (member.alive = true))
    socket.on('message', (data, isBinary) => receive(room, member, data, isBinary))
    member.welcome()
    socket.resume()
    return undefined
  }

  function receive(room: Room, member: Member, data: RawData, isBinary: boolean): void {
    if (stopping.signal.aborted) return
    if (isBinary && data instanceof Uint8Array) room.receive(member, data)
    else member.close(CLOSE.refusedUpdate)
  }

  function depart(room: Room, member: Member): void {
    const { session } = member.admission
    const left = (sockets.get(session) ?? 1) - 1
    if (left > 0) sockets.set(session, left)
    else sockets.delete(session)
    shelf.leave(room, member)
  }

  async function askGate(room: Room): Promise<Map<Admission, Recheck>> {
    const asked = [...room.admissions()].map(async (admission) => [admission, await gate.recheck(admission, room.name)] as const)
    return new Map(await Promise.all(asked))
  }

  /** After a batch that failed by its epoch: learn the new one first, then ask, so that a later withdrawal fails again (R-RTM-4). */
  async function askAgain(room: Room): Promise<void> {
    for (let attempt = 0; !stopping.signal.aborted; attempt += 1) {
      try {
        room.reconcile(await log.since(room.name, room.head))
        return room.resume(await askGate(room))
      } catch (error) {
        logger.error({ err: error, room: room.name }, 'The rights in a room could not be asked again; trying again')
        await pause(Math.min(limits.retryMs * 2 ** attempt, limits.retryMaxMs))
      }
    }
  }

  async function recheck(match: (room: string) => boolean = () => true): Promise<void> {
    const asked = shelf.rooms().filter((room) => match(room.name)).map(async (room) => {
      try {
        room.closeRefused(await askGate(room))
      } catch (error) {
        // Without the database nothing is stored or sent on; the next round asks again.
        logger.error({ err: error, room: room.name }, 'The rights in a room could not be checked')
      }
    })
    await Promise.all(asked)
  }

  function keepAlive(): void {
    for (const room of shelf.rooms()) {
      for (const member of room.members) member.keepAlive()
    }
  }

  async function stop(): Promise<void> {
    stopping.abort()
    clearInterval(recheckTimer)
    clearInterval(keepAliveTimer)
    await Promise.race([committer.idle(), pause(limits.flushMs, undefined, { ref: false })])
    committer.stop()
    shelf.stop()
    for (const socket of waiting) refuse(socket, CLOSE.restarting)
    const closed = shelf.rooms().flatMap((room) => [...room.members].map((member) => member.closed()))
    for (const room of shelf.rooms()) room.closeAll(CLOSE.restarting)
    await Promise.all(closed)
  }

  return {
    handleUpgrade(request, socket, head) {
      const name = roomNameOf(request)
      if (name === undefined) return false
      server.handleUpgrade(request, socket, head, (webSocket) => void enter(webSocket, request, name))
      return true
    },
    recheck,
    stop,
    stats: () => ({
      rooms: shelf.rooms().length,
      members: shelf.rooms().reduce((sum, room) => sum + room.members.size, 0),
      waiting: waiting.size,
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

const isOpen = (socket: WebSocket): boolean => socket.readyState === socket.OPEN

/** A browser cannot read the HTTP status of an upgrade: the socket is opened and closed with a code. */
function refuse(socket: WebSocket, code: number): void {
  if (!isOpen(socket)) return
  socket.resume()
  socket.close(code)
}

function roomNameOf(request: IncomingMessage): string | undefined {
  const path = (request.url ?? '').split('?', 1)[0] ?? ''
  return path.startsWith(ROOM_PATH) ? path.slice(ROOM_PATH.length) : undefined
}

function isRoomName(name: string): boolean {
  return name.length <= MAX_ROOM_NAME && ROOM_NAME.test(name)
}
