// One run, told: the tables for people, the JSON for whoever computes on.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Goal } from './goals'
import type { Plan } from './plan'
import type { Runs } from './results'
import { failuresTable, fanOutTable, goalsTable, insertTable, memoryTable, nodesTable, openTable, stormTable } from './tables'

export interface Machine {
  readonly cores: number
  /** Which core was the generator's, and which everybody else's; null: the system could not tell them apart. */
  readonly pinned: { readonly generator: number; readonly servers: number } | null
  readonly node: string
  readonly postgres: string
  readonly platform: string
}

export interface Report {
  readonly date: string
  readonly seconds: number
  readonly short: boolean
  readonly machine: Machine
  readonly runs: Runs
  readonly goals: readonly Goal[]
}


/** All tables of a run, under headings of the third level. */
export function markdownOf({ date, seconds, short, machine, runs, goals }: Report, plan: Plan): string {
  const { cores, pinned, node, postgres, platform } = machine
  const columns = plan.columns
  const where = pinned ? `generator on core ${pinned.generator}, everything else on core ${pinned.servers}` : 'generator and servers NOT on cores of their own'
  const parts = [
    `${short ? 'Short form: it shows that everything works, its times mean nothing. ' : ''}${date}, ${Math.round(seconds / 6) / 10} minutes; Node ${node}, PostgreSQL ${postgres}, ${platform}, ${cores} cores, ${where}.`,
    '### Goals', goalsTable(goals),
    ...[...plan.editorLoads, ...plan.roomLoads].filter(({ id }) => runs.fanOut.some((run) => run.load === id)).flatMap(({ id }) => [`### ${id}`, fanOutTable(runs, columns, id)]),
    ...(runs.insert.length > 0 ? ['### The other floor', insertTable(runs)] : []),
    ...(runs.open.length > 0 ? ['### Opening', openTable(runs, columns)] : []),
    ...(runs.storm.length > 0 ? [`### ${plan.stormClients} at once`, stormTable(runs, columns)] : []),
    ...(runs.memory.length > 0 ? ['### Memory', memoryTable(runs, columns)] : []),
    ...(runs.fanOut.some(({ column }) => plan.nodeColumns.some(({ id }) => id === column)) ? ['### Two nodes', nodesTable(runs, plan.nodeColumns, plan.nodeLoads.map(({ id }) => id))] : []),
    ...(runs.failures.length > 0 ? ['### Not measured', failuresTable(runs.failures)] : [])
  ]
  return `${parts.join('\n\n')}\n`
}

/** Writes `latest.md` and `latest.json`; numbers that are none (not measured) are null in the JSON. */
export function writeReport(folder: string, report: Report, markdown: string): void {
  writeFileSync(join(folder, 'latest.md'), markdown)
  writeFileSync(join(folder, 'latest.json'), `${JSON.stringify(report, null, 1)}\n`)
}

/** Replaces what stands between the marks with this name in the page about the bench. */
export function writeIntoPage(file: string, markdown: string, name = 'measured'): void {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`]
  const page = readFileSync(file, 'utf8')
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${file} has no place for the measurements: it needs the lines ${begin} and ${end}`)
  writeFileSync(file, `${page.slice(0, from + begin.length)}\n\n${markdown}\n${page.slice(to)}`)
}
