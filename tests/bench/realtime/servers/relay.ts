// The floor: a server that only sends on what it hears. Alone, or with a second one over Redis or over NOTIFY of PostgreSQL.
import { createServer } from 'node:http'
import { WebSocketServer, type WebSocket } from 'ws'
import { openRelayBus } from './relay-bus'
import { listenLocally, serveOn } from './serving'

const rooms = new Map<string, Set<WebSocket>>()

function sendOn(name: string, frame: Uint8Array, except?: WebSocket): void {
  for (const member of rooms.get(name) ?? []) if (member !== except) member.send(frame)
}

const bus = await openRelayBus((room, frame) => sendOn(room, frame))

function enter(socket: WebSocket, name: string): void {
  const members = rooms.get(name) ?? new Set()
  rooms.set(name, members.add(socket))
  socket.on('close', () => {
    members.delete(socket)
    if (members.size === 0) rooms.delete(name)
  })
  socket.on('message', (data: Buffer) => {
    sendOn(name, data, socket)
    bus?.publish(name, data)
  })
}

const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
const server = createServer()
server.on('upgrade', (request, socket, head) => {
  const name = (request.url ?? '').split('?')[0] ?? ''
  sockets.handleUpgrade(request, socket, head, (open) => enter(open, name))
})
serveOn(await listenLocally(server))
