// The databases a command works on: the configured ones, the running embedded ones, or embedded ones started for this command alone.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder, postgresFolder, takeLock } from './instance.mjs'
import { keepKluissleutel } from './kluissleutel.mjs'

/** A refusal the person can act on: one line, no stack. */
export class Unreachable extends Error {}

/** @param {string} project @param {NodeJS.ProcessEnv} env @returns {Promise<import('./reach-databases.mjs').Reached>} */
export async function reachDatabases(project, env) {
  const { DATABASE_URL, OPSPORING_DATABASE_URL, OPSPORING_KLUISSLEUTEL: kluissleutel } = env
  if (DATABASE_URL && OPSPORING_DATABASE_URL) return { paneel: DATABASE_URL, opsporing: OPSPORING_DATABASE_URL, kluissleutel, leave: async () => undefined }
  if (DATABASE_URL || OPSPORING_DATABASE_URL) throw new Unreachable('Geef allebei de adressen: DATABASE_URL en OPSPORING_DATABASE_URL. Zie docs/beheer.md.')
  const data = dataFolder(project, env)
  const found = (await findRunningDatabases(data)) ?? (await startForNow(project, data))
  return { ...found, kluissleutel: kluissleutel || keepKluissleutel(data) }
}

/** @param {string} data */
async function findRunningDatabases(data) {
  const { findRunning, urlFor } = await import('./postgres.mjs')
  const find = (/** @type {string} */ name, /** @type {string} */ role, /** @type {string} */ database) => {
    const secrets = join(data, `geheimen-${name}.json`)
    const running = existsSync(secrets) ? findRunning(join(postgresFolder(data), name)) : null
    if (!running) return null
    const passwords = /** @type {Record<string, string>} */ (JSON.parse(readFileSync(secrets, 'utf8')))
    return urlFor(running, role, passwords[role] ?? '', database)
  }
  const paneel = find('paneel', 'weging_app', 'weging')
  const opsporing = find('opsporing', 'opsporing_app', 'opsporing')
  return paneel && opsporing ? { paneel, opsporing, leave: async () => undefined } : null
}

/** Nothing runs: the databases start for this command, are brought up to date, and stop with it. @param {string} project @param {string} data */
async function startForNow(project, data) {
  const lock = takeLock(join(data, 'start.lock'))
  if (!lock.ok) throw new Unreachable('Weging is aan het starten of stoppen. Wacht tot dat klaar is en geef deze opdracht opnieuw.')
  const { startClusters, stopClusters } = await import('./clusters.mjs')
  const { migrate } = await import('./migrate.mjs')
  const folder = postgresFolder(data)
  const leave = async () => {
    await stopClusters(folder)
    lock.release()
  }
  try {
    const secrets = { paneel: join(data, 'geheimen-paneel.json'), opsporing: join(data, 'geheimen-opsporing.json') }
    const { paneel, opsporing } = await startClusters({ project, folder, secrets })
    await migrate({ url: paneel.url('weging_owner'), folder: join(project, 'prisma/paneel/migrations') })
    await migrate({ url: opsporing.url('opsporing_owner'), folder: join(project, 'prisma/opsporing/migrations') })
    return { paneel: paneel.url('weging_app'), opsporing: opsporing.url('opsporing_app'), leave }
  } catch (error) {
    await leave()
    throw error
  }
}
