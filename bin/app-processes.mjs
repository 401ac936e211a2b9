// The processes of Weging as the launcher sees them. Node built-ins only.
import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { get } from 'node:http'
import { createServer } from 'node:net'
import { markOf, waitUntil } from './pids.mjs'
import { memoryEnv, memoryFlags } from './process-memory.mjs'

const largestLog = 10_000_000

/** @param {number} port @param {string | undefined} host @returns {Promise<boolean>} */
function canListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer()
    // A machine without IPv6 is no taken port.
    server.once('error', (error) => resolve('code' in error && (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT')))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/** @type {typeof import('./app-processes.mjs').portIsFree} */
export async function portIsFree(port) {
  for (const host of [undefined, '127.0.0.1', '::1']) {
    if (!(await canListen(port, host))) return false
  }
  return true
}

/** @param {string} file */
function openLog(file) {
  if (existsSync(file) && statSync(file).size > largestLog) renameSync(file, `${file}.oud`)
  return openSync(file, 'a', 0o600)
}

/** @param {string} file @param {number} from */
function wordsSince(file, from) {
  return readFileSync(file).subarray(from).toString('utf8').trim().split('\n').slice(-15).join('\n')
}

/** @type {typeof import('./app-processes.mjs').startApp} */
export function startApp({ name, script, project, env, log }) {
  const output = openLog(log)
  const from = statSync(log).size
  const child = spawn(process.execPath, [...memoryFlags, '--enable-source-maps', script], {
    // The fourth line is a tie: when the launcher is killed it breaks, and the process stops by itself.
    cwd: project, env: { ...memoryEnv, ...env }, stdio: ['ignore', output, output, 'ipc'], detached: process.platform !== 'win32', windowsHide: true
  })
  closeSync(output)
  const ended = /** @type {Promise<string>} */ (new Promise((resolve) => {
    child.once('error', (error) => resolve(`Het proces ${name} start niet: ${error.message}`))
    child.once('exit', (code, signal) => resolve(`Het proces ${name} is gestopt (${signal ?? `code ${code}`}). Meer staat in ${log}.\n${wordsSince(log, from)}`))
  }))
  const pid = child.pid ?? 0
  return { name, pid, mark: (pid > 0 && markOf(pid)) || 'nooit gestart', ended }
}

/** @type {typeof import('./app-processes.mjs').isHealthy} */
export function isHealthy(port) {
  return new Promise((resolve) => {
    const request = get({ host: 'localhost', port, path: '/gezond', timeout: 2_000, agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    request.once('timeout', () => request.destroy())
    request.once('error', () => resolve(false))
  })
}

/** @type {typeof import('./app-processes.mjs').waitUntilHealthy} */
export async function waitUntilHealthy(app, port, forMs) {
  /** @type {string | null} */
  let end = null
  void app.ended.then((how) => { end = how })
  const healthy = await waitUntil(async () => end !== null || (await isHealthy(port)), forMs, 100)
  if (end !== null) throw new Error(end)
  if (!healthy) throw new Error(`Het proces ${app.name} draait, maar antwoordt na ${forMs / 1_000} seconden nog niet op poort ${port}.`)
}
