// The databases a command works on: the configured ones, the running embedded ones, or embedded ones started for this command alone.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder, postgresFolder, takeLock } from './instance.mjs'
import { keepKluissleutel } from './kluissleutel.mjs'

/** A refusal the person can act on: one line, no stack. */
export class Unreachable extends Error {}

/** What a command works as: the role of the processes, the owner of the tables, or, on the embedded clusters only, their superuser. */
const roles = {
  super: { paneel: 'postgres', opsporing: 'postgres', addresses: [] },
  app: { paneel: 'weging_app', opsporing: 'opsporing_app', addresses: ['DATABASE_URL', 'OPSPORING_DATABASE_URL'] },
  owner: { paneel: 'weging_owner', opsporing: 'opsporing_owner', addresses: ['DATABASE_URL_OWNER', 'OPSPORING_DATABASE_URL_OWNER'] }
}

/** @typedef {{ paneel: string, opsporing: string, addresses: string[] }} Roles */

/** @type {typeof import('./reach-databases.mjs').reachDatabases} */
export async function reachDatabases(project, env, as = 'app') {
  const [ofPaneel = '', ofOpsporing = ''] = roles[as].addresses
  const { [ofPaneel]: paneel, [ofOpsporing]: opsporing, OPSPORING_KLUISSLEUTEL: kluissleutel } = env
  if (paneel && opsporing) return { paneel, opsporing, kluissleutel, leave: async () => undefined }
  if (paneel || opsporing) throw new Unreachable(`Geef allebei de adressen: ${ofPaneel} en ${ofOpsporing}. Zie docs/beheer.md.`)
  const data = dataFolder(project, env)
  const found = (await findRunningDatabases(data, roles[as])) ?? (await startForNow(project, data, roles[as]))
  return { ...found, kluissleutel: kluissleutel || keepKluissleutel(data) }
}

/** @param {string} data @param {Roles} role */
async function findRunningDatabases(data, role) {
  const { findRunning, urlFor } = await import('./postgres.mjs')
  const find = (/** @type {string} */ name, /** @type {string} */ role, /** @type {string} */ database) => {
    const secrets = join(data, `geheimen-${name}.json`)
    const running = existsSync(secrets) ? findRunning(join(postgresFolder(data), name)) : null
    if (!running) return null
    const passwords = /** @type {Record<string, string>} */ (JSON.parse(readFileSync(secrets, 'utf8')))
    return urlFor(running, role, passwords[role] ?? '', database)
  }
  const paneel = find('paneel', role.paneel, 'weging')
  const opsporing = find('opsporing', role.opsporing, 'opsporing')
  return paneel && opsporing ? { paneel, opsporing, leave: async () => undefined } : null
}

/** Nothing runs: the databases start for this command, are brought up to date, and stop with it. @param {string} project @param {string} data @param {Roles} role */
async function startForNow(project, data, role) {
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
    return { paneel: paneel.url(role.paneel), opsporing: opsporing.url(role.opsporing), leave }
  } catch (error) {
    await leave()
    throw error
  }
}
