// The simplest server that keeps documents: one Y.Doc per room and the handlers of y-protocols. Needs nothing that is not ours already,
// so that the short form has somebody to be compared with.
import { createServer } from 'node:http'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocketServer, type WebSocket } from 'ws'
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { listenLocally, serveOn } from './serving'

const SYNC = 0

interface Room {
  readonly doc: Y.Doc
  readonly members: Set<WebSocket>
}

const rooms = new Map<string, Room>()

function roomOf(name: string): Room {
  const found = rooms.get(name)
  if (found) return found
  const room: Room = { doc: new Y.Doc(), members: new Set() }
  room.doc.on('update', (update: Uint8Array, origin: unknown) => {
    const frame = encodeSync((encoder) => writeUpdate(encoder, update))
    for (const member of room.members) if (member !== origin) member.send(frame)
  })
  rooms.set(name, room)
  return room
}

function encodeSync(write: (encoder: encoding.Encoder) => void): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, SYNC)
    write(encoder)
  })
}

function enter(socket: WebSocket, name: string): void {
  const { doc, members } = roomOf(name)
  members.add(socket)
  socket.on('close', () => members.delete(socket))
  socket.on('message', (data: Buffer) => {
    const decoder = decoding.createDecoder(data)
    if (decoding.readVarUint(decoder) !== SYNC) return
    const answer = encodeSync((encoder) => readSyncMessage(decoder, encoder, doc, socket))
    if (answer.length > 1) socket.send(answer)
  })
  socket.send(encodeSync((encoder) => writeSyncStep1(encoder, doc)))
}

const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
const server = createServer()
server.on('upgrade', (request, socket, head) => {
  const name = (request.url ?? '').split('?')[0] ?? ''
  sockets.handleUpgrade(request, socket, head, (open) => enter(open, name))
})
serveOn(await listenLocally(server))
