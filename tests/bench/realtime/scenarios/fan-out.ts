// People who type, and everybody else who sees it: interleaved rounds, every server under every load in each.
import { join } from 'node:path'
import type { Column } from '../columns'
import { cpuBetween, type CpuByProcess } from '../cpu'
import type { FanOutOrder, FanOutResult, ServerState } from '../messages'
import type { Load } from '../plan'
import { startProgram } from '../program'
import { isLate, isWhole, type FanOutRun } from '../results'
import { withSession, type Bench, type Session } from '../session'
import type { Spread } from '../statistics'

/** Before anything counts, the programs get to run the code that is measured. */
const WARMING: Load = { id: 'warming', rooms: 1, members: 20, editsPerSecond: 20, seconds: 0.5 }
const US_PER_MS = 1_000

/** One server and one INSERT loop per round, in another order each time. */
export async function measureFanOut(bench: Bench): Promise<void> {
  const { plan } = bench
  const loads = [...plan.editorLoads, ...plan.roomLoads]
  for (let round = 1; round <= plan.rounds; round += 1) {
    bench.say(`Fan-out, round ${round} of ${plan.rounds}`)
    await measureInsert(bench, round)
    for (const column of rotated(plan.columns, round)) await withSession(bench, column, 'fan-out', (session) => measureLoads(bench, session, loads, round))
  }
}

/** Every load on one session, one after another. */
export async function measureLoads(bench: Bench, session: Session, loads: readonly Load[], round: number): Promise<void> {
  await runLoad(bench, session, WARMING, round)
  for (const load of loads) {
    let run = await runLoad(bench, session, load, round)
    if (bench.plan.repeatLate && isLate(run)) run = await runLoad(bench, session, load, round)
    bench.runs.fanOut.push(run)
    const marks = `${isWhole(run) ? '' : ` LOST ${run.expected - run.delivered} of ${run.expected}`}${isLate(run) ? ' (generator late)' : ''}`
    bench.say(`  ${session.column.title}, ${load.id}: p50 ${run.fanOut.p50.toFixed(2)} p95 ${run.fanOut.p95.toFixed(2)} ms${marks}`)
  }
}

export function rotated<Value>(values: readonly Value[], by: number): Value[] {
  const at = by % Math.max(1, values.length)
  return [...values.slice(at), ...values.slice(0, at)]
}

interface Costs {
  readonly at: number
  /** Settled, whatever happens: a server that crashes meanwhile is told by the load itself. */
  readonly states: Promise<PromiseSettledResult<ServerState[]>[]>
  readonly postgres: CpuByProcess
}

async function runLoad(bench: Bench, session: Session, load: Load, round: number): Promise<FanOutRun> {
  const costs: Costs[] = []
  const note = (): void => void costs.push({ at: performance.now(), states: Promise.allSettled([session.states()]), postgres: bench.database.cpu() })
  session.generator.onNotice('window-start', note)
  session.generator.onNotice('window-end', note)
  const result = await session.generator.ask<FanOutResult>('fan-out', orderOf(bench, session, load))
  const [start, end] = costs
  if (!start || !end) throw new Error('The generator did not say when it measured')
  const [before, after] = [await statesOf(start), await statesOf(end)]
  const cpu = sum(after, ({ cpu: each }) => each) - sum(before, ({ cpu: each }) => each)
  return {
    column: session.column.id, load: load.id, round,
    expected: result.expected, delivered: result.delivered,
    fanOut: result.fanOut, same: result.same, cross: result.cross, acknowledged: result.acknowledged,
    cpu: cpu / result.measured,
    cpuPostgres: (cpuBetween(start.postgres, end.postgres) * US_PER_MS) / result.measured,
    core: cpu / US_PER_MS / (end.at - start.at),
    rss: sum(after, ({ rss }) => rss),
    generator: result.generator, closed: result.closed
  }
}

async function statesOf({ states }: Costs): Promise<ServerState[]> {
  const [settled] = await states
  if (settled?.status === 'fulfilled') return settled.value
  throw settled?.reason ?? new Error('A server that says nothing of itself')
}

function orderOf(bench: Bench, session: Session, load: Load): FanOutOrder {
  return {
    nodes: session.targets, prefix: bench.fresh('room'), rooms: load.rooms, members: load.members,
    editsPerSecond: load.editsPerSecond, warmSeconds: bench.plan.warmSeconds, seconds: load.seconds, seed: 1 + load.rooms * 1_000 + load.members
  }
}

const sum = (states: readonly ServerState[], figure: (state: ServerState) => number): number => states.reduce((total, state) => total + figure(state), 0)

/** About 250 rows a second, as fifty people type: a loop keeps the database awake, people do not. */
const BESIDE_PAUSE_MS = 4

/** The other floor, alone and beside a relay that carries the loads of the goals. */
async function measureInsert(bench: Bench, round: number): Promise<void> {
  const { plan, runs } = bench
  const loop = await startProgram({ file: join(bench.programs.ours, 'servers', 'insert-loop.mjs'), env: { BENCH_DATABASE: bench.database.url } })
  const during = async (beside: string | null, deed: () => Promise<void>): Promise<void> => {
    await bench.database.settle()
    await loop.ask('start', beside === null ? 0 : BESIDE_PAUSE_MS)
    await deed()
    runs.insert.push({ round, beside, spread: await loop.ask<Spread>('finish') })
  }
  try {
    await during(null, () => new Promise((resolve) => setTimeout(resolve, plan.insertSeconds * 1_000)))
    bench.say(`  INSERT + COMMIT: p50 ${runs.insert.at(-1)?.spread.p50.toFixed(2)} ms`)
    const relay = plan.columns.find(({ id }: Column) => id === 'relay')
    if (!relay) return
    await withSession(bench, relay, 'INSERT beside the relay', async (session) => {
      for (const load of [plan.editorLoads.at(-1), plan.roomLoads.at(-1)]) {
        if (load) await during(load.id, async () => void (await runLoad(bench, session, load, round)))
      }
    })
  } finally {
    await loop.stop()
  }
}
