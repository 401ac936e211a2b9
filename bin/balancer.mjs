// The door of several nodes: hands each TCP connection to a node that can work, and carries bytes without looking into them. Node built-ins only.
import { connect, createServer } from 'node:net'
import { pipeline } from 'node:stream'
import { isHealthy } from './app-processes.mjs'

const lookEvery = 1_000
const acceptPatience = 2_000

/** @typedef {import('node:net').Socket} Socket */
/** @typedef {import('./balancer.mjs').DoorNode & { well: boolean, gone: boolean, timer?: NodeJS.Timeout, open: Set<Socket> }} Behind */

/** The launcher runs before there is a build, so the rule stands here too: the same as `listenHost` of app/platform. @type {typeof import('./balancer.mjs').doorHost} */
export const doorHost = (origin, asked) => (new URL(origin).hostname === 'localhost' ? '127.0.0.1' : asked)

/** The socket to a node once it accepts, or null. @param {number} port @returns {Promise<Socket | null>} */
function reach(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true })
    const timer = setTimeout(() => socket.destroy(), acceptPatience)
    socket.once('connect', () => {
      clearTimeout(timer)
      resolve(socket)
    })
    // After 'connect' an error still ends in 'close': the promise is settled by then, and the pipeline tells the other side.
    socket.on('error', () => socket.destroy())
    socket.once('close', () => {
      clearTimeout(timer)
      resolve(null)
    })
  })
}

/**
 * Carries bytes both ways. Each way ends by itself, so that who has said everything can still listen; a slow reader holds its
 * sender up (pipeline waits); a side that breaks takes the other with it. @param {Socket} client @param {Socket} node
 */
function join(client, node) {
  const ended = (/** @type {Error | null | undefined} */ error) => {
    if (!error) return
    client.destroy()
    node.destroy()
  }
  // A break is passed on as a break, before the pipeline makes an orderly end of it: that would say that this was all.
  client.prependListener('error', () => node.resetAndDestroy())
  node.prependListener('error', () => client.resetAndDestroy())
  pipeline(client, node, ended)
  pipeline(node, client, ended)
}

/** @type {typeof import('./balancer.mjs').openBalancer} */
export async function openBalancer({ port, host, healthy = isHealthy }) {
  /** @type {Behind[]} */
  const nodes = []
  /** @type {Set<Socket>} */
  const clients = new Set()
  let turn = 0

  /** @param {Behind} node */
  const look = async (node) => {
    node.well = await healthy(node.port)
    if (!node.gone) node.timer = setTimeout(() => void look(node), lookEvery)
  }

  const inTurn = () => {
    const well = nodes.filter((node) => node.well)
    turn += 1
    const first = well.length > 0 ? turn % well.length : 0
    return [...well.slice(first), ...well.slice(0, first), ...nodes.filter((node) => !node.well)]
  }

  /** @param {Socket} client */
  const carry = async (client) => {
    for (const node of inTurn()) {
      const there = await reach(node.port)
      if (there && !client.destroyed && !node.gone) {
        node.open.add(there)
        there.once('close', () => node.open.delete(there))
        return join(client, there)
      }
      there?.destroy()
      if (client.destroyed) return
    }
    client.destroy()
  }

  // Paused until a node has accepted: nothing piles up here meanwhile.
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true, noDelay: true, keepAlive: true, keepAliveInitialDelay: 30_000 }, (client) => {
    clients.add(client)
    client.on('error', () => client.destroy())
    client.once('close', () => clients.delete(client))
    void carry(client)
  })
  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host }, () => resolve(undefined))
  })

  /** @param {string} name */
  const remove = (name) => {
    const node = nodes.find((each) => each.name === name)
    if (!node) return
    nodes.splice(nodes.indexOf(node), 1)
    node.gone = true
    clearTimeout(node.timer)
    for (const socket of node.open) socket.destroy()
  }

  return {
    port: /** @type {import('node:net').AddressInfo} */ (server.address()).port,
    add({ name, port: own }) {
      const node = { name, port: own, well: true, gone: false, open: new Set() }
      nodes.push(node)
      void look(node)
    },
    remove,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const { name } of [...nodes]) remove(name)
      for (const client of clients) client.destroy()
      await closed
    }
  }
}
