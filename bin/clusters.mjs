// The two embedded clusters: A for the panel, B for the closed compartment. A second database in one cluster would leak counters (R-WAL).
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { copyBinaries, findAccount, ownerOf } from './postgres-binaries.mjs'
import { findRunning, startCluster, stopCluster, superuser, urlFor } from './postgres.mjs'
import { keepSecrets, opsporing, paneel, prepareCluster } from './roles.mjs'

/** @type {typeof import('./clusters.mjs').startClusters} */
export async function startClusters({ project, folder, secrets, durable = true }) {
  const ours = findAccount()
  const programs = copyBinaries({ project, folder, account: ours })
  const start = async (/** @type {string} */ name, /** @type {typeof paneel} */ compartment, /** @type {string} */ file) => {
    const passwords = keepSecrets(file, [superuser, compartment.owner, ...compartment.others])
    const password = (/** @type {string} */ role) => passwords[role] ?? ''
    const data = join(folder, name, 'data')
    const account = ours && existsSync(data) ? ownerOf(data) : ours
    const cluster = await startCluster({ folder: join(folder, name), programs, account, password: password(superuser), durable })
    const url = (/** @type {string} */ role, database = compartment.database) => urlFor(cluster, role, password(role), database)
    await prepareCluster({ superUrl: url(superuser, superuser), compartment, secrets: passwords })
    return { cluster, url }
  }
  const [a, b] = await Promise.allSettled([start('paneel', paneel, secrets.paneel), start('opsporing', opsporing, secrets.opsporing)])
  if (a.status === 'fulfilled' && b.status === 'fulfilled') return { paneel: a.value, opsporing: b.value }
  await stopClusters(folder)
  throw a.status === 'rejected' ? a.reason : b.status === 'rejected' ? b.reason : new Error('onbereikbaar')
}

/** @type {typeof import('./clusters.mjs').stopClusters} */
export async function stopClusters(folder) {
  if (!existsSync(folder)) return
  const version = readdirSync(folder).find((name) => name.startsWith('programma-') && !name.includes('.half-')) ?? ''
  const pgCtl = join(folder, version, 'native', 'bin', process.platform === 'win32' ? 'pg_ctl.exe' : 'pg_ctl')
  const running = ['paneel', 'opsporing'].flatMap((name) => {
    const found = findRunning(join(folder, name))
    return found ? [{ folder: join(folder, name), pid: found.pid, pgCtl }] : []
  })
  await Promise.all(running.map((cluster) => stopCluster(cluster)))
}
