// Which process is this? The system reuses a pid, so a pid alone may name a stranger; a pid with its start time cannot.
// Node built-ins only: this runs before the packages are installed.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** @param {number} pid */
function answersToSignals(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, under another user (PostgreSQL under its own account).
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** @param {number} pid */
function linuxMark(pid) {
  const [state, startTime] = statFields(pid)
  if (!startTime || state === 'Z' || state === 'X') return null
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${startTime}`
}

/** @param {number} pid */
function statFields(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The program's name stands in brackets and may hold spaces: count from the last bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return [fields[0], fields[19]]
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) return []
    throw error
  }
}

/** @type {typeof import('./pids.mjs').markOf} */
export function markOf(pid) {
  if (process.platform === 'linux') return linuxMark(pid)
  if (!answersToSignals(pid)) return null
  if (process.platform === 'win32') return 'levend'
  const started = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim()
  return started === '' ? null : started
}

/** @type {typeof import('./pids.mjs').stillRuns} */
export function stillRuns({ pid, mark }) {
  return markOf(pid) === mark
}

/** @type {typeof import('./pids.mjs').waitUntil} */
export async function waitUntil(condition, forMs, everyMs = 25) {
  const deadline = Date.now() + forMs
  for (;;) {
    if (await condition()) return true
    if (Date.now() >= deadline) return false
    await sleep(everyMs)
  }
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function signalIfThere(pid, signal) {
  try {
    process.kill(pid, signal)
  } catch (error) {
    // Gone between the look and the signal: that is what we wanted.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/** @type {typeof import('./pids.mjs').endProcess} */
export async function endProcess(started, patienceMs) {
  if (!stillRuns(started)) return
  signalIfThere(started.pid, 'SIGTERM')
  if (await waitUntil(() => !stillRuns(started), patienceMs)) return
  signalIfThere(started.pid, 'SIGKILL')
  if (await waitUntil(() => !stillRuns(started), 5_000)) return
  throw new Error(`Proces ${started.name} (${started.pid}) is niet te stoppen.`)
}
