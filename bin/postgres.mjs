// One embedded PostgreSQL cluster: make, start, adopt, stop. We drive PostgreSQL's own programs, because the library around them crashes
// as root, leaves the password readable in the temp folder and cannot find back a cluster whose launcher was killed. Node built-ins only.
import { spawn } from 'node:child_process'
import { chmodSync, chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, readlinkSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { markOf, waitUntil } from './pids.mjs'

/** @type {typeof import('./postgres.mjs').superuser} */
export const superuser = 'postgres'

const startPatience = 60_000
const stopPatience = 30_000

/** @typedef {import('./postgres.mjs').ClusterOptions} ClusterOptions */

/**
 * Below the range from which systems hand out ports for outgoing connections: a port from there can be taken by anybody's
 * connection between choosing it and listening on it.
 * @type {typeof import('./postgres.mjs').findFreePort}
 */
export async function findFreePort() {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = 20_000 + Math.floor(Math.random() * 10_000)
    if (await isFree(port)) return port
  }
  throw new Error('Geen vrije poort gevonden.')
}

/** @param {number} port @returns {Promise<boolean>} */
function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

/** @param {number} port @returns {Promise<boolean>} */
function answers(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    const say = (/** @type {boolean} */ answer) => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(1_000, () => say(false))
    socket.once('connect', () => say(true))
    socket.once('error', () => say(false))
  })
}

/** Is the program behind this pid PostgreSQL? Only Linux can tell; elsewhere the port must speak for it. @param {number} pid */
function isPostgres(pid) {
  if (markOf(pid) === null) return false
  if (process.platform !== 'linux') return true
  try {
    // npm may have replaced the file under the running program: the link then ends in ' (deleted)'.
    return readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, '').endsWith('/bin/postgres')
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EACCES')) return false
    throw error
  }
}

/** @param {string} folder */
function readPostmaster(folder) {
  try {
    return readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** @type {typeof import('./postgres.mjs').findRunning} */
export function findRunning(folder) {
  const lines = readPostmaster(folder)
  const [pid, data, , port] = lines ?? []
  if (!pid || !data || !isPostgres(Number(pid))) return null
  if (!existsSync(data) || realpathSync(data) !== realpathSync(join(folder, 'data'))) return null
  return { pid: Number(pid), port: Number(port ?? 0), status: (lines?.[7] ?? '').trim() }
}

/** @param {string} program @param {string[]} args @param {ClusterOptions} options */
async function run(program, args, { account, folder }) {
  const log = openSync(join(folder, 'postgres.log'), 'a', 0o600)
  try {
    const child = spawn(program, args, { ...asAccount(account), stdio: ['ignore', log, log], windowsHide: true })
    return await new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve))
  } finally {
    closeSync(log)
  }
}

/** PostgreSQL starts in '/': its account may not enter the folder we happen to stand in. @param {ClusterOptions['account']} account */
function asAccount(account) {
  return account ? { uid: account.uid, gid: account.gid, cwd: '/' } : { cwd: '/' }
}

/** @param {ClusterOptions} options */
async function initialise(options) {
  const { folder, account, programs, password, durable = true } = options
  const fresh = join(folder, 'data.nieuw')
  const secret = join(folder, `wachtwoord-${process.pid}`)
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { mode: 0o700 })
  if (account) chownSync(fresh, account.uid, account.gid)
  try {
    writeFileSync(secret, password, { mode: 0o600, flag: 'wx' })
    if (account) chownSync(secret, account.uid, account.gid)
    const basis = ['-D', fresh, '-U', superuser, `--pwfile=${secret}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--data-checksums', ...(durable ? [] : ['--no-sync'])]
    const dutch = ['--locale-provider=icu', '--icu-locale=nl']
    // A build of PostgreSQL without ICU still serves: only the order of names differs.
    if ((await run(programs.initdb, [...basis, ...dutch], options)) !== 0 && (await run(programs.initdb, basis, options)) !== 0) {
      throw new Error(`PostgreSQL kon geen gegevensmap maken.\n${endOfLog(folder)}`)
    }
  } finally {
    rmSync(secret, { force: true })
  }
  // Renamed only when whole: a launcher killed half-way leaves no half cluster behind.
  renameSync(fresh, join(folder, 'data'))
}

/** @param {string} folder */
function endOfLog(folder) {
  const log = join(folder, 'postgres.log')
  return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-8).join('\n') : ''
}

/** @param {string} folder */
async function choosePort(folder) {
  const file = join(folder, 'poort')
  const kept = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  if (kept > 0 && (await isFree(kept))) return kept
  const port = await findFreePort()
  writeFileSync(file, String(port))
  return port
}

const quick = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off', 'max_connections=300']

/** @param {number} port @param {boolean} durable */
function settings(port, durable) {
  const fixed = [
    `port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'timezone=UTC', 'log_timezone=UTC',
    // The text of a statement, or the row it failed on, is content of a dossier: it stays out of the log.
    'log_min_error_statement=panic', 'log_error_verbosity=terse',
    // Eight panel processes, each with its pools of 20 and a line to the others, opsporing, and a command that reads a case in.
    'max_connections=200'
  ]
  return [...fixed, ...(durable ? [] : quick)].flatMap((setting) => ['-c', setting])
}

/** @param {ClusterOptions} options @param {number} port */
function launch({ folder, programs, account, durable = true }, port) {
  const log = openSync(join(folder, 'postgres.log'), 'w', 0o600)
  // Detached: Ctrl-C in the terminal must reach the launcher, which stops the program before its database.
  const child = spawn(programs.postgres, ['-D', join(folder, 'data'), ...settings(port, durable)], {
    ...asAccount(account), detached: true, stdio: ['ignore', log, log], windowsHide: true
  })
  closeSync(log)
  const launched = { pid: child.pid, ended: false }
  child.once('exit', () => { launched.ended = true })
  child.once('error', () => { launched.ended = true })
  child.unref()
  return launched
}

/** @param {ClusterOptions} options */
async function startOnce(options) {
  const launched = launch(options, await choosePort(options.folder))
  const ready = () => findRunning(options.folder)?.status === 'ready'
  await waitUntil(() => launched.ended || ready(), startPatience, 10)
  const running = findRunning(options.folder)
  return running?.status === 'ready' && running.pid === launched.pid ? running : null
}

/** A running one is ours once it is ready and its port answers; one that is going down is waited for. @param {string} folder */
async function adopt(folder) {
  await waitUntil(() => {
    const found = findRunning(folder)
    return !found || found.status === 'ready'
  }, stopPatience)
  const running = findRunning(folder)
  if (running && (await waitUntil(() => answers(running.port), 5_000))) return running
  // Never take the lock of a PostgreSQL that lives: two on one folder destroy it.
  if (running && process.platform === 'linux') throw new Error(`PostgreSQL (${running.pid}) draait op ${folder} maar antwoordt niet.`)
  rmSync(join(folder, 'data', 'postmaster.pid'), { force: true })
  return null
}

/** @type {typeof import('./postgres.mjs').startCluster} */
export async function startCluster(options) {
  const { folder, account, programs } = options
  // Only data/ belongs to PostgreSQL's account: what root writes beside it cannot be led elsewhere by a link.
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, account ? 0o711 : 0o700)
  if (!existsSync(join(folder, 'data'))) await initialise(options)
  const running = await adopt(folder)
  if (running) return { folder, pid: running.pid, port: running.port, adopted: true, pgCtl: programs.pgCtl }
  const deadline = Date.now() + startPatience
  for (;;) {
    const started = await startOnce(options)
    if (started) return { folder, pid: started.pid, port: started.port, adopted: false, pgCtl: programs.pgCtl }
    const log = endOfLog(folder)
    // Its port was taken in between, or the last sessions of a killed one still hold its memory: both pass.
    const passes = /could not bind|could not create any TCP|pre-existing shared memory|lock file .* already exists/.test(log)
    if (!passes || Date.now() > deadline) throw new Error(`PostgreSQL start niet.\n${log}`)
    await waitUntil(() => false, 200)
  }
}

/** @type {typeof import('./postgres.mjs').stopCluster} */
export async function stopCluster({ folder, pid, pgCtl }) {
  const gone = () => findRunning(folder)?.pid !== pid
  if (gone()) return
  const ended = () => gone() && markOf(pid) === null
  const ask = (/** @type {'fast' | 'immediate'} */ mode) => {
    if (process.platform === 'win32') spawn(pgCtl, ['stop', '-D', join(folder, 'data'), '-m', mode], { windowsHide: true })
    else if (markOf(pid) !== null) process.kill(pid, mode === 'fast' ? 'SIGINT' : 'SIGQUIT')
  }
  ask('fast')
  if (await waitUntil(ended, stopPatience)) return
  // As after a power cut: nothing acknowledged is lost, the next start replays the log.
  ask('immediate')
  if (await waitUntil(ended, stopPatience)) return
  throw new Error(`PostgreSQL (${pid}) stopt niet; zie ${join(folder, 'postgres.log')}.`)
}

/** @type {typeof import('./postgres.mjs').urlFor} */
export function urlFor({ port }, role, password, database) {
  return `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
}
