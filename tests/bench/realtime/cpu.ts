// CPU time of processes that cannot be asked (PostgreSQL). Linux only; elsewhere NaN, which the table shows as not measured.
// Process by process: a connection that closes in between takes its past with it.
import { readdirSync, readFileSync } from 'node:fs'

const NS_PER_MS = 1e6
/** The kernel tells /proc in hundredths of a second, whatever its own clock. */
const MS_PER_TICK = 10

/** Milliseconds of CPU that a process and each of its children have used so far. */
export type CpuByProcess = ReadonlyMap<number, number>

export function cpuOfTree(pid: number): CpuByProcess {
  if (process.platform !== 'linux') return new Map([[pid, Number.NaN]])
  return new Map([pid, ...childrenOf(pid)].map((each) => [each, cpuOf(each)]))
}

/** Milliseconds used between two looks; what a process used that ended before the second is not known. */
export function cpuBetween(before: CpuByProcess, after: CpuByProcess): number {
  return [...after].reduce((sum, [pid, ms]) => sum + Math.max(0, ms - (before.get(pid) ?? 0)), 0)
}

function cpuOf(pid: number): number {
  const scheduled = read(`/proc/${pid}/schedstat`)
  const ns = Number(scheduled?.split(' ')[0])
  if (ns > 0) return ns / NS_PER_MS
  const [user = 0, system = 0] = (fieldsOf(pid)?.slice(11, 13) ?? []).map(Number)
  return (user + system) * MS_PER_TICK
}

function childrenOf(parent: number): number[] {
  const pids = readdirSync('/proc').map(Number).filter((pid) => pid > 0)
  return pids.filter((pid) => Number(fieldsOf(pid)?.[1]) === parent)
}

/** What stands behind the program's name, which may itself hold spaces: state, parent, … */
function fieldsOf(pid: number): string[] | undefined {
  const stat = read(`/proc/${pid}/stat`)
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    // Ended between the list and the look.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) return undefined
    throw error
  }
}
