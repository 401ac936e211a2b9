import type { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import type { SocketClass } from './counting-socket'
import { openRoomSession, type RoomSession, type RoomView } from './room-session'

export interface HeldRoom extends RoomView {
  readonly doc: Y.Doc | null
  readonly provider: WebsocketProvider | null
}

/** While there is no room: on the server, and before the first effect in the browser. */
export const NO_ROOM: HeldRoom = { doc: null, provider: null, status: 'laden', denied: null, unsaved: false }

export interface RoomHolder {
  view(): HeldRoom
  subscribe(listener: () => void): () => void
  /** Opens a room in place of the present one; returns how to close it. */
  open(serverUrl: string, room: string, Socket: SocketClass): () => void
  reset(): void
  reconnect(): void
}

/** Holds the room of one screen and makes of it what React can follow: one view, replaced when something changed. */
export function createRoomHolder(): RoomHolder {
  const listeners = new Set<() => void>()
  let session: RoomSession | undefined
  let view = NO_ROOM
  let reopen: (() => void) | undefined

  function show(): void {
    view = session ? { ...session.view(), doc: session.doc, provider: session.provider } : NO_ROOM
    for (const listener of [...listeners]) listener()
  }

  function drop(): void {
    session?.close()
    session = undefined
  }

  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    open(serverUrl, room, Socket) {
      reopen = () => {
        drop()
        session = openRoomSession({ serverUrl, room, Socket })
        session.subscribe(show)
        show()
      }
      reopen()
      return () => {
        reopen = undefined
        drop()
        show()
      }
    },
    reset: () => reopen?.(),
    reconnect: () => session?.reconnect()
  }
}
