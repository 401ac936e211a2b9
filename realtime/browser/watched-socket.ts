import { closeEvent, LOST, type RoomSocket } from './room-socket'

/** What somebody who watches a connection hears of it. */
export interface SocketEar {
  onMessage(frame: Uint8Array): void
  /** Once, with the close code; undefined when it was hung up from this side. */
  onEnd(code: number | undefined): void
}

/** A socket that lets somebody listen in, and hang up in the name of the line. */
export class WatchedSocket implements RoomSocket {
  binaryType: BinaryType = 'arraybuffer'
  onopen: RoomSocket['onopen'] = null
  onmessage: RoomSocket['onmessage'] = null
  onerror: RoomSocket['onerror'] = null
  onclose: RoomSocket['onclose'] = null
  readonly OPEN: number
  readonly #inner: RoomSocket
  readonly #ear: SocketEar
  #over = false

  /** `listen` is given how to end this connection as if the line broke. */
  constructor(inner: RoomSocket, listen: (drop: () => void) => SocketEar) {
    this.#inner = inner
    this.OPEN = inner.OPEN
    this.#ear = listen(() => this.#drop())
    inner.binaryType = 'arraybuffer'
    inner.onopen = (event) => this.onopen?.(event)
    inner.onerror = (event) => this.onerror?.(event)
    inner.onmessage = (event: MessageEvent<ArrayBuffer>) => {
      this.#ear.onMessage(new Uint8Array(event.data))
      this.onmessage?.(event)
    }
    inner.onclose = (event) => this.#end(event, event.code)
  }

  get readyState(): number {
    return this.#inner.readyState
  }

  send(data: Uint8Array<ArrayBuffer>): void {
    this.#inner.send(data)
  }

  close(): void {
    this.#inner.close()
    if (this.#over) return
    this.#over = true
    this.#ear.onEnd(undefined)
  }

  #drop(): void {
    this.#end(closeEvent(LOST), LOST)
    this.#inner.close()
  }

  #end(event: CloseEvent, code: number): void {
    if (this.#over) return
    this.#over = true
    this.#ear.onEnd(code)
    this.onclose?.(event)
  }
}
