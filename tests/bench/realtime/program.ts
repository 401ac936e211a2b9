// Child processes of the bench: started on a core, asked by message, ended without leaving anything behind.
import { spawn, type ChildProcess } from 'node:child_process'
import { memoryEnv, memoryFlags } from '../../../bin/process-memory.mjs'

const LAST_WORDS = 2_000
const PATIENCE_MS = 120_000
const STOP_MS = 8_000

export interface ProgramOptions {
  readonly file: string
  readonly env?: Readonly<Record<string, string>>
  /** The core it may run on; undefined where the system cannot tell. */
  readonly core?: number | undefined
  readonly nodeFlags?: readonly string[]
}

/** A running child. It reports `ready` with a value once it can be asked. */
export interface Program<Ready> {
  readonly pid: number
  readonly ready: Ready
  ask<Answer>(command: string, argument?: unknown, patienceMs?: number): Promise<Answer>
  /** Calls back at every notice of this name, until the program ends. */
  onNotice(name: string, listener: () => void): void
  stop(): Promise<void>
}

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

type Report = { readonly id: number; readonly value?: unknown; readonly refusal?: string } | { readonly notice: string; readonly value?: unknown }

/** Starts a program and waits until it is ready; throws with its last words when it does not get there. */
export async function startProgram<Ready>(options: ProgramOptions): Promise<Program<Ready>> {
  const child = launch(options)
  const waiting = new Map<number, Waiting>()
  const listeners = new Map<string, () => void>()
  let words = ''
  let number = 0
  const hear = (chunk: Buffer): void => void (words = (words + chunk.toString()).slice(-LAST_WORDS))
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const fail = (why: string): void => {
    for (const each of waiting.values()) each.reject(new Error(`${why}\n${words.trim()}`))
    waiting.clear()
  }
  child.once('error', (error) => fail(error.message))
  child.once('close', (code, signal) => fail(`The process ended (${signal ?? code})`))

  const ready = new Promise<Ready>((resolve, reject) => {
    waiting.set(0, { resolve: (value) => resolve(value as Ready), reject })
    child.on('message', (report: Report) => {
      if (!('notice' in report)) settle(waiting, report)
      else if (report.notice === 'ready') settle(waiting, { id: 0, value: report.value })
      else listeners.get(report.notice)?.()
    })
  })

  function ask<Answer>(command: string, argument?: unknown, patienceMs = PATIENCE_MS): Promise<Answer> {
    const id = (number += 1)
    return new Promise<Answer>((resolve, reject) => {
      if (!child.connected) return reject(new Error(`The process has ended\n${words.trim()}`))
      const timer = setTimeout(() => settle(waiting, { id, refusal: `No answer to ${command} in ${patienceMs} ms` }), patienceMs)
      waiting.set(id, {
        resolve: (value) => (clearTimeout(timer), resolve(value as Answer)),
        reject: (error) => (clearTimeout(timer), reject(error))
      })
      child.send({ id, command, argument })
    })
  }

  async function stop(): Promise<void> {
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
    await ended
    clearTimeout(timer)
  }

  try {
    return { pid: child.pid ?? 0, ready: await within(ready, PATIENCE_MS), ask, onNotice: (name, listener) => void listeners.set(name, listener), stop }
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
}

function launch({ file, env = {}, core, nodeFlags = [] }: ProgramOptions): ChildProcess {
  const node = [process.execPath, '--expose-gc', ...memoryFlags, ...nodeFlags, file]
  const [command = '', ...args] = core === undefined ? node : ['taskset', '-c', String(core), ...node]
  return spawn(command, args, { env: { ...process.env, NODE_ENV: 'production', ...memoryEnv, ...env }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], serialization: 'advanced' })
}

function settle(waiting: Map<number, Waiting>, { id, value, refusal }: { id: number; value?: unknown; refusal?: string }): void {
  const each = waiting.get(id)
  waiting.delete(id)
  if (refusal === undefined) each?.resolve(value)
  else each?.reject(new Error(refusal))
}

async function within<Value>(promise: Promise<Value>, ms: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error(`Not ready in ${ms} ms`)), ms)))
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
