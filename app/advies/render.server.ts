import { fork, type ChildProcess } from 'node:child_process'
import { canonicalAdvies, canonicalAkkoorden } from './canonical'
import type { RenderAnswer, RenderOrder } from './render-messages'
import { locateRenderWorker } from './render-worker-location.server'
import type { AdviesDocument, Akkoorden } from './schema'

/** Why there is no PDF. `no-glyph`: the writer must replace `characters`; the other reasons are ours to mend. */
export class RenderError extends Error {
  override readonly name = 'RenderError'
  constructor(readonly reason: 'no-glyph' | 'failed' | 'timeout' | 'worker-died' | 'stopped', message: string, readonly characters: readonly string[] = []) {
    super(message)
  }
}

export type Renderer = {
  /** The unsealed PDF/A-3a with both attachments: same input, same bytes. Throws RenderError; a ZodError for a value of another shape. */
  render(document: AdviesDocument, akkoorden: Akkoorden): Promise<Uint8Array>
  /** Ends the worker; orders that still wait fail with `stopped`. */
  stop(): Promise<void>
}

export type RendererOptions = {
  workerPath?: string
  /** Renders after which the worker is replaced: Typst's memory grows with each. */
  rendersPerWorker?: number
  /** Milliseconds one render may take, the start of the worker included. */
  timeoutMs?: number
}

type Worker = { child: ChildProcess, renders: number }

/** Prints adviezen in a child process, one at a time; the process is recycled, has a deadline, and its death costs one order only (R-ADV-6). */
export function createRenderer({ workerPath, rendersPerWorker = 40, timeoutMs = 60_000 }: RendererOptions = {}): Renderer {
  let worker: Worker | undefined
  let queue: Promise<unknown> = Promise.resolve()
  let orders = 0
  let stopped = false

  async function obtainWorker(): Promise<Worker> {
    if (worker?.child.connected === true && worker.renders < rendersPerWorker) return worker
    worker?.child.kill()
    worker = startWorker(workerPath ?? await locateRenderWorker())
    return worker
  }

  async function renderNext(document: AdviesDocument, akkoorden: Akkoorden): Promise<Uint8Array> {
    if (stopped) throw new RenderError('stopped', 'De maker van het PDF-bestand is gestopt')
    const texts = { advies: canonicalAdvies(document), akkoorden: canonicalAkkoorden(akkoorden) }
    const current = await obtainWorker()
    current.renders += 1
    orders += 1
    return unwrap(await ask(current, { id: orders, sjabloon: document.sjabloon, ...texts }, timeoutMs))
  }

  return {
    render(document, akkoorden) {
      const next = queue.then(() => renderNext(document, akkoorden))
      // The caller gets the failure; the queue only needs to know that this order is over.
      queue = next.then(() => undefined, () => undefined)
      return next
    },
    async stop() {
      stopped = true
      worker?.child.kill()
      await queue
      worker?.child.kill()
    }
  }
}

function startWorker(path: string): Worker {
  // Only what Node itself needs: the worker handles an advies and must hold no credential (R-ADV-6).
  const child = fork(path, [], { serialization: 'advanced', execArgv: [], env: { PATH: process.env.PATH, NODE_ENV: 'production' }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  child.unref()
  child.channel?.unref()
  return { child, renders: 0 }
}

function ask({ child }: Worker, order: RenderOrder, timeoutMs: number): Promise<RenderAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (deed: () => void): void => {
      clearTimeout(deadline)
      child.off('message', onMessage).off('exit', onExit).off('error', onError)
      deed()
    }
    const onMessage = (answer: RenderAnswer): void => { if (answer.id === order.id) settle(() => resolve(answer)) }
    const died = (why: string): void => settle(() => reject(new RenderError('worker-died', `De maker van het PDF-bestand viel uit (${why})`)))
    const onExit = (code: number | null, signal: string | null): void => died(`code ${String(code)}, signaal ${String(signal)}`)
    const onError = (error: Error): void => died(error.message)
    const deadline = setTimeout(() => settle(() => {
      child.kill('SIGKILL')
      reject(new RenderError('timeout', `Het maken van het PDF-bestand duurde langer dan ${timeoutMs} milliseconden`))
    }), timeoutMs)
    child.on('message', onMessage).on('exit', onExit).on('error', onError)
    child.send(order, (error) => { if (error !== null) onError(error) })
  })
}

function unwrap(answer: RenderAnswer): Uint8Array {
  if (answer.ok) return new Uint8Array(answer.bytes)
  if (answer.reason === 'failed') throw new RenderError('failed', `Het PDF-bestand kon niet worden gemaakt: ${answer.message}`)
  const shown = answer.characters.map((text) => `"${text}"`).join(', ')
  throw new RenderError('no-glyph', `Deze tekens kunnen niet worden afgedrukt: ${shown}. Schrijf ze in Latijns schrift.`, answer.characters)
}
