import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bundleNode } from './bundle-node'
import { runDrill, type DrillReport } from './drill'
import { startDrillDatabase } from './drill-database'
import { freshSeed } from './random'
import type { RoundReport } from './round'

const ROUNDS = 24
const SHOWN = 20

/** `npm run drill:kill -- [--rounds n] [--seed n]`; the exit code: 0 nothing lost, 1 something was. */
export async function runDrillCommand(args: readonly string[], project: string, print: (line: string) => void): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { rounds: { type: 'string' }, seed: { type: 'string' } } })
  const rounds = wholeNumber('--rounds', values.rounds) ?? ROUNDS
  const seed = wholeNumber('--seed', values.seed) ?? freshSeed()
  print(`Oefening: ${rounds} rondes, zaad ${seed}. Herhalen: npm run drill:kill -- --rounds ${rounds} --seed ${seed}`)
  const report = await drillOnce(project, seed, rounds, (each) => print(lineOf(each)))
  print(summaryOf(report))
  if (report.violations.length === 0) return 0
  print(`Zaad ${seed}. Alles wat de vensters en de knopen opschreven staat in ${keep(report)}`)
  for (const { kind, room, detail } of report.violations.slice(0, SHOWN)) print(`  ${kind} in ${room}: ${detail}`)
  return 1
}

/** Ctrl-C ends the drill as its end does: no PostgreSQL and no bundle stays behind. */
async function drillOnce(project: string, seed: number, rounds: number, onRound: (report: RoundReport) => void): Promise<DrillReport> {
  const program = await bundleNode(project)
  try {
    const database = await startDrillDatabase(project)
    try {
      return await runDrill({ program, database, seed, rounds, onRound })
    } finally {
      await database.remove()
    }
  } finally {
    program.remove()
  }
}

function wholeNumber(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  if (!/^\d{1,10}$/.test(value)) throw new Error(`${name} is een geheel getal, bijvoorbeeld ${name} 30`)
  return Number(value)
}

function lineOf({ plan, history, violations, lines, ms }: RoundReport): string {
  const count = countsOf(history.notes)
  const blow = plan.postgres === 'not' ? 'knoop' : 'knoop en PostgreSQL'
  const outcome = violations.length === 0 ? 'goed' : `${violations.length} FOUTEN`
  return `Ronde ${plan.number}: ${blow} gedood, ${plan.nodes === 2 ? '2 knopen' : '1 knoop'}, ${plan.rooms * plan.windowsPerRoom} vensters, ` +
    `${lines} lijnen, ${count.typed} getypt, ${count.acknowledged} bevestigingen, ${count.seen} gezien: ${outcome} (${(ms / 1_000).toFixed(1)} s)`
}

function summaryOf({ rounds, violations }: DrillReport): string {
  const counts = rounds.map(({ history }) => countsOf(history.notes))
  const sum = (of: (count: ReturnType<typeof countsOf>) => number): number => counts.reduce((total, count) => total + of(count), 0)
  const withPostgres = rounds.filter(({ plan }) => plan.postgres !== 'not').length
  const withTwo = rounds.filter(({ plan }) => plan.nodes === 2).length
  return `${rounds.length} rondes (${withPostgres} met PostgreSQL, ${withTwo} met twee knopen): ${sum((each) => each.typed)} getypt, ` +
    `${sum((each) => each.seen)} gezien door anderen, ${violations.length === 0 ? 'niets verloren, niets dubbel, overal hetzelfde' : `${violations.length} FOUTEN`}`
}

function countsOf(notes: RoundReport['history']['notes']): { typed: number; acknowledged: number; seen: number } {
  const of = (kind: (typeof notes)[number]['kind']): number => notes.filter((note) => note.kind === kind).length
  return { typed: of('typed'), acknowledged: of('acknowledged'), seen: of('seen') }
}

function keep({ rounds, complaints }: DrillReport): string {
  const folder = mkdtempSync(join(tmpdir(), 'weging-oefenverslag-'))
  for (const { plan, history } of rounds.slice(-1)) writeFileSync(join(folder, `ronde-${plan.number}.jsonl`), history.toLines())
  writeFileSync(join(folder, 'knopen.log'), complaints)
  return folder
}
