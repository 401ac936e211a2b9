import { updateFrameKind } from '../room/protocol'

/** What the counting needs to know of a socket; the browser's own, and `ws` in tests. */
export type SocketClass = typeof WebSocket

export interface SocketEvents {
  /** A new connection begins: its frames count from nought. */
  onOpening(): void
  /** Whether what is typed may leave on this connection yet; always, when left out. What is held back here goes along in the step2 that answers the server. */
  mayHandIn?(): boolean
  /** An update frame leaves; the server's acknowledgement counts the same ones. */
  onUpdateFrame(kind: 'step2' | 'update'): void
}

/**
 * A socket that tells which update frames are sent. The y-websocket provider takes a socket class and offers no other place to see
 * exactly what it sends: its change event also fires for what could not be sent.
 */
export function countUpdateFrames(Base: SocketClass, events: SocketEvents): SocketClass {
  return class CountingSocket extends Base {
    constructor(...args: ConstructorParameters<SocketClass>) {
      super(...args)
      events.onOpening()
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      const kind = data instanceof Uint8Array ? updateFrameKind(data) : undefined
      if (kind && events.mayHandIn?.() === false) return
      if (kind) events.onUpdateFrame(kind)
      super.send(data)
    }
  }
}
