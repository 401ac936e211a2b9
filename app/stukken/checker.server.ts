import { createWorkerProcess, WorkerFailed } from '~/platform/worker-process.server'
import { locateWorker } from '~/platform/worker-location.server'
import type { FileCheck, FileRefusal } from './file-check'

const CHECK_MS = 60_000
const FILES_PER_WORKER = 20

export interface FileChecker {
  /** What the file is. `mislukt`: the check broke off on it. */
  check(file: Uint8Array): Promise<FileCheck | { ok: false; reden: FileRefusal | 'mislukt' }>
  stop(): Promise<void>
}

/** Looks at uploaded files in a process of its own, one at a time, with a deadline: a file on which a reader hangs or dies costs its sender an answer and nobody else anything (R-STU-6). */
export function createFileChecker({ workerPath, checkMs = CHECK_MS }: { workerPath?: string; checkMs?: number } = {}): FileChecker {
  const worker = createWorkerProcess<Uint8Array, FileCheck>({ locate: async () => workerPath ?? locateWorker('check-worker'), ordersPerWorker: FILES_PER_WORKER, timeoutMs: checkMs })
  return {
    async check(file) {
      try {
        return await worker.ask(file)
      } catch (error) {
        if (error instanceof WorkerFailed) return { ok: false, reden: 'mislukt' }
        throw error
      }
    },
    stop: () => worker.stop()
  }
}
