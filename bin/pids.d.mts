/** A process we started: its pid and a mark that another process with the same pid cannot have. */
export interface StartedProcess {
  name: string
  pid: number
  mark: string
}

/** The mark of a living process (Linux: boot and start time, macOS: start time, Windows: 'levend'), or null when it is gone or a zombie. */
export function markOf(pid: number): string | null

/** True when this very process still runs; a reused pid counts as gone. */
export function stillRuns(started: StartedProcess): boolean

/** Ends exactly this process: SIGTERM, after `patienceMs` SIGKILL. Resolves when it is gone. Does nothing to a stranger with the same pid. */
export function endProcess(started: StartedProcess, patienceMs: number): Promise<void>

/** Asks `condition` every `everyMs` until it is true; false when `forMs` have passed. */
export function waitUntil(condition: () => boolean | Promise<boolean>, forMs: number, everyMs?: number): Promise<boolean>
