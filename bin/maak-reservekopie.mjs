#!/usr/bin/env node
// `npm run backup -- --naar MAP [paneel|opsporing]` and `npm run backup:terugzetten -- --van MAP paneel|opsporing` (R-WAL-54, R-WAL-55).
import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { dataFolder, postgresFolder, takeLock } from './instance.mjs'
import { ensurePackages, refuseNode } from './packages.mjs'
import { findAccount } from './postgres-binaries.mjs'
import { reachDatabases, Unreachable } from './reach-databases.mjs'

const project = fileURLToPath(new URL('..', import.meta.url))
const sides = /** @type {const} */ (['paneel', 'opsporing'])
/** @typedef {(typeof sides)[number]} Side */

const usage = `Gebruik: npm run backup -- --naar MAP [paneel | opsporing]
     of: npm run backup:terugzetten -- --van MAP paneel | opsporing

De kopie van elke kant komt in een map van die kant: MAP/paneel/… en MAP/opsporing/…. Bewaar ze gescheiden. Sleutels en wachtwoorden gaan niet mee.`

/** @param {string[]} args */
function readArguments(args) {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { naar: { type: 'string' }, van: { type: 'string' } } })
    const side = sides.find((each) => each === positionals[0])
    if (positionals.length > 1 || (positionals.length === 1 && !side)) throw new Unreachable(usage)
    return { naar: values.naar, van: values.van, side }
  } catch (error) {
    if (error instanceof TypeError) throw new Unreachable(usage)
    throw error
  }
}

/** npm runs us in the project; people name folders from where they stand. @param {string} folder */
const fromWhereTheyStand = (folder) => resolve(process.env.INIT_CWD ?? process.cwd(), folder)

/** @param {string} naar @param {readonly Side[]} which */
async function backUp(naar, which) {
  if (process.env.DATABASE_URL ?? process.env.OPSPORING_DATABASE_URL) {
    throw new Unreachable('Er zijn eigen databases opgegeven. Maak daarvan een kopie met pg_basebackup, per cluster in een eigen plaats. Zie docs/beheer.md, Reservekopie.')
  }
  const { backupCluster } = await import('./reservekopie.mjs')
  const data = dataFolder(project, process.env)
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-')
  const { leave, ...urls } = await reachDatabases(project, process.env, 'super')
  try {
    for (const side of which) {
      const place = join(naar, side)
      mkdirSync(place, { recursive: true, mode: 0o700 })
      const to = join(place, stamp)
      await backupCluster({ superUrl: urls[side], data: join(postgresFolder(data), side, 'data'), to })
      const checkpoints = join(data, 'controlepunten', side)
      if (existsSync(checkpoints)) cpSync(checkpoints, `${to}-controlepunten`, { recursive: true })
      console.log(`Reservekopie van ${side}: ${to}`)
    }
  } finally {
    await leave()
  }
}

/** @param {string} van @param {Side} side */
async function putBack(van, side) {
  const { restoreCluster } = await import('./reservekopie.mjs')
  const data = dataFolder(project, process.env)
  const lock = takeLock(join(data, 'start.lock'))
  if (!lock.ok) throw new Unreachable(`Weging draait nog (proces ${lock.holder.pid}). Stop die eerst met Ctrl-C.`)
  try {
    restoreCluster({ from: van, folder: join(postgresFolder(data), side), account: findAccount() })
    console.log(`De kopie van ${side} staat terug. Start Weging met npm start, en controleer het logboek: npm run audit:verify`)
  } finally {
    lock.release()
  }
}

async function run() {
  const [deed, ...args] = process.argv.slice(2)
  const refusal = refuseNode(process.version)
  if (refusal) throw new Unreachable(refusal)
  const { naar, van, side } = readArguments(args)
  await ensurePackages(project, (line) => { console.error(`${line} …`) })
  if (deed === 'maken' && naar) return backUp(fromWhereTheyStand(naar), side ? [side] : sides)
  if (deed === 'terugzetten' && van && side) return putBack(fromWhereTheyStand(van), side)
  throw new Unreachable(usage)
}

run().catch((error) => {
  const known = error instanceof Unreachable || (error instanceof Error && error.constructor.name === 'BackupRefused')
  console.error(known ? error.message : String(error instanceof Error ? error.stack : error))
  process.exitCode = 1
})
