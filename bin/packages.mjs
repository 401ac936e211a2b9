// Is the right Node here, and are the packages those of the lock file? Node built-ins only.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runStep } from './steps.mjs'

const oldestNode = [20, 19]

/** @type {typeof import('./packages.mjs').refuseNode} */
export function refuseNode(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  const [wantedMajor = 0, wantedMinor = 0] = oldestNode
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return null
  return `Weging heeft Node ${oldestNode.join('.')} of nieuwer nodig; dit is ${version}. Installeer een nieuwere versie van https://nodejs.org en probeer het opnieuw.`
}

/** @typedef {{ version?: string, optional?: boolean, link?: boolean }} LockEntry */

/** @param {string} file @returns {Record<string, LockEntry> | null} */
function readPackages(file) {
  if (!existsSync(file)) return null
  return /** @type {{ packages: Record<string, LockEntry> }} */ (JSON.parse(readFileSync(file, 'utf8'))).packages
}

/** @type {typeof import('./packages.mjs').packagesMatchLock} */
export function packagesMatchLock(project) {
  const wanted = readPackages(join(project, 'package-lock.json'))
  const installed = readPackages(join(project, 'node_modules', '.package-lock.json'))
  if (!wanted || !installed) return false
  // An optional package may be for another platform: it may be absent, but not another version.
  const present = Object.entries(wanted).every(([path, { version, optional }]) => path === '' || (installed[path] ? installed[path].version === version : optional === true))
  return present && Object.keys(installed).every((path) => path in wanted)
}

/** @type {typeof import('./packages.mjs').ensurePackages} */
export async function ensurePackages(project, announce) {
  if (packagesMatchLock(project)) return
  announce('Pakketten installeren (de eerste keer duurt dit ongeveer een minuut)')
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--prefer-offline']
  const npm = process.env.npm_execpath
  // The npm that started us, run by this very Node: no shell, and the same on Windows.
  if (npm?.endsWith('.js')) await runStep('Pakketten installeren', process.execPath, [npm, ...args], { cwd: project })
  else await runStep('Pakketten installeren', process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { cwd: project })
}
