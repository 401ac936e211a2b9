// What a run leaves: every single measurement, from which the tables and the goals are computed. All durations in milliseconds.
import type { GeneratorState } from './messages'
import { median, type Spread } from './statistics'

/** One server (or pair) under one load, once. */
export interface FanOutRun {
  readonly column: string
  readonly load: string
  readonly round: number
  readonly expected: number
  readonly delivered: number
  readonly fanOut: Spread
  readonly same: Spread
  readonly cross: Spread
  readonly acknowledged: Spread
  /** CPU per delivered update in microseconds: of the server (all its nodes), and of PostgreSQL. */
  readonly cpu: number
  readonly cpuPostgres: number
  /** Which part of a core the servers used. */
  readonly core: number
  readonly rss: number
  readonly generator: GeneratorState
  readonly closed: readonly number[]
}

/** One row, one COMMIT: alone, or beside the relay under a load. */
export interface InsertRun {
  readonly round: number
  readonly beside: string | null
  readonly spread: Spread
}

export interface OpenRun {
  readonly column: string
  readonly document: DocumentRole
  /** After a restart of the server, or while somebody is in the room. */
  readonly how: 'cold' | 'warm'
  readonly synced: number
  readonly whole: number
  readonly bytes: number
}

export interface StormRun {
  readonly column: string
  readonly room: StormRoom
  readonly clients: number
  readonly entered: number
  readonly whole: number
  readonly all: number
  readonly p50: number
  readonly bytesEach: number
  /** CPU of the server in milliseconds. */
  readonly cpu: number
}

/** Memory per open document in bytes: by the system's count (RSS) and by Node's own after collecting garbage. */
export interface MemoryRun {
  readonly column: string
  readonly document: DocumentRole
  readonly rooms: number
  readonly rss: number
  readonly live: number
}

export type DocumentRole = 'small' | 'large'
export type StormRoom = 'one small' | 'one large' | 'many small'

/** Something that could not be measured, and why. */
export interface Failure {
  readonly column: string
  readonly scenario: string
  readonly reason: string
}

export interface Runs {
  readonly fanOut: FanOutRun[]
  readonly insert: InsertRun[]
  readonly open: OpenRun[]
  readonly storm: StormRun[]
  readonly memory: MemoryRun[]
  readonly failures: Failure[]
}

export const emptyRuns = (): Runs => ({ fanOut: [], insert: [], open: [], storm: [], memory: [], failures: [] })

/** A generator that sent one edit in a hundred later than this, or had no rest, was itself what was measured. */
const LATE_MS = 10
const BUSY = 0.9

export const isLate = ({ generator }: Pick<FanOutRun, 'generator'>): boolean => generator.lateP99 > LATE_MS || generator.busy > BUSY
export const isWhole = ({ expected, delivered }: Pick<FanOutRun, 'expected' | 'delivered'>): boolean => expected === delivered

/** The runs a figure is taken from: those with a generator that was on time, or all when there are none. */
export function runsFor(runs: readonly FanOutRun[], column: string, load: string): readonly FanOutRun[] {
  const all = runs.filter((run) => run.column === column && run.load === load)
  const onTime = all.filter((run) => !isLate(run))
  return onTime.length > 0 ? onTime : all
}

/** The median over the runs of one column under one load; NaN when any of them lost a delivery, or there is none. */
export function medianOf(runs: readonly FanOutRun[], column: string, load: string, figure: (run: FanOutRun) => number): number {
  const taken = runsFor(runs, column, load)
  return taken.every(isWhole) ? median(taken.map(figure)) : Number.NaN
}
