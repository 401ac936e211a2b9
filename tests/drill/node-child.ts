import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { NodeAnswer, NodeSettings } from './node-settings'

type NodeStats = Extract<NodeAnswer, { kind: 'stats' }>

/** A node in a process of its own. */
export interface NodeChild {
  readonly port: number
  /** Still there, as far as anybody told it otherwise. */
  readonly alive: boolean
  /** Ends it as a power cut would: without a word. */
  kill(): Promise<void>
  /** What it has in memory, after throwing away what is unused. */
  stats(): Promise<NodeStats>
  /** The end of what it wrote to stderr. */
  complaints(): string
}

/** How long a node may take to listen, also on a machine that is busy with other things. */
const START_MS = 20_000
const KEPT = 20_000

/** Starts a node from the bundled program; resolves when it listens. */
export async function startNode(program: string, settings: NodeSettings): Promise<NodeChild> {
  const child = fork(program, [], {
    execArgv: ['--expose-gc', '--enable-source-maps'],
    env: { PATH: process.env.PATH, NODE_ENV: 'production', DRILL_NODE: JSON.stringify(settings) },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc']
  })
  let complaints = ''
  child.stderr?.on('data', (text) => (complaints = `${complaints}${String(text)}`.slice(-KEPT)))
  const exited = once(child, 'exit')
  const answerOf = async <Kind extends NodeAnswer['kind']>(kind: Kind): Promise<Extract<NodeAnswer, { kind: Kind }>> => {
    for (;;) {
      const [message] = (await Promise.race([
        once(child, 'message'),
        exited.then(([code]) => Promise.reject(new Error(`A node of the drill ended by itself (${String(code)}).\n${complaints}`))),
        pause(START_MS, undefined, { ref: false }).then(() => Promise.reject(new Error(`A node of the drill gives no answer.\n${complaints}`)))
      ])) as [NodeAnswer]
      if (message.kind === kind) return message as Extract<NodeAnswer, { kind: Kind }>
    }
  }
  const { port } = await answerOf('ready')

  return {
    port,
    get alive() {
      return child.exitCode === null && child.signalCode === null
    },
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
    async stats() {
      child.send({ kind: 'stats' })
      return answerOf('stats')
    },
    complaints: () => complaints
  }
}
