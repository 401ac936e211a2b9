// y-crossws on crossws' adapter for Node.
import { createServer, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { listenLocally, serveOn } from './serving'

interface YCrossws {
  createHandler(): { readonly hooks: object }
}

interface Crossws {
  default(options: { readonly hooks: object }): { handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> }
}

const [peer, adapter] = ['y-crossws', 'crossws/adapters/node']
const { createHandler } = (await import(peer)) as YCrossws
const { default: crossws } = (await import(adapter)) as Crossws

const sockets = crossws(createHandler())
const server = createServer()
server.on('upgrade', (request, socket, head) => void sockets.handleUpgrade(request, socket, head))
serveOn(await listenLocally(server))
