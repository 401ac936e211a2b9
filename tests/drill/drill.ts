import type { NodeProgram } from './bundle-node'
import type { DrillDatabase } from './drill-database'
import { checkRoom, type Violation } from './history-checker'
import { createNodeFleet } from './node-fleet'
import { createRandom } from './random'
import { playRound, type RoundReport } from './round'
import { planRound, type RoundPlan } from './round-plan'
import { startTcpProxy } from './tcp-proxy'

export interface DrillOptions {
  readonly program: NodeProgram
  readonly database: DrillDatabase
  readonly seed: number
  readonly rounds: number
  /** Told after each round. */
  readonly onRound: (report: RoundReport) => void
  /** Replaces the plan that follows from the seed. */
  readonly plan?: (plan: RoundPlan) => RoundPlan
  /** Makes the nodes promise too early; only to see that this is noticed. */
  readonly hastyMs?: number
}

export interface DrillReport {
  readonly rounds: readonly RoundReport[]
  /** Those of the rounds, and those of one more look at the end: what the first rounds promised must have outlived all blows. */
  readonly violations: readonly Violation[]
  /** What the nodes complained about. */
  readonly complaints: string
}

/** The drill: rounds in which nodes and PostgreSQL are killed under the hands of people who type. Stops at the first violation. */
export async function runDrill({ program, database, seed, rounds, onRound, plan = (each) => each, hastyMs }: DrillOptions): Promise<DrillReport> {
  const settings = { databaseUrl: database.appUrl, workerPath: program.workerPath, hastyMs, limits: { retryMs: 20, retryMaxMs: 250, compactUpdates: 40, compactEveryMs: 200 } }
  const fleet = createNodeFleet(program.path, settings)
  const proxy = await startTcpProxy(() => fleet.ports())
  const reports: RoundReport[] = []
  try {
    for (let number = 1; number <= rounds && reports.every((each) => each.violations.length === 0); number += 1) {
      const random = createRandom(seed + number)
      const report = await playRound(plan(planRound(number, random)), { database, fleet, proxy, random })
      reports.push(report)
      onRound(report)
    }
    const again = reports.flatMap(({ history }) => history.rooms().map(async (room) => checkRoom({ room, notes: history.ofRoom(room), disk: await database.read(room) })))
    const found = [...reports.map((each) => each.violations), ...(await Promise.all(again))].flat()
    return { rounds: reports, violations: found, complaints: fleet.complaints() }
  } finally {
    await proxy.close()
    await fleet.close()
  }
}
