// CPU time of processes that cannot be asked (PostgreSQL). Linux only; elsewhere NaN, which the table shows as not measured.
import { readdirSync, readFileSync } from 'node:fs'

const NS_PER_MS = 1e6
/** The kernel tells /proc in hundredths of a second, whatever its own clock. */
const MS_PER_TICK = 10

/** Milliseconds of CPU that a process and its children have used; children that ended in between are not counted. */
export function cpuOfTree(pid: number): number {
  if (process.platform !== 'linux') return Number.NaN
  return [pid, ...childrenOf(pid)].reduce((sum, each) => sum + cpuOf(each), 0)
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
