import type { StartedProcess } from './pids.mjs'
import type { Env } from './start-env.mjs'

/** Takes the lock file for this process. A lock whose holder is gone (kill -9) is taken over. Returns how to give it back, or who holds it. */
export function takeLock(file: string): { ok: true; release: () => void } | { ok: false; holder: StartedProcess }

/** The same, but waits for the holder; throws when it takes longer than `forMs`. */
export function waitForLock(file: string, forMs: number): Promise<() => void>

/** Where the data lies: WEGING_DATA, or `.weging` in the project. Makes the folder, closed to others. */
export function dataFolder(project: string, env: Env): string

/** Where PostgreSQL's files lie: in the data folder, or, when its account may not enter that, in a folder of /var/lib/weging that the data folder remembers. */
export function postgresFolder(data: string): string

/** Writes down which processes we started, so that the next launcher can find them when this one is killed. */
export function recordProcesses(data: string, processes: readonly StartedProcess[]): void

/** Ends what a killed launcher left running. Strangers with the same pid are left alone. Returns the names of what it ended. */
export function endOrphans(data: string): Promise<string[]>
