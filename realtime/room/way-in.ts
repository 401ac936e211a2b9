import type { IncomingMessage } from 'node:http'
import type { RawData, WebSocket } from 'ws'
import type { Gate } from './gate'
import type { Limits, RoomsLogger } from './limits'
import type { Line } from './line'
import { Member } from './member'
import { CLOSE } from './protocol'
import type { Room } from './room'
import type { RoomShelf } from './room-shelf'

export interface VisitOptions {
  /** This visitor has handed in, in an earlier visit, what it had: its changes may no longer run ahead of their past. */
  readonly handedIn: boolean
}

export interface Visit {
  /** One frame as a socket would send it (protocol.ts). */
  receive(frame: Uint8Array): void
  /** Resolves when all frames so far were looked at: one that leans on what another node wrote waits for the disk. */
  settled(): Promise<void>
  /** Sends what came after `seq` (as frames), or the whole state when that can no longer be told apart. */
  resume(seq: number): void
  /** Up to where the log was sent to this visitor. */
  readonly head: number
  /** Ends the visit: presence gone, memory free. */
  leave(): void
}

interface WayInOptions {
  readonly gate: Gate
  readonly shelf: RoomShelf
  readonly limits: Limits
  readonly logger: RoomsLogger
  readonly stopping: AbortSignal
}

/** How somebody becomes a member of a room: through the gate, over a socket or in one HTTP request. */
export interface WayIn {
  enter(socket: WebSocket, request: IncomingMessage, name: string): Promise<void>
  visit(line: Line, request: IncomingMessage, name: string, options: VisitOptions): Promise<Visit | number>
  /** Lines that wait for the gate or for their room. */
  readonly waiting: number
  refuseWaiting(): void
}

const ROOM_NAME = /^[a-z0-9]+(?:[/_-][A-Za-z0-9]+)*$/
const MAX_ROOM_NAME = 200
const OPEN = 1

export function createWayIn({ gate, shelf, limits, logger, stopping }: WayInOptions): WayIn {
  const waiting = new Set<Line>()
  const sockets = new Map<string, number>()

  /** The way in. The socket is not read before the gate has said yes, so an outsider can fill nothing here (R-RTM-8). */
  async function enter(socket: WebSocket, request: IncomingMessage, name: string): Promise<void> {
    socket.on('error', (error) => logger.warn({ err: error, room: name }, 'Socket failed'))
    if (stopping.aborted) return refuse(socket, CLOSE.restarting)
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
    const found = await join(socket, request, name)
    if (found === undefined || typeof found === 'number') return found
    const { room, member } = found
    socket.on('pong', () => (member.alive = true))
    socket.on('message', (data, isBinary) => receive(room, member, data, isBinary))
    member.welcome()
    socket.resume()
    return undefined
  }

  /** Makes whoever the gate admits a member; the close code when it does not, undefined when the line is gone meanwhile. */
  async function join(line: Line, request: IncomingMessage, name: string): Promise<{ room: Room; member: Member } | number | undefined> {
    const admission = isRoomName(name) ? await gate.admit(request, name) : undefined
    if (!admission) return CLOSE.notFound
    if (!isOpen(line)) return undefined
    if ((sockets.get(admission.session) ?? 0) >= limits.socketsPerSession) return CLOSE.tryAgainLater
    const member = new Member(line, admission, limits)
    const room = await shelf.enter(name, member)
    if (!isOpen(line)) return void shelf.leave(room, member)
    line.once('close', () => depart(room, member))
    sockets.set(admission.session, (sockets.get(admission.session) ?? 0) + 1)
    // Asked again now that the epoch is known and `recheck` sees this member: a right withdrawn meanwhile cannot slip through.
    const verdict = await gate.recheck(admission, name)
    if (verdict !== 'ok') return CLOSE.notFound
    return isOpen(line) ? { room, member } : undefined
  }

  async function visit(line: Line, request: IncomingMessage, name: string, { handedIn }: VisitOptions): Promise<Visit | number> {
    if (stopping.aborted) return CLOSE.restarting
    if (waiting.size >= limits.waitingSockets) return CLOSE.tryAgainLater
    waiting.add(line)
    try {
      const found = await join(line, request, name)
      if (found === undefined || typeof found === 'number') return found ?? CLOSE.tryAgainLater
      const { room, member } = found
      member.handedIn = handedIn
      member.welcome()
      return {
        receive: (frame) => room.receive(member, frame),
        async settled() {
          while (member.open && member.waiting) await member.looking
        },
        resume: (seq) => room.audience.resume(member, seq),
        get head() {
          return member.seq
        },
        leave: () => member.end()
      }
    } catch (error) {
      logger.error({ err: error, room: name }, 'Nobody could be let into a room')
      return CLOSE.tryAgainLater
    } finally {
      waiting.delete(line)
    }
  }

  function receive(room: Room, member: Member, data: RawData, isBinary: boolean): void {
    if (stopping.aborted) return
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

  return {
    enter,
    visit,
    get waiting() {
      return waiting.size
    },
    refuseWaiting() {
      for (const line of waiting) refuse(line, CLOSE.restarting)
    }
  }
}

const isOpen = (line: Line): boolean => line.readyState === OPEN

/** A browser cannot read the HTTP status of an upgrade: the socket is opened and closed with a code. */
function refuse(line: Line & { resume?(): void }, code: number): void {
  if (!isOpen(line)) return
  line.resume?.()
  line.close(code)
}

function isRoomName(name: string): boolean {
  return name.length <= MAX_ROOM_NAME && ROOM_NAME.test(name)
}
