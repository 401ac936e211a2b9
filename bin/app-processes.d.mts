import type { StartedProcess } from './pids.mjs'

export interface AppProcess extends StartedProcess {
  /** Resolves when it ends, with a sentence that says how. */
  ended: Promise<string>
}

/** True when nobody listens on the port. */
export function portIsFree(port: number): Promise<boolean>

/** Starts a bundle as a process of its own, with this environment, the settings of `process-memory.mjs`, and its output in `log`. It is detached: Ctrl-C reaches the launcher only. */
export function startApp(options: { name: string; script: string; project: string; env: Record<string, string>; log: string }): AppProcess

/** Waits until `/gezond` answers 200; throws when the process ends first or `forMs` pass. */
export function waitUntilHealthy(app: AppProcess, port: number, forMs: number): Promise<void>

/** Does `/gezond` on this port of this machine answer 200 within two seconds? */
export function isHealthy(port: number): Promise<boolean>
