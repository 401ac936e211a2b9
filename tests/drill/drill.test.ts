import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleNode, type NodeProgram } from './bundle-node'
import { runDrill, type DrillReport } from './drill'
import { startDrillDatabase, type DrillDatabase } from './drill-database'
import type { RoundPlan } from './round-plan'

const project = fileURLToPath(new URL('../..', import.meta.url))
/** Another one each day would fail on a day nobody is looking; `npm run drill:kill` takes a fresh one each time. */
const SEED = 20261122

let program: NodeProgram
let database: DrillDatabase

beforeAll(async () => {
  program = await bundleNode(project)
  database = await startDrillDatabase(project)
})

afterAll(async () => {
  await database.remove()
  program.remove()
})

function play(seed: number, rounds: number, plan: (plan: RoundPlan) => RoundPlan, hastyMs?: number): Promise<DrillReport> {
  return runDrill({ database, program, seed, rounds, plan, hastyMs, onRound: () => undefined })
}

/** The plan of the seed, with this blow. */
const blow = (fixed: Partial<RoundPlan>) => (plan: RoundPlan): RoundPlan => ({ ...plan, ...fixed })

const deeds = (report: DrillReport, kind: string): number => report.rounds.flatMap(({ history }) => history.notes).filter((note) => note.kind === kind).length

describe('the kill drill', { timeout: 60_000 }, () => {
  it('[R-RTM-70] a node killed with -9 in mid-typing: everything acknowledged or seen is there, once, and all go on', async () => {
    const report = await play(SEED, 1, blow({ number: 1, nodes: 1, postgres: 'not' }))
    expect(report.violations.slice(0, 8)).toEqual([])
    expect(deeds(report, 'acknowledged')).toBeGreaterThan(20)
    expect(deeds(report, 'seen')).toBeGreaterThan(20)
  })

  it('[R-RTM-70] PostgreSQL killed with -9 as well: what it had said yes to is there when it is back', async () => {
    const report = await play(SEED + 1, 1, blow({ number: 2, nodes: 1, postgres: 'first' }))
    expect(report.violations.slice(0, 8)).toEqual([])
    expect(deeds(report, 'saved')).toBeGreaterThan(6)
  })

  it('[R-RTM-72] of two nodes one is killed while lines are cut, stall and swallow: its people go on at the other', async () => {
    const report = await play(SEED + 2, 1, blow({ number: 3, nodes: 2, postgres: 'not', disturbances: 8 }))
    expect(report.violations.slice(0, 8)).toEqual([])
    expect(report.rounds[0]?.lines).toBeGreaterThan(deeds(report, 'opened'))
  })

  it('[R-RTM-71] a node that acknowledges before the log has it is caught', async () => {
    const report = await play(SEED + 3, 1, blow({ number: 4, nodes: 1, postgres: 'not', disturbances: 0 }), 150)
    const kinds = new Set(report.violations.map(({ kind }) => kind))
    expect([...kinds]).toEqual(expect.arrayContaining(['acknowledged-lost', 'seen-lost', 'saved-lost', 'typed-lost']))
  })
})
