import { Worker } from 'node:worker_threads'
import type { Compacted } from './compact-updates'
import type { CompactionOrder } from './compaction-worker'
import type { RoomsLogger } from '../room/limits'

/** Folds updates in a worker thread. */
export interface Compactor {
  /** Undefined when it cannot be done: something waits for a missing update, or the worker failed or took too long. */
  compact(updates: readonly Uint8Array[]): Promise<Compacted | undefined>
  stop(): Promise<void>
}

interface CompactorOptions {
  /** The bundled `compaction-worker.ts`. */
  readonly workerPath: string
  readonly logger: RoomsLogger
  /** How long one order may take, in milliseconds. */
  readonly timeoutMs: number
}

/** One worker, one order at a time; a worker that dies or hangs costs its order and is replaced at the next. */
export function createCompactor({ workerPath, logger, timeoutMs }: CompactorOptions): Compactor {
  let worker: Worker | undefined
  let last: Promise<unknown> = Promise.resolve()
  let stopped = false

  function ask(updates: readonly Uint8Array[]): Promise<Compacted | undefined> {
    const at = (worker ??= startWorker())
    const order: CompactionOrder = { updates }
    return new Promise((resolve) => {
      const end = (compacted: Compacted | undefined): void => {
        clearTimeout(timer)
        at.off('message', done).off('error', fail).off('exit', exited)
        resolve(compacted)
      }
      const done = ({ compacted }: { compacted: Compacted | undefined }): void => end(compacted)
      const fail = (error: Error): void => {
        if (!stopped) logger.error({ err: error }, 'A document could not be compacted')
        if (worker === at) worker = undefined
        void at.terminate()
        end(undefined)
      }
      const exited = (code: number): void => fail(new Error(`The compaction worker stopped (${code})`))
      const timer = setTimeout(() => fail(new Error('Compacting took too long')), timeoutMs)
      timer.unref()
      at.on('message', done).on('error', fail).on('exit', exited)
      at.postMessage(order)
    })
  }

  function startWorker(): Worker {
    const started = new Worker(workerPath)
    started.unref()
    // An error between two orders: whoever asks next gets a new worker.
    started.on('error', () => {
      if (worker === started) worker = undefined
    })
    return started
  }

  return {
    compact(updates) {
      const answer = last.then(() => (stopped ? undefined : ask(updates)))
      last = answer
      return answer
    },
    async stop() {
      stopped = true
      await worker?.terminate()
    }
  }
}
