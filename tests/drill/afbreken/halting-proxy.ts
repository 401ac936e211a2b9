import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** Where the line to the database is to stand still: at the nth message of the panel, or at the nth in which it asks for COMMIT. */
export interface HaltAt {
  readonly message: number | 'COMMIT'
  /** Which COMMIT; the first when absent. */
  readonly nth?: number
  /** Whether PostgreSQL still gets that message; no answer to it comes back. */
  readonly arrives: boolean
}

/** The line between a panel and its database, which stands still at a chosen message so that the panel can be killed exactly there. */
export interface HaltingProxy {
  readonly port: number
  /** From now on messages are counted. */
  arm(at: HaltAt): void
  /** Resolves when the line stands still. */
  readonly halted: Promise<void>
  close(): Promise<void>
}

/** For one panel process; after a kill it needs another. */
export async function startHaltingProxy(database: { host: string; port: number }): Promise<HaltingProxy> {
  const sockets = new Set<Socket>()
  let at: HaltAt | undefined
  let seen = 0
  let commits = 0
  let isStill = false
  let tell = (): void => undefined
  const halted = new Promise<void>((resolve) => (tell = resolve))

  /** What of this message may still go to PostgreSQL. */
  function judge(bytes: Buffer): boolean {
    if (isStill) return false
    if (!at) return true
    seen += 1
    if (bytes.includes('COMMIT')) commits += 1
    isStill = at.message === 'COMMIT' ? bytes.includes('COMMIT') && commits === (at.nth ?? 1) : seen === at.message
    if (!isStill) return true
    tell()
    return at.arrives
  }

  const server = createServer((near) => {
    const far = connect({ ...database, noDelay: true })
    near.setNoDelay(true)
    near.on('data', (bytes) => void (judge(bytes) && far.write(bytes)))
    far.on('data', (bytes) => void (!isStill && near.write(bytes)))
    for (const [one, other] of [[near, far], [far, near]] as const) {
      sockets.add(one)
      // A killed process leaves broken lines: that is what this is for.
      one.on('error', () => one.destroy())
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    port: (server.address() as AddressInfo).port,
    arm: (next) => void (at = next),
    halted,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    }
  }
}
