// Two nodes: who types on one, who reads on the other.
import { needsRedis } from '../columns'
import { REDIS_REMEDY } from '../redis'
import { withSession, type Bench } from '../session'
import { measureLoads, rotated } from './fan-out'

export async function measureNodes(bench: Bench): Promise<void> {
  const { plan } = bench
  for (const column of plan.nodeColumns.filter(needsRedis)) {
    if (bench.redisPort === undefined) bench.runs.failures.push({ column: column.id, scenario: 'nodes', reason: REDIS_REMEDY })
  }
  const columns = plan.nodeColumns.filter((column) => !needsRedis(column) || bench.redisPort !== undefined)
  for (let round = 1; round <= plan.nodeRounds; round += 1) {
    bench.say(`Two nodes, round ${round} of ${plan.nodeRounds}`)
    for (const column of rotated(columns, round)) await withSession(bench, column, 'nodes', (session) => measureLoads(bench, session, plan.nodeLoads, round))
  }
}
