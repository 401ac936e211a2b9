// What every server under test has in common: it tells its port, and answers what it costs.
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerOrders, tell } from '../answering'
import type { ServerState } from '../messages'

export interface Serving {
  /** Resolves when nothing that was accepted waits for the disk any more. */
  flush?(): Promise<void>
}

/** Reports the port a server listens on, and answers the runner's orders. */
export function serveOn(port: number, { flush = () => Promise.resolve() }: Serving = {}): void {
  answerOrders({ state: readState, collect: collectGarbage, flush })
  // Nothing waits for a server that is stopped: what it had not stored is lost, as in any crash.
  process.on('SIGTERM', () => process.exit())
  tell('ready', port)
}

export async function listenLocally(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

function readState(): ServerState {
  const { user, system } = process.cpuUsage()
  const { rss, heapUsed, external } = process.memoryUsage()
  return { cpu: user + system, rss, live: heapUsed + external }
}

async function collectGarbage(): Promise<ServerState> {
  for (let round = 0; round < 5; round += 1) {
    global.gc?.()
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return readState()
}

/** A setting the runner hands over; its absence is a fault of the bench. */
export function settingOf(name: string): string {
  const value = process.env[name]
  if (value === undefined) throw new Error(`The server was started without ${name}`)
  return value
}
