// Several processes of the panel on one machine: started in order, and started again when one falls. Node built-ins only.
import { waitUntilHealthy } from './app-processes.mjs'
import { endProcess } from './pids.mjs'
import { findFreePort } from './postgres.mjs'

const healthPatience = 60_000
const tenMinutes = 600_000
/** The first time at once; later ever longer, so that a database that is away for a moment does not use up all restarts. */
const usualWaits = [0, 2_000, 5_000, 15_000, 30_000]

/** @typedef {import('./balancer.mjs').DoorNode & { falls: number[] }} Kept */

/** @type {typeof import('./panel-nodes.mjs').waitBeforeRestart} */
export function waitBeforeRestart(falls, now, waits = usualWaits) {
  const recent = falls.filter((fall) => fall > now - tenMinutes).length
  return waits[recent - 1] ?? null
}

/** @type {typeof import('./panel-nodes.mjs').findNodePorts} */
export async function findNodePorts(count) {
  /** @type {Set<number>} */
  const ports = new Set()
  while (ports.size < count) ports.add(await findFreePort())
  return [...ports]
}

/** @param {string[]} names */
function nameNodes(names) {
  if (names.length === 1) return `knooppunt ${names[0]}`
  return `de knooppunten ${names.slice(0, -1).join(', ')} en ${names.at(-1)}`
}

/** @type {typeof import('./panel-nodes.mjs').startNodes} */
export async function startNodes({ nodes, start, door, say, onNoneLeft, stopping, waits }) {
  /** Who can work now. @type {Set<string>} */
  const serving = new Set()
  const others = () => `mensen werken verder op ${nameNodes([...serving].sort())}`

  /** @param {Kept} node */
  const bring = async (node) => {
    const app = start(node)
    try {
      await waitUntilHealthy(app, node.port, healthPatience)
    } catch (error) {
      await endProcess(app, 5_000)
      throw error
    }
    serving.add(node.name)
    door.add(node)
    void app.ended.then((how) => fall(node, how))
  }

  /** @param {Kept} node */
  const bringBack = async (node) => {
    if (stopping()) return
    try {
      await bring(node)
      say(`Knooppunt ${node.name} draait weer.`)
    } catch (error) {
      fall(node, String(error))
    }
  }

  /** @param {Kept} node @param {string} how */
  const fall = (node, how) => {
    serving.delete(node.name)
    door.remove(node.name)
    if (stopping()) return
    if (serving.size === 0) return onNoneLeft(how)
    const now = Date.now()
    node.falls.push(now)
    const wait = waitBeforeRestart(node.falls, now, waits)
    if (wait === null) return say(`Knooppunt ${node.name} is te vaak gestopt en blijft weg; ${others()}.`)
    say(`Knooppunt ${node.name} is gestopt; ${others()}. Het wordt opnieuw gestart.`)
    setTimeout(() => void bringBack(node), wait)
  }

  const [first, ...rest] = nodes.map((node) => ({ ...node, falls: [] }))
  if (first) await bring(first)
  await Promise.all(rest.map(bring))
}
