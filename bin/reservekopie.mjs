// A copy of a running cluster, and a cluster from a copy. The embedded PostgreSQL brings no pg_basebackup; this is what that does (PostgreSQL, 26.3.3).
import { chmodSync, chownSync, copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

/** What PostgreSQL makes anew at its start, or what belongs to the running one alone. */
const leftOut = ['postmaster.pid', 'postmaster.opts', 'backup_label', 'tablespace_map']
const emptied = ['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans']

export class BackupRefused extends Error {}

/** @param {string} from @param {string} to @param {(path: string) => 'file' | 'empty' | 'skip'} choose @param {string} [path] */
function copyTree(from, to, choose, path = '') {
  mkdirSync(to, { recursive: true, mode: 0o700 })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const inside = path === '' ? entry.name : `${path}/${entry.name}`
    const how = choose(inside)
    if (how === 'skip') continue
    if (entry.isDirectory()) {
      if (how === 'empty') mkdirSync(join(to, entry.name), { mode: 0o700 })
      else copyTree(join(from, entry.name), join(to, entry.name), choose, inside)
    } else if (entry.isFile()) copyPresent(join(from, entry.name), join(to, entry.name))
  }
}

/** A file that the running PostgreSQL takes away meanwhile is not needed: its log says so. @param {string} from @param {string} to */
function copyPresent(from, to) {
  try {
    copyFileSync(from, to)
    chmodSync(to, 0o600)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
}

/** @param {string} path */
function chooseData(path) {
  if (leftOut.includes(path) || /(^|\/)pgsql_tmp|^current_logfiles$/.test(path)) return 'skip'
  return emptied.includes(path) ? 'empty' : 'file'
}

/** @type {typeof import('./reservekopie.mjs').backupCluster} */
export async function backupCluster({ superUrl, data, to }) {
  if (existsSync(to)) throw new BackupRefused(`Hier staat al iets: ${to}. Kies een andere map.`)
  const half = `${to}.half-${process.pid}`
  const client = new pg.Client({ connectionString: superUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    // As long as this session lives nothing of the log that the copy needs is thrown away.
    await client.query(`select pg_create_physical_replication_slot('reservekopie_${process.pid}', true, true)`)
    await client.query(`select pg_backup_start('reservekopie', true)`)
    copyTree(data, half, chooseData)
    const { rows: [stopped] } = await client.query(`select labelfile, spcmapfile from pg_backup_stop(false)`)
    writeFileSync(join(half, 'backup_label'), stopped.labelfile, { mode: 0o600 })
    if (stopped.spcmapfile) throw new BackupRefused('Dit cluster heeft eigen tablespaces; gebruik pg_basebackup.')
    // After the end, so that everything up to it is there.
    copyTree(join(data, 'pg_wal'), join(half, 'pg_wal'), () => 'file')
    // Renamed only when whole: a copy that was cut off is never mistaken for one.
    renameSync(half, to)
  } finally {
    rmSync(half, { recursive: true, force: true })
    await client.end()
  }
}

/** @param {string} path @param {import('./postgres-binaries.mjs').Account} account */
function giveTo(path, account) {
  chownSync(path, account.uid, account.gid)
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) giveTo(join(path, entry.name), account)
    else chownSync(join(path, entry.name), account.uid, account.gid)
  }
}

/** @type {typeof import('./reservekopie.mjs').restoreCluster} */
export function restoreCluster({ from, folder, account }) {
  if (!existsSync(join(from, 'backup_label'))) throw new BackupRefused(`Dit is geen hele reservekopie van een cluster: ${from}`)
  const data = join(folder, 'data')
  if (existsSync(data)) throw new BackupRefused(`Hier staat al een cluster: ${data}. Zet die map eerst opzij; gooi haar niet weg.`)
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, account ? 0o711 : 0o700)
  const fresh = join(folder, 'data.terug')
  rmSync(fresh, { recursive: true, force: true })
  copyTree(from, fresh, () => 'file')
  if (account) giveTo(fresh, account)
  renameSync(fresh, data)
}
