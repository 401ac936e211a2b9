// The goals, as ratios within one run: a number of another day or machine never comes in.
import { medianOf, runsFor, isWhole, type DocumentRole, type Runs, type StormRoom } from './results'
import { median } from './statistics'

export interface GoalRoles {
  /** The single room with most editors, and the load with most rooms. */
  readonly editors: string
  readonly rooms: string
  /** The loads on two nodes. */
  readonly nodes: readonly string[]
  readonly peers: readonly string[]
  /** Peers that keep documents. */
  readonly keepingPeers: readonly string[]
  /** Against whom the rooms are set beside by name; `hocuspocus-4` in a full run. */
  readonly rival: string
}

export interface Goal {
  readonly id: string
  readonly title: string
  /** What the ratio is to stay at or below. */
  readonly limit: number
  /** Null: a part of it was not measured. */
  readonly ratio: number | null
  readonly met: boolean | null
  /** The two sides, and whose the second is. */
  readonly ours: number | null
  readonly against: number | null
  readonly named: string
}

interface Side {
  readonly value: number
  readonly named: string
}

/** Computes every goal of the bench from the runs. Pairs of one round are compared with each other; the median of those ratios counts. */
export function computeGoals(runs: Runs, roles: GoalRoles): Goal[] {
  const { editors, rooms, rival } = roles
  const fanOut = (column: string, load: string, share: 'p50' | 'p95'): number => medianOf(runs.fanOut, column, load, (run) => run.fanOut[share])
  const best = (values: readonly Side[]): Side => values.filter(({ value }) => Number.isFinite(value)).sort((a, b) => a.value - b.value)[0] ?? NOBODY
  const insert = insertFloor(runs)
  const acknowledged = (load: string): number => medianOf(runs.fanOut, 'ours', load, (run) => run.acknowledged.p50)
  const cpu = (column: string): number => medianOf(runs.fanOut, column, rooms, (run) => run.cpu)
  const cpuOfAll = (column: string): number => medianOf(runs.fanOut, column, rooms, (run) => run.cpu + run.cpuPostgres)
  const bestOf = (columns: readonly string[], value: (column: string) => number): Side => best(columns.map((named) => ({ named, value: value(named) })))
  const versus = (id: string, title: string, limit: number, value: number, side: Side): Goal => compare(id, title, limit, value, side)

  return [
    ...[editors, rooms].map((load) => floorGoal(runs, load, insert)),
    ...[editors, rooms].map((load) => versus(`floor-beside-${load}`, `the same, ${load}, paced INSERT beside the relay (no goal)`, 1.3, fanOut('ours', load, 'p50'), {
      named: 'relay + INSERT + COMMIT', value: fanOut('relay', load, 'p50') + insertBeside(runs, load)
    })),
    versus('p95-rooms', `fan-out p95 (ms), ${rooms}`, 0.2, fanOut('ours', rooms, 'p95'), { named: rival, value: fanOut(rival, rooms, 'p95') }),
    versus('p50-editors', `fan-out p50 (ms), ${editors}`, 1.3, fanOut('ours', editors, 'p50'), { named: rival, value: fanOut(rival, editors, 'p50') }),
    versus('p50-editors-moonshot', `fan-out p50 (ms), ${editors}, moonshot`, 1, fanOut('ours', editors, 'p50'), { named: rival, value: fanOut(rival, editors, 'p50') }),
    ...[editors, rooms].map((load) => versus(`ack-${load}`, `acknowledgement p50 (ms), ${load}`, 1.5, acknowledged(load), { named: 'INSERT + COMMIT', value: insert })),
    ...[editors, rooms].map((load) => versus(`ack-beside-${load}`, `the same, ${load}, paced INSERT beside the relay (no goal)`, 1.5, acknowledged(load), {
      named: 'INSERT + COMMIT', value: insertBeside(runs, load)
    })),
    versus('cpu-rooms', `server CPU per delivered update (µs), ${rooms}`, 1, cpu('ours'), bestOf(roles.peers, cpu)),
    versus('cpu-rooms-all', `the same, PostgreSQL included (no goal)`, 1, cpuOfAll('ours'), bestOf(roles.peers, cpuOfAll)),
    versus('storm-large', 'storm on the large document (ms)', 0.35, storm(runs, 'ours', 'one large'), bestOf(roles.peers, (column) => storm(runs, column, 'one large'))),
    versus('cold-large', 'cold open of the large document (ms)', 0.3, coldOpen(runs, 'ours', 'large'), bestOf(roles.keepingPeers, (column) => coldOpen(runs, column, 'large'))),
    versus('memory-large', 'memory per open large document (kB)', 0.2, memory(runs, 'ours', 'large'), bestOf(roles.peers, (column) => memory(runs, column, 'large'))),
    ...roles.nodes.map((load) => nodesGoal(runs, load))
  ]
}

const KB = 1_024
const NOBODY: Side = { named: 'nobody', value: Number.NaN }

function compare(id: string, title: string, limit: number, ours: number, { named, value }: Side): Goal {
  return goalOf({ id, title, limit, ours, against: value, named }, ours / value)
}

function goalOf(goal: { id: string; title: string; limit: number; ours: number; against: number; named: string }, ratio: number): Goal {
  const number = (value: number): number | null => (Number.isFinite(value) ? value : null)
  return { ...goal, ours: number(goal.ours), against: number(goal.against), ratio: number(ratio), met: Number.isFinite(ratio) ? ratio <= goal.limit : null }
}

/** INSERT + COMMIT alone, the lower of the two columns: the stricter side. */
function insertFloor({ insert }: Runs): number {
  return median(insert.filter(({ beside }) => beside === null).map(({ spread }) => spread.p50))
}

/** INSERT + COMMIT while a relay carries the load on the same core. */
function insertBeside({ insert }: Runs, load: string): number {
  return median(insert.filter(({ beside }) => beside === load).map(({ spread }) => spread.p50))
}

/** Within a round: ours against the relay plus one INSERT + COMMIT. */
function floorGoal(runs: Runs, load: string, insert: number): Goal {
  const relay = runsFor(runs.fanOut, 'relay', load).filter(isWhole)
  const ours = runsFor(runs.fanOut, 'ours', load)
  const floorOf = (round: number): number => {
    const same = runs.insert.find((each) => each.round === round && each.beside === null)
    return median(relay.filter((run) => run.round === round).map((run) => run.fanOut.p50)) + (same?.spread.p50 ?? insert)
  }
  const ratios = ours.every(isWhole) ? ours.map((run) => run.fanOut.p50 / floorOf(run.round)) : []
  const against = median(relay.map((run) => run.fanOut.p50)) + insert
  return goalOf({
    id: `floor-${load}`, title: `fan-out p50 (ms), ${load}`, limit: 1.3, against, named: 'relay + INSERT + COMMIT',
    ours: medianOf(runs.fanOut, 'ours', load, (run) => run.fanOut.p50)
  }, median(ratios))
}

function nodesGoal(runs: Runs, load: string): Goal {
  const cross = (column: string): number => medianOf(runs.fanOut, column, load, (run) => run.cross.p50)
  return compare(`nodes-${load}`, `from node to node p50 (ms), ${load}`, 1, cross('ours-2'), { named: 'hocuspocus-4-redis', value: cross('hocuspocus-4-redis') })
}

/** Until the last of the storm was in; NaN unless everybody was in and had everything. */
function storm(runs: Runs, column: string, room: StormRoom): number {
  const own = runs.storm.filter((run) => run.column === column && run.room === room)
  return own.every((run) => run.whole === run.clients) ? median(own.map((run) => run.all)) : Number.NaN
}

function coldOpen(runs: Runs, column: string, document: DocumentRole): number {
  return median(runs.open.filter((run) => run.column === column && run.document === document && run.how === 'cold').map((run) => run.whole))
}

function memory(runs: Runs, column: string, document: DocumentRole): number {
  return median(runs.memory.filter((run) => run.column === column && run.document === document).map((run) => run.rss / KB))
}
