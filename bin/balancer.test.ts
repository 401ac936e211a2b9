import { once } from 'node:events'
import { createServer, connect, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { doorHost, openBalancer, type Balancer } from './balancer.mjs'
import { waitUntil } from './pids.mjs'

interface TinyNode {
  port: number
  /** What reached this node, as it saw it. */
  sockets: Socket[]
  close(): Promise<void>
}

const opened: (() => Promise<void>)[] = []
const ill = new Set<number>()
let door: Balancer

/** A node that greets with its name and then does as told. */
async function openNode(name: string, then: (socket: Socket) => void = (socket) => void socket.resume()): Promise<TinyNode> {
  const sockets: Socket[] = []
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.push(socket)
    socket.on('error', () => socket.destroy())
    socket.write(`${name}\n`)
    then(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
  opened.push(close)
  return { port: (server.address() as { port: number }).port, sockets, close }
}

/** Everything that comes through the door, until it is closed. */
function visit(): { socket: Socket; said(): string; closed: Promise<void> } {
  const socket = connect({ port: door.port, host: '127.0.0.1', allowHalfOpen: true })
  let said = ''
  socket.on('data', (part: Buffer) => { said += part.toString() })
  const closed = new Promise<void>((resolve) => socket.once('end', resolve).once('close', resolve).once('error', () => resolve()))
  opened.push(async () => void socket.destroy())
  return { socket, said: () => said, closed }
}

async function greeting(): Promise<string> {
  const { socket, said, closed } = visit()
  await Promise.race([waitUntil(() => said().includes('\n'), 5_000), closed])
  socket.destroy()
  return said().trim()
}

beforeEach(async () => {
  door = await openBalancer({ port: 0, host: '127.0.0.1', healthy: async (port) => !ill.has(port) })
})

afterEach(async () => {
  await door.stop()
  for (const close of opened.splice(0)) await close()
  ill.clear()
})

describe('who gets a connection', () => {
  it('[R-PLA-51] each node in turn', async () => {
    for (const name of ['een', 'twee', 'drie']) door.add({ name, port: (await openNode(name)).port })
    const heard: string[] = []
    for (let round = 0; round < 6; round += 1) heard.push(await greeting())
    expect(heard.slice(0, 3).sort()).toEqual(['drie', 'een', 'twee'])
    expect(heard.slice(3)).toEqual(heard.slice(0, 3))
  })

  it('[R-PLA-51] a node that does not accept is passed over, also when nobody knew', async () => {
    const [one, two] = [await openNode('een'), await openNode('twee')]
    door.add({ name: 'een', port: one.port })
    door.add({ name: 'twee', port: two.port })
    await one.close()
    expect([await greeting(), await greeting(), await greeting()]).toEqual(['twee', 'twee', 'twee'])
  })

  it('[R-PLA-51] a node that says it cannot work is left out, until it can; when none can, one of them says so itself', async () => {
    const [one, two] = [await openNode('een'), await openNode('twee')]
    ill.add(one.port)
    door.add({ name: 'een', port: one.port })
    door.add({ name: 'twee', port: two.port })
    await sleep(20)
    expect([await greeting(), await greeting()]).toEqual(['twee', 'twee'])
    ill.delete(one.port)
    await sleep(1_300)
    expect([await greeting(), await greeting()].sort()).toEqual(['een', 'twee'])
    ill.add(one.port).add(two.port)
    await sleep(1_300)
    expect(['een', 'twee']).toContain(await greeting())
  })

  it('[R-PLA-51] with no node there the connection is closed', async () => {
    expect(await greeting()).toBe('')
    const one = await openNode('een')
    door.add({ name: 'een', port: one.port })
    await one.close()
    expect(await greeting()).toBe('')
  })
})

describe('what goes through the door', () => {
  it('[R-PLA-52] bytes both ways; who has said everything still hears the answer', async () => {
    const node = await openNode('een', (socket) => {
      let asked = ''
      socket.on('data', (part: Buffer) => { asked += part.toString() })
      socket.once('end', () => setTimeout(() => socket.end(`gehoord: ${asked}`), 100))
    })
    door.add({ name: 'een', port: node.port })
    const { socket, said, closed } = visit()
    socket.write('hallo ')
    socket.end('daar')
    await closed
    expect(said()).toBe('een\ngehoord: hallo daar')
  })

  it('[R-PLA-52] a slow reader holds up its sender: nothing piles up in between', async () => {
    const part = Buffer.alloc(64 * 1_024, 7)
    let sent = 0
    const node = await openNode('een', (socket) => {
      const pour = (): void => {
        while (!socket.destroyed && sent < 400_000_000) {
          sent += part.length
          if (!socket.write(part)) return void socket.once('drain', pour)
        }
      }
      pour()
    })
    door.add({ name: 'een', port: node.port })
    const socket = connect({ port: door.port, host: '127.0.0.1' })
    opened.push(async () => void socket.destroy())
    socket.pause()
    // What the system itself holds for two connections, and not a byte more however long one waits.
    await waitUntil(() => sent > 0, 5_000)
    await sleep(500)
    const held = sent
    await sleep(500)
    expect(sent).toBe(held)
    expect(held).toBeLessThan(40_000_000)
    socket.resume()
    expect(await waitUntil(() => sent > held + 10_000_000, 5_000)).toBe(true)
  })

  it('[R-PLA-52] a side that breaks takes the other with it', async () => {
    const node = await openNode('een')
    door.add({ name: 'een', port: node.port })
    const [one, two] = [visit(), visit()]
    await waitUntil(() => node.sockets.length === 2 && one.said() !== '' && two.said() !== '', 5_000)
    for (const socket of node.sockets) socket.resetAndDestroy()
    await Promise.all([one.closed, two.closed])
    const three = visit()
    await waitUntil(() => three.said() !== '', 5_000)
    const behind = node.sockets[2]
    three.socket.resetAndDestroy()
    expect(await waitUntil(() => behind?.destroyed === true, 5_000)).toBe(true)
  })

  it('[R-PLA-52] what hangs on a node that is gone is cut, and so is everything when the door closes', async () => {
    const [one, two] = [await openNode('een'), await openNode('twee')]
    door.add({ name: 'een', port: one.port })
    const left = visit()
    await waitUntil(() => left.said() !== '', 5_000)
    door.remove('een')
    await left.closed
    door.add({ name: 'twee', port: two.port })
    const right = visit()
    await waitUntil(() => right.said() !== '', 5_000)
    await door.stop()
    await right.closed
    expect(right.said()).toBe('twee\n')
    door = await openBalancer({ port: door.port, host: '127.0.0.1' })
  })
})

it('[R-PLA-53] the door of an address that only this machine opens is not served to the network', () => {
  expect(doorHost('http://localhost:3000', '0.0.0.0')).toBe('127.0.0.1')
  expect(doorHost('https://weging.example.nl')).toBeUndefined()
  expect(doorHost('https://weging.example.nl', '10.0.0.5')).toBe('10.0.0.5')
})
