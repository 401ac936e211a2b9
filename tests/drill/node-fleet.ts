import { startNode, type NodeChild } from './node-child'
import type { NodeSettings } from './node-settings'
import type { Random } from './random'

/** The nodes of the drill that live. */
export interface NodeFleet {
  ports(): number[]
  /** Starts nodes until there are so many, or ends the youngest until there are no more. */
  ensure(count: number): Promise<void>
  /** Kills one of them with -9. */
  killOne(random: Random): Promise<void>
  /** What they, the dead included, complained about. */
  complaints(): string
  close(): Promise<void>
}

export function createNodeFleet(program: string, settings: NodeSettings): NodeFleet {
  const all: NodeChild[] = []
  const living = (): NodeChild[] => all.filter((node) => node.alive)
  return {
    ports: () => living().map((node) => node.port),
    async ensure(count) {
      for (const node of living().slice(count)) await node.kill()
      while (living().length < count) all.push(await startNode(program, settings))
    },
    killOne: (random) => random.pick(living()).kill(),
    complaints: () => all.map((node) => node.complaints()).join('\n'),
    async close() {
      for (const node of living()) await node.kill()
    }
  }
}
