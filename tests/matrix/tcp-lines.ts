// The ports a process listens on and the lines it has open, as the operating system knows them.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

export interface TcpLines {
  /** The ports it listens on. */
  listens: number[]
  /** The ports at the other end of the lines it opened or accepted. */
  talksTo: number[]
}

const unique = (ports: readonly number[]): number[] => [...new Set(ports)].sort((a, b) => a - b)

/** By /proc where that is there (Linux), by lsof elsewhere. Throws when neither can tell. */
export const tcpLinesOf = (pid: number): TcpLines => (process.platform === 'linux' ? byProc(pid) : byLsof(pid))

/** As the kernel writes it: state 0A listens, 01 is open. */
function byProc(pid: number): TcpLines {
  const own = new Set(readdirSync(`/proc/${pid}/fd`).map((fd) => linkOf(`/proc/${pid}/fd/${fd}`)))
  const rows = ['tcp', 'tcp6'].flatMap((kind) => readFileSync(`/proc/${pid}/net/${kind}`, 'utf8').trim().split('\n').slice(1)).map((line) => line.trim().split(/\s+/))
  const portOf = (address = ''): number => Number.parseInt(address.split(':')[1] ?? '', 16)
  const mine = rows.filter((row) => own.has(`socket:[${row[9]}]`))
  return { listens: unique(mine.filter((row) => row[3] === '0A').map((row) => portOf(row[1]))), talksTo: unique(mine.filter((row) => row[3] === '01').map((row) => portOf(row[2]))) }
}

/** A file that was closed since the folder was read has no link any more. */
function linkOf(path: string): string {
  try {
    return readlinkSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}

function byLsof(pid: number): TcpLines {
  const names = execFileSync('lsof', ['-a', '-nP', '-p', String(pid), '-iTCP', '-Fn'], { encoding: 'utf8' }).split('\n').filter((line) => line.startsWith('n')).map((line) => line.slice(1))
  const portOf = (address = ''): number => Number(address.slice(address.lastIndexOf(':') + 1))
  return { listens: unique(names.filter((name) => !name.includes('->')).map(portOf)), talksTo: unique(names.filter((name) => name.includes('->')).map((name) => portOf(name.split('->')[1]))) }
}
