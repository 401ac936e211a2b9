// One running Weging per data folder: its lock, its folders, and what it started. Node built-ins only.
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { endProcess, markOf, stillRuns, waitUntil } from './pids.mjs'
import { canUse, findAccount } from './postgres-binaries.mjs'

/** @typedef {import('./pids.mjs').StartedProcess} StartedProcess */

/** @param {string} file @returns {StartedProcess | null} */
function readHolder(file) {
  try {
    return /** @type {StartedProcess} */ (JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** Written whole under another name and linked: nobody ever reads half a lock, and only one link succeeds. @param {string} file @param {string} own */
function tryLink(file, own) {
  try {
    linkSync(own, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Takes away exactly the dead lock we read; when another launcher was faster, its fresh lock goes back. @param {string} file @param {StartedProcess} dead */
function removeDeadLock(file, dead) {
  const aside = `${file}.dood-${process.pid}`
  try {
    renameSync(file, aside)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return
    throw error
  }
  if (JSON.stringify(readHolder(aside)) !== JSON.stringify(dead)) tryLink(file, aside)
  rmSync(aside, { force: true })
}

/** @type {typeof import('./instance.mjs').takeLock} */
export function takeLock(file) {
  const me = { name: 'starter', pid: process.pid, mark: markOf(process.pid) ?? '' }
  const own = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`
  writeFileSync(own, JSON.stringify(me))
  try {
    for (;;) {
      if (tryLink(file, own)) return { ok: true, release: () => rmSync(file, { force: true }) }
      const holder = readHolder(file)
      if (holder && stillRuns(holder)) return { ok: false, holder }
      if (holder) removeDeadLock(file, holder)
    }
  } finally {
    rmSync(own, { force: true })
  }
}

/** @type {typeof import('./instance.mjs').waitForLock} */
export async function waitForLock(file, forMs) {
  let taken = takeLock(file)
  await waitUntil(() => {
    if (!taken.ok) taken = takeLock(file)
    return taken.ok
  }, forMs, 250)
  if (taken.ok) return taken.release
  throw new Error(`Een ander proces (${taken.holder.pid}) is hier al mee bezig: ${file}`)
}

/** @type {typeof import('./instance.mjs').dataFolder} */
export function dataFolder(project, env) {
  const data = resolve(env.WEGING_DATA ?? join(project, '.weging'))
  mkdirSync(data, { recursive: true })
  // As root, PostgreSQL's own account must be able to pass through; listing and reading stay with us.
  chmodSync(data, process.getuid?.() === 0 ? 0o711 : 0o700)
  return data
}

/** A folder PostgreSQL's account may pass through, whatever umask root has. @param {string} folder */
function makePassable(folder) {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o711)
}

/** @type {typeof import('./instance.mjs').postgresFolder} */
export function postgresFolder(data) {
  const note = join(data, 'postgres.json')
  const kept = existsSync(note) ? /** @type {{ folder: string, data: string }} */ (JSON.parse(readFileSync(note, 'utf8'))) : null
  // Moved with its project: the note still holds. Copied: the original still stands, and two must not share one cluster.
  if (kept && existsSync(kept.folder) && (kept.data === data || !existsSync(kept.data))) return kept.folder
  const inside = join(data, 'postgres')
  const account = findAccount()
  if (!account) mkdirSync(inside, { recursive: true, mode: 0o700 })
  else makePassable(inside)
  if (!account || existsSync(join(inside, 'paneel', 'data')) || canUse(account, inside)) return inside
  const folder = join('/var/lib/weging', `${createHash('sha256').update(data).digest('hex').slice(0, 8)}-${randomBytes(3).toString('hex')}`)
  for (const each of [dirname(folder), folder]) makePassable(each)
  if (!canUse(account, folder)) throw new Error(`Het account ${account.name} van PostgreSQL kan niet in ${folder}. Kies een andere map: WEGING_DATA=/pad npm start`)
  writeFileSync(note, JSON.stringify({ folder, data }))
  return folder
}

/** @param {string} data */
const processFile = (data) => join(data, 'processen.json')

/** @type {typeof import('./instance.mjs').recordProcesses} */
export function recordProcesses(data, processes) {
  writeFileSync(`${processFile(data)}.nieuw`, JSON.stringify(processes, null, 2))
  renameSync(`${processFile(data)}.nieuw`, processFile(data))
}

/** @type {typeof import('./instance.mjs').endOrphans} */
export async function endOrphans(data) {
  if (!existsSync(processFile(data))) return []
  const recorded = /** @type {StartedProcess[]} */ (JSON.parse(readFileSync(processFile(data), 'utf8')))
  const alive = recorded.filter((each) => stillRuns(each))
  await Promise.all(alive.map((each) => endProcess(each, 5_000)))
  rmSync(processFile(data), { force: true })
  return alive.map(({ name }) => name)
}
