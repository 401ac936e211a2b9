// The worker in which documents are built to fold their updates: the sockets never wait for it.
import { parentPort } from 'node:worker_threads'
import { compactUpdates } from './compact-updates'

/** One order: the updates of a room, in order. */
export interface CompactionOrder {
  readonly updates: readonly Uint8Array[]
}

parentPort?.on('message', ({ updates }: CompactionOrder) => parentPort?.postMessage({ compacted: compactUpdates(updates) }))
