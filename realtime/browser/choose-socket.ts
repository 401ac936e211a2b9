import { CLOSE, FRAME, SYNC } from '../room/protocol'
import { createAskTurns, type AskWindow } from './ask-turns'
import type { SocketClass } from './counting-socket'
import { HttpSocket, type HttpSurroundings } from './http-socket'
import type { RoomSocket } from './room-socket'
import { createSocketVerdict, type SocketVerdict } from './socket-verdict'
import { WatchedSocket, type SocketEar } from './watched-socket'

export interface SocketChoiceOptions {
  readonly WebSocket: SocketClass
  readonly fetch: HttpSurroundings['fetch']
  readonly window: AskWindow
  readonly times?: Partial<ChoiceTimes>
}

/** In milliseconds. */
export interface ChoiceTimes {
  /** From the start until the first message; a socket that is silent longer does not get through. */
  readonly silentMs: number
  /** From the start until the stored state, which may be large; without it, what we say does not arrive. */
  readonly unansweredMs: number
  /** How often a window that works by HTTP tries whether sockets get through after all. */
  readonly probeMs: number
}

const TIMES: ChoiceTimes = { silentMs: 12_000, unansweredMs: 30_000, probeMs: 5 * 60_000 }

/** The socket class for all rooms of one window (R-RTM-64): a WebSocket, or HTTP where those are found to be blocked (`socket-verdict.ts`). */
export function chooseSockets({ WebSocket, fetch, window, ...options }: SocketChoiceOptions): SocketClass {
  const times: ChoiceTimes = { ...TIMES, ...options.times }
  const turns = createAskTurns(window)
  const verdict = createSocketVerdict((url, answer) => probe(new WebSocket(url), times.silentMs, answer), times.probeMs)

  class ChosenSocket extends WatchedSocket {
    constructor(url: string | URL) {
      if (verdict.byHttp) {
        const socket = new HttpSocket(url, { fetch, turns })
        super(socket, () => watchHttp(socket, url, verdict))
      } else super(new WebSocket(url), (drop) => watchSocket(drop, verdict, times))
    }
  }
  // The provider is typed for the browser's own class; of that it uses what `RoomSocket` names.
  return ChosenSocket as unknown as SocketClass
}

/** Does this socket bring anything? The stored state: yes. Silence, or an end without a word of ours: no. Anything else says nothing. */
function watchSocket(drop: () => void, verdict: SocketVerdict, times: ChoiceTimes): SocketEar {
  let heard = false
  let failed = false
  const fail = (): void => {
    failed = true
    verdict.socketFails()
    drop()
  }
  const silent = setTimeout(fail, times.silentMs)
  const unanswered = setTimeout(fail, times.unansweredMs)
  function stop(): void {
    clearTimeout(silent)
    clearTimeout(unanswered)
  }
  return {
    onMessage(frame) {
      heard = true
      clearTimeout(silent)
      if (frame[0] !== FRAME.sync || frame[1] !== SYNC.step2) return
      clearTimeout(unanswered)
      verdict.socketWorks()
    },
    onEnd(code) {
      stop()
      if (code === undefined || failed) return
      if (isOurs(code)) verdict.socketWorks()
      else if (!heard) verdict.socketFails()
    }
  }
}

function watchHttp(socket: HttpSocket, url: string | URL, verdict: SocketVerdict): SocketEar {
  let heard = false
  return {
    onMessage() {
      if (!heard) verdict.httpWorks(url, socket)
      heard = true
    },
    onEnd: () => verdict.httpEnds(socket)
  }
}

/** A socket beside the work, to see whether one gets through; it hears one message and hangs up. */
function probe(socket: RoomSocket, silentMs: number, answer: (works: boolean) => void): void {
  const settle = (works: boolean): void => {
    clearTimeout(silent)
    socket.onmessage = null
    socket.onclose = null
    socket.close()
    answer(works)
  }
  const silent = setTimeout(() => settle(false), silentMs)
  socket.onmessage = () => settle(true)
  // A socket that cannot open is reported as an error before it closes; the close says all.
  socket.onerror = () => undefined
  socket.onclose = (event) => settle(isOurs(event.code))
}

/** Only our server closes with these: an answer, never a blockade. */
const isOurs = (code: number): boolean => Object.values<number>(CLOSE).includes(code)
