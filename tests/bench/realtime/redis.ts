// A Redis of our own, in memory only, when the program is on this machine.
import { spawn } from 'node:child_process'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { findFreePort } from '../../../bin/postgres.mjs'

export interface BenchRedis {
  readonly port: number
  stop(): Promise<void>
}

export const REDIS_REMEDY = 'redis-server is not on this machine; `apt-get install -y redis-server` makes this measurable'

/** Undefined when there is no `redis-server` to start. */
export async function startRedis(folder: string): Promise<BenchRedis | undefined> {
  const port = await findFreePort()
  const child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder], { stdio: 'ignore' })
  let ended = false
  const gone = new Promise<void>((resolve) => {
    const end = (): void => {
      ended = true
      resolve()
    }
    child.once('error', end).once('exit', end)
  })
  for (let tries = 0; tries < 100 && !ended; tries += 1) {
    if (await answers(port)) return { port, stop: () => (child.kill('SIGTERM'), gone) }
    await pause(50)
  }
  child.kill('SIGKILL')
  return undefined
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.once('connect', () => (socket.destroy(), resolve(true)))
    socket.once('error', () => resolve(false))
  })
}
