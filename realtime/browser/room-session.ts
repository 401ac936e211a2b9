import * as decoding from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { FRAME, SYNC } from '../room/protocol'
import { countUpdateFrames, type SocketClass } from './counting-socket'
import { gatherUpdates } from './gather-updates'
import { ANOTHER_PERSON, deniedBy, isFinal, statusOf, type Denied, type RoomStatus } from './room-status'

/** What a screen sees of a room at one moment; a new object only when something changed. */
export interface RoomView {
  readonly status: RoomStatus
  /** Why this window may not go on; its document stays readable, so that text can be copied. */
  readonly denied: Denied | null
  /** Something typed in this window is not yet known to be on disk. */
  readonly unsaved: boolean
}

export interface RoomSession {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  view(): RoomView
  subscribe(listener: () => void): () => void
  /** Tries again with the same document, for instance after signing in again. Does nothing where the line is open, or the copy was lost. */
  reconnect(): void
  /** Hangs up and lets the document go. */
  close(): void
}

interface RoomSessionOptions {
  /** `wss://host/rt`, without the room. */
  readonly serverUrl: string
  readonly room: string
  readonly Socket: SocketClass
}

/** After these the client's copy may no longer be what everyone has: it must not be handed in again. */
const LOST_COPY: readonly Denied['reason'][] = ['recht-ingetrokken', 'afgesloten', 'wijziging-geweigerd']
const isLost = (denied: Denied | null): boolean => denied !== null && LOST_COPY.includes(denied.reason)

/**
 * One room in one window: a document, its provider, and the answer to the only question that counts for who types: is it on disk?
 * The server acknowledges the number of update frames of this connection that are stored (R-RTM-1). Unsaved is what was typed here
 * until, on one connection, everything missing was handed in and every frame is acknowledged.
 * The window belongs to whom it was opened for: on each connection it first hears as whom it works, and nothing leaves for another (R-RTM-65).
 */
export function openRoomSession({ serverUrl, room, Socket }: RoomSessionOptions): RoomSession {
  const doc = new Y.Doc()
  const listeners = new Set<() => void>()
  const facts = { denied: null as Denied | null, synced: false, lost: false, write: true, unsaved: false }
  let connection = { sent: 0, handedIn: false, known: false }
  let owner: string | undefined
  let view: RoomView = { status: 'laden', denied: null, unsaved: false }

  function change(changes: Partial<typeof facts>): void {
    Object.assign(facts, changes)
    const next: RoomView = { status: statusOf(facts), denied: facts.denied, unsaved: facts.unsaved }
    if (next.status === view.status && next.denied === view.denied && next.unsaved === view.unsaved) return
    view = next
    for (const listener of [...listeners]) listener()
  }

  const provider = new WebsocketProvider(serverUrl, room, doc, {
    connect: false,
    disableBc: true,
    shouldReconnect: (event) => !isFinal(event.code),
    WebSocketPolyfill: countUpdateFrames(Socket, {
      onOpening: () => {
        connection = { sent: 0, handedIn: false, known: false }
      },
      mayHandIn: () => connection.known,
      onUpdateFrame: (kind) => {
        connection.sent += 1
        if (kind === 'step2') connection.handedIn = true
      }
    })
  })

  const gathered = gatherUpdates(([first, ...more]) => first && Y.applyUpdate(doc, more.length === 0 ? first : Y.mergeUpdates([first, ...more]), provider))
  const handleSync = provider.messageHandlers[FRAME.sync]
  provider.messageHandlers[FRAME.sync] = (encoder, decoder, ...rest) => {
    if (decoding.peekVarUint(decoder) === SYNC.update) {
      decoding.readVarUint(decoder)
      return gathered.put(decoding.readVarUint8Array(decoder))
    }
    gathered.flush()
    handleSync?.(encoder, decoder, ...rest)
  }
  provider.messageHandlers[FRAME.acknowledgement] = (_encoder, decoder) => {
    const stored = decoding.readVarUint(decoder)
    if (connection.handedIn && stored === connection.sent) change({ unsaved: false })
  }
  // The first frame of a connection, before the server's question for what it lacks: hanging up here leaves that question unanswered.
  provider.messageHandlers[FRAME.rights] = (_encoder, decoder) => {
    const write = decoding.readVarUint(decoder) === 1
    const mark = decoding.readVarUint8Array(decoder).join('.')
    owner ??= mark
    connection.known = mark === owner
    if (connection.known) return change({ write })
    provider.disconnect()
    change({ denied: ANOTHER_PERSON })
  }

  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin !== provider) change({ unsaved: true })
  })
  provider.on('sync', (synced) => change(synced ? { synced, lost: false } : { synced }))
  provider.on('connection-close', () => {
    gathered.flush()
    change({ synced: false, lost: true })
  })
  provider.on('closed', ({ code }) => {
    const denied = deniedBy(code, owner !== undefined)
    if (isLost(denied)) provider.destroy()
    change({ denied })
  })
  provider.connect()

  return {
    doc,
    provider,
    view: () => view,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    reconnect() {
      if (isLost(facts.denied)) return
      change({ denied: null })
      provider.connect()
    },
    close() {
      listeners.clear()
      gathered.flush()
      provider.destroy()
      doc.destroy()
    }
  }
}
