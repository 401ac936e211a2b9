import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody } from './http-body'
import { deliver } from './http-delivery'
import { createHttpFarewells } from './http-farewells'
import { endOf, refusal, type HttpGuest } from './http-guest'
import { HttpLine } from './http-line'
import { answerQuestion } from './http-question'
import { createHttpStays } from './http-stays'
import { HTTP_WAITS, type HttpWaits } from './http-waits'
import { ASK, decodeDelivery, decodeQuestion, DELIVER, encodeAnswer, WIRE_TYPE, type Answer, type Question } from './http-wire'
import { LIMITS, type Limits, type RoomsLogger } from '../room/limits'
import { CLOSE } from '../room/protocol'
import type { Rooms } from '../room/rooms'
import type { Visit } from '../room/way-in'

export interface HttpDoorOptions {
  readonly rooms: Pick<Rooms, 'visit' | 'recheck'>
  readonly logger: RoomsLogger
  readonly limits?: Partial<Limits>
  readonly waits?: Partial<HttpWaits>
}

export interface HttpDoor {
  /** Takes the POSTs to `/rt/<room>` that ask or deliver; false for every other request, which is then left alone. */
  handle(request: IncomingMessage, response: ServerResponse): boolean
}

type Kind = typeof ASK | typeof DELIVER.first | typeof DELIVER.later

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly room: string
  readonly kind: Kind
}

const ROOM_PATH = '/rt/'
const KINDS: readonly Kind[] = [ASK, DELIVER.first, DELIVER.later]

/**
 * The rooms for who sits behind a proxy that lets no sockets through (R-RTM-60). Nothing is remembered from one request to the next but a
 * courtesy (`http-stays.ts`): each passes the gate anew, says how far its window is, and can be answered by any node.
 */
export function createHttpDoor({ rooms, logger, ...options }: HttpDoorOptions): HttpDoor {
  const limits: Limits = { ...LIMITS, ...options.limits }
  const waits: HttpWaits = { ...HTTP_WAITS, ...options.waits }
  const stays = createHttpStays(waits.stayMs)
  const farewells = createHttpFarewells(waits.stayMs)

  async function serve(exchange: Exchange): Promise<void> {
    try {
      reply(exchange, await enter(exchange))
    } catch (error) {
      logger.error({ err: error, room: exchange.room }, 'A request to a room failed')
      reply(exchange, refusal(CLOSE.tryAgainLater))
    }
    hangUpWhenSlow(exchange, waits.leaveMs)
  }

  /** The gate first, then the body, then the room: of an outsider nothing is read (R-RTM-8). */
  async function enter(exchange: Exchange): Promise<Answer> {
    const line = new HttpLine()
    const hangUp = (): void => line.terminate()
    exchange.response.once('close', hangUp)
    try {
      const visit = await admit(exchange, line)
      return typeof visit === 'number' ? await refuse(exchange, visit) : await take(exchange, { visit, line })
    } finally {
      exchange.response.off('close', hangUp)
      if (!line.standing) line.terminate()
    }
  }

  /** Asks the rooms for a visit; the close code when there is none, also when the gate is late or the asker is gone. */
  async function admit({ request, room, kind }: Exchange, line: HttpLine): Promise<Visit | number> {
    const late = setTimeout(() => line.close(CLOSE.tryAgainLater), limits.admitMs)
    const over = new Promise<number>((resolve) => line.once('close', () => resolve(CLOSE.tryAgainLater)))
    try {
      return await Promise.race([rooms.visit(line, request, room, { handedIn: kind === DELIVER.later }), over])
    } finally {
      clearTimeout(late)
    }
  }

  async function refuse({ request, room }: Exchange, code: number): Promise<Answer> {
    const last = code === CLOSE.notFound ? farewells.last(room, request) : undefined
    if (last?.line.open) await rooms.recheck(room)
    return refusal(last?.line.code ?? code)
  }

  async function take({ request, room, kind }: Exchange, guest: HttpGuest): Promise<Answer> {
    const body = await readBody(request, { bytes: limits.payloadBytes, ms: limits.admitMs })
    if (!guest.line.open) return refusal(endOf(guest))
    if (typeof body === 'number') return refusal(body)
    if (kind !== ASK) return hand(guest, body, kind)
    farewells.note(room, request, guest)
    return ask(room, guest, body)
  }

  async function ask(room: string, guest: HttpGuest, body: Uint8Array): Promise<Answer> {
    const question = decodeQuestion(body)
    if (!question) return refusal(CLOSE.refusedUpdate)
    if (!isAnonymous(question) && !isSame(question.mark, guest.line.mark)) return refusal(CLOSE.tryAgainLater)
    const window = `${room} ${Buffer.from(guest.line.mark).toString('hex')} ${question.client}`
    const before = question.client > 0 ? stays.begin(window, guest) : undefined
    const answer = await answerQuestion(guest, question, before, waits)
    if (answer.code === 0 && question.client > 0) stays.stand(guest)
    return answer
  }

  /** Who has become somebody else since the window asked would hand in another's text as their own: sent back to start over (R-RTM-60). */
  async function hand(guest: HttpGuest, body: Uint8Array, kind: Kind): Promise<Answer> {
    const delivery = decodeDelivery(body)
    if (!delivery) return refusal(CLOSE.refusedUpdate)
    if (!isSame(delivery.mark, guest.line.mark)) return refusal(CLOSE.tryAgainLater)
    return deliver(guest, delivery, kind === DELIVER.first, waits.storeMs)
  }

  return {
    handle(request, response) {
      const [path = '', query] = (request.url ?? '').split('?', 2)
      const kind = KINDS.find((each) => each === query)
      if (request.method !== 'POST' || !path.startsWith(ROOM_PATH) || kind === undefined) return false
      if (request.headers['content-type'] !== WIRE_TYPE) refuseType(response)
      else void serve({ request, response, room: path.slice(ROOM_PATH.length), kind })
      return true
    }
  }
}

/** The first question of a window that does not know yet as whom it is here. */
const isAnonymous = ({ mark, since }: Question): boolean => mark.length === 0 && typeof since !== 'number'

const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0

/** Says nothing about rooms: it is not one of our windows that asks. */
function refuseType(response: ServerResponse): void {
  response.writeHead(415, { Connection: 'close', 'Content-Length': 0, 'Cache-Control': 'no-store' }).end()
}

function reply({ response }: Exchange, answer: Answer): void {
  if (response.headersSent || response.destroyed) return
  const body = encodeAnswer(answer)
  response.writeHead(200, {
    'Content-Type': WIRE_TYPE,
    'Content-Length': body.length,
    'Cache-Control': 'no-store, no-transform',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin'
  })
  response.end(body)
}

/** A body nobody reads any more may not trickle in for ever, nor an answer trickle out. */
function hangUpWhenSlow({ request, response }: Exchange, ms: number): void {
  if (response.closed && request.complete) return
  const late = setTimeout(() => request.socket.destroy(), ms)
  response.once('close', () => {
    if (request.complete) clearTimeout(late)
    else request.once('close', () => clearTimeout(late))
  })
}
