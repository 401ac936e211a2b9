import { expect, it } from 'vitest'
import { computeGoals, type GoalRoles } from './goals'
import { emptyRuns, type FanOutRun, type Runs } from './results'
import { spreadOf } from './statistics'

const roles: GoalRoles = {
  editors: 'editors', rooms: 'rooms', nodes: ['pair'], peers: ['hocuspocus-4', 'other'], keepingPeers: ['other'], rival: 'hocuspocus-4'
}
const onTime = { lateP99: 1, busy: 0.2 }

/** A run in which everything took `ms`, and every delivery cost `cpu` µs. */
function run(column: string, load: string, ms: number, traits: Partial<FanOutRun> = {}): FanOutRun {
  const spread = spreadOf([ms])
  return {
    column, load, round: 1, expected: 10, delivered: 10, fanOut: spread, same: spread, cross: spread, acknowledged: spread,
    cpu: 10, cpuPostgres: 1, core: 0.1, rss: 1, generator: onTime, closed: [], ...traits
  }
}

function runsWith(fanOut: FanOutRun[], rest: Partial<Runs> = {}): Runs {
  return { ...emptyRuns(), fanOut, insert: [{ round: 1, beside: null, spread: spreadOf([1]) }], ...rest }
}

const goal = (runs: Runs, id: string): ReturnType<typeof computeGoals>[number] | undefined => computeGoals(runs, roles).find((each) => each.id === id)

it('[R-RTM-81] the floor is the relay plus one INSERT and COMMIT of the same round', () => {
  const runs = runsWith([
    run('relay', 'editors', 1), run('ours', 'editors', 2.4),
    run('relay', 'editors', 3, { round: 2 }), run('ours', 'editors', 10, { round: 2 })
  ], { insert: [{ round: 1, beside: null, spread: spreadOf([1]) }, { round: 2, beside: null, spread: spreadOf([2]) }, { round: 1, beside: 'editors', spread: spreadOf([50]) }] })
  // 2.4 / (1 + 1) and 10 / (3 + 2), each against its own round.
  expect(goal(runs, 'floor-editors')).toMatchObject({ ratio: 1.6, met: false, limit: 1.3 })
})

it('[R-RTM-81] a goal is met at its limit, and says against whom', () => {
  const runs = runsWith([run('ours', 'editors', 1.3), run('hocuspocus-4', 'editors', 1)])
  expect(goal(runs, 'p50-editors')).toMatchObject({ ratio: 1.3, met: true, named: 'hocuspocus-4' })
  expect(goal(runs, 'p50-editors-moonshot')).toMatchObject({ met: false })
  expect(goal(runs, 'ack-editors')).toMatchObject({ ratio: 1.3, met: true, limit: 1.5 })
})

it('[R-RTM-81] the best peer is the cheapest of those that delivered everything', () => {
  const runs = runsWith([run('ours', 'rooms', 1, { cpu: 8 }), run('hocuspocus-4', 'rooms', 1, { cpu: 20 }), run('other', 'rooms', 1, { cpu: 1, delivered: 9 })])
  expect(goal(runs, 'cpu-rooms')).toMatchObject({ ratio: 0.4, met: true, named: 'hocuspocus-4' })
})

it('[R-RTM-81] what was not measured, or lost something, is neither met nor missed', () => {
  const lost = runsWith([run('ours', 'editors', 1, { delivered: 9 }), run('hocuspocus-4', 'editors', 1)])
  expect(goal(lost, 'p50-editors')).toMatchObject({ ratio: null, met: null })
  expect(computeGoals(emptyRuns(), roles).map(({ met }) => met)).toEqual(computeGoals(emptyRuns(), roles).map(() => null))
})

it('[R-RTM-81] a run with a late generator counts only when there is no other', () => {
  const late = { generator: { lateP99: 50, busy: 0.2 } }
  const runs = runsWith([run('ours', 'editors', 1), run('ours', 'editors', 90, late), run('hocuspocus-4', 'editors', 2, late)])
  expect(goal(runs, 'p50-editors')).toMatchObject({ ratio: 0.5, met: true })
})

it('[R-RTM-81] storm, cold open and memory are told by the worst that counts: everybody in, everything there', () => {
  const storm = (column: string, all: number, whole: number): Runs['storm'][number] => ({ column, room: 'one large', clients: 5, entered: 5, whole, all, p50: 1, bytesEach: 1, cpu: 1 })
  const open = (column: string, whole: number): Runs['open'][number] => ({ column, document: 'large', how: 'cold', synced: 1, whole, bytes: 1 })
  const memory = (column: string, rss: number): Runs['memory'][number] => ({ column, document: 'large', rooms: 1, rss, live: 1 })
  const runs = runsWith([], {
    storm: [storm('ours', 30, 5), storm('hocuspocus-4', 100, 5), storm('other', 10, 4)],
    open: [open('ours', 20), open('other', 100), open('hocuspocus-4', 1)],
    memory: [memory('ours', 1_024), memory('hocuspocus-4', 10_240)]
  })
  expect(goal(runs, 'storm-large')).toMatchObject({ ratio: 0.3, met: true, named: 'hocuspocus-4' })
  expect(goal(runs, 'cold-large')).toMatchObject({ ratio: 0.2, met: true, named: 'other' })
  expect(goal(runs, 'memory-large')).toMatchObject({ ratio: 0.1, met: true, ours: 1 })
})
