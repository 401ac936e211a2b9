import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import type { Random } from './random'

/** What can happen to a line: broken at once, standing still for a while, or swallowing everything while it looks alive. */
export type Disturbance = 'cut' | 'stall' | 'blackhole'

interface Link {
  readonly near: Socket
  readonly far: Socket
  state: 'open' | 'stalled' | 'blackhole'
}

/** A line between windows and nodes that can be disturbed; also the load balancer that sends each new line to a node that lives. */
export interface TcpProxy {
  readonly port: number
  readonly links: number
  /** Disturbs one line. False: there is none to disturb. */
  disturb(how: Disturbance, random: Random): boolean
  /** While shut, who knocks is turned away. */
  shut(isShut: boolean): void
  /** Stalled lines go on; those that swallowed are broken, which is what a window notices in the end. */
  heal(): void
  close(): Promise<void>
}

/** `ports` tells where the living nodes listen. */
export async function startTcpProxy(ports: () => readonly number[]): Promise<TcpProxy> {
  const links = new Set<Link>()
  let isShut = false
  let turn = 0

  const server = createServer((near) => {
    const targets = ports()
    const port = targets[(turn += 1) % Math.max(targets.length, 1)]
    if (isShut || port === undefined) return void near.resetAndDestroy()
    const link: Link = { near, far: connect({ port, host: '127.0.0.1', noDelay: true }), state: 'open' }
    links.add(link)
    near.setNoDelay(true)
    couple(link, () => links.delete(link))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    port: (server.address() as AddressInfo).port,
    get links() {
      return links.size
    },
    disturb(how, random) {
      const open = [...links].filter((link) => link.state === 'open')
      if (open.length === 0) return false
      const link = random.pick(open)
      if (how === 'cut') breakLink(link)
      else link.state = how === 'stall' ? 'stalled' : 'blackhole'
      if (how === 'stall') pause(link)
      return true
    },
    shut: (next) => void (isShut = next),
    heal() {
      for (const link of links) {
        if (link.state === 'blackhole') breakLink(link)
        else if (link.state === 'stalled') goOn(link)
      }
    },
    async close() {
      for (const link of links) breakLink(link)
      server.close()
      await once(server, 'close')
    }
  }
}

function couple(link: Link, onGone: () => void): void {
  const { near, far } = link
  for (const [from, to] of [[near, far], [far, near]] as const) {
    from.on('data', (bytes) => {
      if (link.state === 'blackhole') return
      if (!to.write(bytes)) from.pause()
    })
    to.on('drain', () => {
      if (link.state !== 'stalled') from.resume()
    })
    // A line that breaks is what this is for; the windows and the node notice it by themselves.
    from.on('error', () => breakLink(link))
    from.on('close', () => {
      to.destroy()
      onGone()
    })
  }
}

function breakLink({ near, far }: Link): void {
  near.destroy()
  far.destroy()
}

function pause({ near, far }: Link): void {
  near.pause()
  far.pause()
}

function goOn(link: Link): void {
  link.state = 'open'
  link.near.resume()
  link.far.resume()
}
