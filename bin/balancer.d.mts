/** A node as the door sees it. */
export interface DoorNode {
  name: string
  /** Where it listens, on 127.0.0.1. */
  port: number
}

export interface Balancer {
  /** The port it listens on; useful when the asked one was 0. */
  readonly port: number
  /** From now on this node gets its turn; its `/gezond` is looked at every second. */
  add(node: DoorNode): void
  /** This node is gone: it gets no more turns, and what still hangs on it is cut. Naming one that is not there is no fault. */
  remove(name: string): void
  /** Closes the door and everything that goes through it. */
  stop(): Promise<void>
}

/**
 * Opens the door of several nodes: each TCP connection goes to the next node that says it can work and accepts. A node that says it
 * cannot (`/gezond` answers otherwise or not) is asked only when no other accepts: its own error page tells more than a closed door.
 * When none accepts the connection is closed. Rejects when the port is taken.
 *
 * @param host where to listen; undefined is every address
 * @param healthy can the node on this port work?
 */
export function openBalancer(options: { port: number; host: string | undefined; healthy?: (port: number) => Promise<boolean> }): Promise<Balancer>

/** Where the door of this address listens: what only this machine opens (`http://localhost:3000`) is not served to the network, whatever was asked (R-PLA-46). */
export function doorHost(origin: string, asked?: string): string | undefined
