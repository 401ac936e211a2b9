import { setTimeout as sleep } from 'node:timers/promises'

/** Waits so many milliseconds, or until everything stops. */
export async function pause(ms: number, stopping: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal: stopping })
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortError')) throw error
  }
}
