// The runner: starts what is measured, lets every scenario pass, and tells what came out.
import { existsSync, mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { settingOf } from './servers/serving'
import type { Column } from './columns'
import { makeRunFolder, removeRunFolder, startDatabase } from './database'
import { prepareDocuments } from './documents'
import { computeGoals, type GoalRoles } from './goals'
import { OptionsRefused, readOptions, type Options, type Scenario } from './options'
import { planOf, type Plan } from './plan'
import { startRedis } from './redis'
import { markdownOf, writeIntoPage, writeReport, type Machine, type Report } from './report'
import { emptyRuns } from './results'
import { measureFanOut } from './scenarios/fan-out'
import { measureMemory } from './scenarios/memory'
import { measureNodes } from './scenarios/nodes'
import { measureOpening } from './scenarios/open'
import { measureStorm } from './scenarios/storm'
import type { Bench } from './session'
import { goalsTable } from './tables'

const project = settingOf('BENCH_PROJECT')
const home = join(project, 'tests', 'bench', 'realtime')
const serverCore = Number(process.env['BENCH_SERVER_CORE'] ?? 'NaN')
const GENERATOR_CORE = 0

const scenarios: Readonly<Record<Scenario, (bench: Bench) => Promise<void>>> = {
  'fan-out': measureFanOut, open: measureOpening, storm: measureStorm, memory: measureMemory, nodes: measureNodes
}

/** How to undo what was started, the last thing first. */
const undo: (() => unknown)[] = []

async function cleanUp(): Promise<void> {
  for (let deed = undo.pop(); deed; deed = undo.pop()) await deed()
}

async function runBench(options: Options): Promise<void> {
  const began = performance.now()
  const plan = planOf(options)
  const out = resolve(options.out ?? join(home, 'generated', 'results'))
  mkdirSync(out, { recursive: true })
  const bench = await prepare(options, plan)
  const written = { markdown: '', goals: '' }
  for (const scenario of options.only) {
    await runScenario(bench, scenario)
    // After each: half an hour of measuring is not lost to what comes last.
    const report = reportOf(bench, plan, options, (performance.now() - began) / 1_000)
    written.markdown = markdownOf(report, plan)
    written.goals = goalsTable(report.goals)
    writeReport(out, report, written.markdown)
  }
  if (options.doc) writeIntoPage(join(project, 'docs', 'bench.md'), written.markdown)
  console.log(`\n${written.goals}\n\n${join(out, 'latest.md')}\n${join(out, 'latest.json')}`)
}

async function runScenario(bench: Bench, scenario: Scenario): Promise<void> {
  const since = performance.now()
  try {
    await scenarios[scenario](bench)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    bench.runs.failures.push({ column: 'all', scenario, reason })
    console.error(error)
  }
  console.log(`${scenario}: ${((performance.now() - since) / 1_000).toFixed(0)} s`)
}

function reportOf(bench: Bench, plan: Plan, { short }: Options, seconds: number): Report {
  return {
    date: new Date().toISOString().slice(0, 10), seconds, short,
    machine: machineOf(bench), runs: bench.runs, goals: computeGoals(bench.runs, rolesOf(plan))
  }
}

async function prepare(options: Options, plan: Plan): Promise<Bench> {
  const runs = emptyRuns()
  const folder = await makeRunFolder(project)
  undo.push(() => removeRunFolder(folder))
  const database = await startDatabase(project, folder)
  undo.push(() => database.stop())
  const redis = plan.nodeColumns.some(({ id }) => id.endsWith('-redis')) && options.only.includes('nodes') ? await startRedis(folder) : undefined
  if (redis) undo.push(() => redis.stop())
  let number = 0
  return {
    plan: withoutMissing(plan, runs), runs, database, folder,
    redisPort: redis?.port,
    documents: prepareDocuments(traceOf(options), folder, plan.documents),
    programs: { ours: settingOf('BENCH_PROGRAMS'), peers: join(home, 'peers', 'generated') },
    generatorCore: Number.isNaN(serverCore) ? undefined : GENERATOR_CORE,
    say: (line) => console.log(line),
    fresh: (name) => `${name}-${process.pid}-${(number += 1)}`
  }
}

function traceOf({ trace }: Options): string {
  const file = trace === undefined ? join(home, 'traces', 'automerge-paper.json.gz') : resolve(trace)
  if (!existsSync(file)) throw new OptionsRefused(`--trace ${trace}: there is no such file`)
  return file
}

/** Peers that could not be installed are marked, and not tried (R-RTM-80). */
function withoutMissing(plan: Plan, runs: Bench['runs']): Plan {
  const reason = process.env['BENCH_PEERS_MISSING']
  if (reason === undefined) return plan
  const there = (column: Column): boolean => {
    if (column.needsPeers) runs.failures.push({ column: column.id, scenario: 'all', reason })
    return !column.needsPeers
  }
  return { ...plan, columns: plan.columns.filter(there), nodeColumns: plan.nodeColumns.filter(there) }
}

function rolesOf({ columns, editorLoads, roomLoads, nodeLoads }: Plan): GoalRoles {
  const peers = columns.filter(({ kind }) => kind === 'peer')
  const named = peers.find(({ id }) => id === 'hocuspocus-4') ?? peers[0]
  return {
    editors: editorLoads.at(-1)?.id ?? '', rooms: roomLoads.at(-1)?.id ?? '', nodes: nodeLoads.map(({ id }) => id),
    peers: peers.map(({ id }) => id), keepingPeers: peers.filter(({ keeps }) => keeps).map(({ id }) => id), rival: named?.id ?? ''
  }
}

function machineOf({ database }: Bench): Machine {
  return {
    cores: availableParallelism(), node: process.versions.node, postgres: database.version, platform: `${process.platform} ${process.arch}`,
    pinned: Number.isNaN(serverCore) ? null : { generator: GENERATOR_CORE, servers: serverCore }
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void cleanUp().then(() => process.exit(1)))
try {
  await runBench(readOptions(process.argv.slice(2)))
} catch (error) {
  process.exitCode = 1
  console.error(error instanceof OptionsRefused ? error.message : error)
} finally {
  await cleanUp()
}
