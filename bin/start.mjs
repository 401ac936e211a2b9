#!/usr/bin/env node
// `npm start`: everything from a fresh clone to one ready line, and back to nothing at Ctrl-C (R-PLA-1 to R-PLA-7, R-PLA-50 to R-PLA-56).
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { portIsFree, startApp, waitUntilHealthy } from './app-processes.mjs'
import { doorHost, openBalancer } from './balancer.mjs'
import { ensureBuild } from './build.mjs'
import { dataFolder, endOrphans, postgresFolder, recordProcesses, takeLock } from './instance.mjs'
import { keepKluissleutel } from './kluissleutel.mjs'
import { ensurePackages, refuseNode } from './packages.mjs'
import { findNodePorts, startNodes } from './panel-nodes.mjs'
import { endProcess, markOf } from './pids.mjs'
import { environmentOf, readNodes, readSettings, SettingsRefused } from './start-env.mjs'
import { runStep, StepFailed, stopSteps } from './steps.mjs'

/** @typedef {import('./start-env.mjs').Settings} Settings */
/** @typedef {import('./start-env.mjs').Urls} Urls */
/** @typedef {{ data: string, settings: Settings, urls: Urls, kluissleutel: string }} Place */

/** Somebody pressed Ctrl-C while we were still starting: not a fault. */
class Interrupted extends Error {}

/** A refusal the person can act on: one line, no stack. */
class Refused extends Error {}

const project = fileURLToPath(new URL('..', import.meta.url))
const build = join(project, 'build')
/** What runs now, by name. @type {Map<string, import('./app-processes.mjs').AppProcess>} */
const apps = new Map()
/** How to undo what has been started, the last thing first. @type {(() => unknown)[]} */
const undo = []
let stopping = false

/** @param {string} line */
const say = (line) => console.log(line)

function goOn() {
  if (stopping) throw new Interrupted()
}

/** @param {Settings['ports']} ports */
async function demandPorts(ports) {
  for (const [name, port] of Object.entries(ports)) {
    const setting = name === 'paneel' ? 'WEGING_POORT' : 'WEGING_POORT_OPSPORING'
    if (!(await portIsFree(port))) throw new Refused(`Poort ${port} is al in gebruik door een ander programma. Sluit dat programma of kies een andere poort: ${setting}=${port + 1} npm start`)
  }
}

/** @param {string} data */
function demandOnlyOne(data) {
  const lock = takeLock(join(data, 'start.lock'))
  if (!lock.ok) throw new Refused(`Weging draait al (proces ${lock.holder.pid}) op ${data}. Stop die eerst met Ctrl-C, of kies een andere map: WEGING_DATA=/pad npm start`)
  undo.push(lock.release)
}

/** A cluster that goes away takes everything with it: better stopped than half alive. @param {number} pid @param {string} name */
function watchCluster(pid, name) {
  const timer = setInterval(() => {
    if (markOf(pid) === null) void finish(1, `De database van ${name} is gestopt.`)
  }, 2_000)
  undo.push(() => clearInterval(timer))
}

/** @param {string} data @returns {Promise<Urls>} */
async function startEmbedded(data) {
  const { startClusters, stopClusters } = await import('./clusters.mjs')
  const folder = postgresFolder(data)
  undo.push(() => stopClusters(folder))
  const secrets = { paneel: join(data, 'geheimen-paneel.json'), opsporing: join(data, 'geheimen-opsporing.json') }
  const { paneel, opsporing } = await startClusters({ project, folder, secrets })
  watchCluster(paneel.cluster.pid, 'paneel')
  watchCluster(opsporing.cluster.pid, 'opsporing')
  return {
    DATABASE_URL: paneel.url('weging_app'),
    DATABASE_URL_LEZER: paneel.url('weging_lezer'),
    DATABASE_URL_TOEZICHT: paneel.url('weging_toezicht'),
    DATABASE_URL_OWNER: paneel.url('weging_owner'),
    AFHALER_DATABASE_URL: paneel.url('weging_afhaler'),
    OPSPORING_DATABASE_URL: opsporing.url('opsporing_app'),
    OPSPORING_DATABASE_URL_OWNER: opsporing.url('opsporing_owner')
  }
}

/** @param {string} data @param {Settings} settings */
async function prepareDatabases(data, settings) {
  say(settings.urls ? 'Databases bijwerken' : 'Databases starten')
  const urls = settings.urls ?? (await startEmbedded(data))
  const { migrate } = await import('./migrate.mjs')
  const folder = (/** @type {string} */ compartment) => join(project, 'prisma', compartment, 'migrations')
  await Promise.all([
    migrate({ url: urls.DATABASE_URL_OWNER, folder: folder('paneel') }),
    migrate({ url: urls.OPSPORING_DATABASE_URL_OWNER, folder: folder('opsporing') })
  ])
  return urls
}

/** Both run to their end, also when one fails: what it started must be there to be undone. @template A, B @param {Promise<A>} a @param {Promise<B>} b @returns {Promise<[A, B]>} */
async function both(a, b) {
  const [one, two] = await Promise.allSettled([a, b])
  if (one.status === 'rejected') throw one.reason
  if (two.status === 'rejected') throw two.reason
  return [one.value, two.value]
}

/** @param {Place} place */
async function loadDemo(place) {
  const { settings } = place
  const script = join(build, 'bin', 'demo.js')
  if (!settings.demo || !existsSync(script)) return
  say('Voorbeelddossier klaarzetten')
  const env = environmentOf('demo', { ...place, env: process.env, build })
  await runStep('Voorbeelddossier klaarzetten', process.execPath, ['--enable-source-maps', script], { cwd: project, env })
}

const stopApps = () => Promise.all([...apps.values()].map((app) => endProcess(app, 10_000)))

/** @param {Place} place @param {'paneel' | 'opsporing'} child @param {import('./balancer.mjs').DoorNode} [node] */
function launch(place, child, node) {
  goOn()
  const { data } = place
  const name = node ? `${child}-${node.name}` : child
  const env = environmentOf(child, { ...place, env: process.env, build, node })
  const app = startApp({ name, project, script: join(build, child, 'proces.js'), log: join(data, 'log', `${name}.log`), env })
  apps.set(name, app)
  // Written down at once: killed a moment later, the next start must still find it.
  recordProcesses(data, [...apps.values()].map(({ name: each, pid, mark }) => ({ name: each, pid, mark })))
  return app
}

/** A process that stands alone: when it falls, everything stops. @param {Place} place @param {'paneel' | 'opsporing'} child */
async function bringUp(place, child) {
  const app = launch(place, child)
  await waitUntilHealthy(app, place.settings.ports[child], 60_000)
  return app
}

/** Several panel processes behind one door on the panel's port. @param {Place} place @param {number} count */
async function bringUpNodes(place, count) {
  const { ports, origins } = place.settings
  const door = await openBalancer({ port: ports.paneel, host: doorHost(origins.paneel, process.env.WEGING_LUISTERADRES || undefined) })
  // The processes are ended before anything is undone: they still say goodbye through the door.
  undo.push(() => door.stop())
  const nodes = (await findNodePorts(count)).map((port, index) => ({ name: String(index + 1), port }))
  await startNodes({
    nodes, door, say,
    start: (node) => launch(place, 'paneel', node),
    onNoneLeft: (how) => void finish(1, how),
    stopping: () => stopping
  })
}

/** @param {Place} place @param {number} nodes */
async function startProcesses(place, nodes) {
  say('Processen starten')
  const { data } = place
  mkdirSync(join(data, 'log'), { recursive: true, mode: 0o700 })
  undo.push(() => recordProcesses(data, []), stopApps)
  const paneel = nodes > 1 ? bringUpNodes(place, nodes) : bringUp(place, 'paneel')
  const alone = await Promise.all([paneel, bringUp(place, 'opsporing')])
  for (const app of alone) void app?.ended.then((how) => finish(1, how))
}

async function start() {
  const refusal = refuseNode(process.version)
  if (refusal) throw new Refused(refusal)
  const nodes = readNodes(process.argv.slice(2))
  const settings = readSettings(process.env)
  const data = dataFolder(project, process.env)
  demandOnlyOne(data)
  const orphans = await endOrphans(data)
  if (orphans.length > 0) say(`Nog draaiende processen van een vorige keer gestopt: ${orphans.join(' en ')}`)
  await demandPorts(settings.ports)
  await ensurePackages(project, say)
  goOn()
  const [urls] = await both(prepareDatabases(data, settings), ensureBuild(project, say))
  goOn()
  const place = { data, settings, urls, kluissleutel: settings.kluissleutel ?? keepKluissleutel(data) }
  await loadDemo(place)
  goOn()
  await startProcesses(place, nodes)
  goOn()
  const { paneel, opsporing } = settings.origins
  const panel = nodes > 1 ? `paneel, ${nodes} knooppunten` : 'paneel'
  say(`Weging is klaar: ${paneel} (${panel}) en ${opsporing} (opsporing). Stoppen: Ctrl-C.`)
}

/** @param {unknown} error */
function explain(error) {
  if (error instanceof Interrupted) return ''
  if (error instanceof Refused || error instanceof SettingsRefused || error instanceof StepFailed) return error.message
  return error instanceof Error ? (process.env.WEGING_FOUTEN === '1' ? String(error.stack) : error.message) : String(error)
}

/** @type {Promise<void>} */
let starting = Promise.resolve()

/** @param {() => unknown} deed */
async function succeeds(deed) {
  try {
    await deed()
    return true
  } catch (error) {
    console.error(explain(error))
    return false
  }
}

/** Undoes everything, once, the last thing first; a deed that fails does not stop the others. @param {number} code @param {string} [line] */
async function finish(code, line) {
  if (stopping) return
  stopping = true
  if (line) console.error(line)
  stopSteps()
  await succeeds(stopApps)
  // What is being started right now must first stand, or it would stay behind.
  await starting
  let result = code
  for (const deed of undo.reverse()) result = (await succeeds(deed)) ? result : 1
  process.exit(result)
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => void finish(0, 'Stoppen'))
process.on('uncaughtException', (error) => void finish(1, String(error.stack)))
// Somebody closed the terminal or the pipe we write to; that is no reason to leave the databases behind.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => void finish(1))

starting = start().catch((error) => {
  // After Ctrl-C a step that we ended ourselves fails: not worth a line.
  if (!stopping) void finish(1, explain(error))
})
