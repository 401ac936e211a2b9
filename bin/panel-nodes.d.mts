import type { AppProcess } from './app-processes.mjs'
import type { Balancer, DoorNode } from './balancer.mjs'

export interface NodesOptions {
  /** Node '1' comes first and must be healthy before the others are started: it makes the keys of the data folder. */
  nodes: readonly DoorNode[]
  /** Starts the process of this node and writes it down at once. */
  start(node: DoorNode): AppProcess
  door: Balancer
  say(line: string): void
  /** Nobody can work any more; `how` tells how the last node ended. Told once. */
  onNoneLeft(how: string): void
  /** Is everything being stopped? From then on a node that ends is not started again. */
  stopping(): boolean
  /** Milliseconds before the first, second, … restart within ten minutes; as many restarts as there are waits. */
  waits?: readonly number[]
}

/**
 * Starts the nodes and keeps them: one that falls is left out by the door and started again with the same environment, until it has
 * used up its restarts. Resolves when all are healthy; rejects when one of them cannot start. Whoever gave `start` ends what it started.
 */
export function startNodes(options: NodesOptions): Promise<void>

/** How long to wait before a node is started again, in milliseconds; null when it must stay away. `falls`: when it fell, the last one included. */
export function waitBeforeRestart(falls: readonly number[], now: number, waits?: readonly number[]): number | null

/** Ports for so many nodes, each another. */
export function findNodePorts(count: number): Promise<number[]>
