// @y/websocket-server as its own start script runs it; with YPERSISTENCE in the environment on its LevelDB.
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { Duplex } from 'node:stream'
import { listenLocally, serveOn } from './serving'

interface YWebsocketServer {
  setupWSConnection(socket: unknown, request: IncomingMessage): void
  getPersistence(): { readonly provider: { getAllDocNames(): Promise<readonly string[]> } } | null
}

interface Ws6 {
  readonly Server: new (options: { noServer: true }) => {
    handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, done: (socket: unknown) => void): void
  }
}

const peer = '@y/websocket-server/utils'
const { setupWSConnection, getPersistence } = (await import(peer)) as YWebsocketServer
// The version of ws that comes with it, not ours.
const ws = createRequire(createRequire(import.meta.url).resolve('@y/websocket-server/package.json'))('ws') as Ws6

const sockets = new ws.Server({ noServer: true })
const server: Server = createServer()
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (open) => setupWSConnection(open, request))
})
serveOn(await listenLocally(server), {
  // Its database takes one thing at a time: an answer to this question comes after every write before it.
  flush: async () => void (await getPersistence()?.provider.getAllDocNames())
})
