// The measurements as Markdown: one table per load, a row per server.
import type { Goal } from './goals'
import type { Column } from './columns'
import { REDIS_REMEDY } from './redis'
import { isLate, isWhole, runsFor, type FanOutRun, type Failure, type OpenRun, type Runs, type StormRoom } from './results'
import { median } from './statistics'

/** Three digits, and nothing for what was not measured. */
export function figure(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return '–'
  if (value === 0) return '0'
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3)
}

export function tableOf(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(header), line(header.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}

/** Everybody under one load; the ratio is to the bare relay of the same run. */
export function fanOutTable(runs: Runs, columns: readonly Column[], load: string): string {
  const of = (column: string, value: (run: FanOutRun) => number): number => median(runsFor(runs.fanOut, column, load).map(value))
  const floor = of('relay', (run) => run.fanOut.p50)
  const rows = columns.filter(({ id }) => runsFor(runs.fanOut, id, load).length > 0).map(({ id, title }) => {
    const p50 = of(id, (run) => run.fanOut.p50)
    return [
      title, `${figure(p50)} (${figure(p50 / floor)})`, figure(of(id, (run) => run.fanOut.p95)), figure(of(id, (run) => run.fanOut.p99)),
      figure(of(id, (run) => run.acknowledged.p50)), figure(of(id, (run) => run.acknowledged.p95)),
      figure(of(id, (run) => run.cpu)), figure(of(id, (run) => run.cpuPostgres)), figure(of(id, (run) => run.core * 100)),
      figure(of(id, (run) => run.rss / 2 ** 20)), marksOf(runsFor(runs.fanOut, id, load))
    ]
  })
  return tableOf(['server', 'p50 ms (× relay)', 'p95', 'p99', 'ack p50', 'ack p95', 'CPU µs / delivered', 'PostgreSQL µs', 'core %', 'RSS MB', 'marks'], rows)
}

/** Which runs stand behind a row, and what is wrong with them. */
function marksOf(runs: readonly FanOutRun[]): string {
  const lost = runs.filter((run) => !isWhole(run)).length
  const late = runs.filter(isLate).length
  const marks = [lost > 0 ? `LOST in ${lost}` : '', late > 0 ? `generator late in ${late}` : '', runs.some((run) => run.closed.length > 0) ? 'closed sockets' : '']
  return [`${runs.length} runs`, ...marks.filter((mark) => mark !== '')].join(', ')
}

export function insertTable({ insert }: Runs): string {
  const kinds = [...new Set(insert.map(({ beside }) => beside))]
  return tableOf(['INSERT + COMMIT', 'p50 ms', 'p95', 'p99'], kinds.map((beside) => {
    const own = insert.filter((run) => run.beside === beside)
    return [beside === null ? 'alone' : `beside the relay, ${beside}`, ...(['p50', 'p95', 'p99'] as const).map((share) => figure(median(own.map(({ spread }) => spread[share]))))]
  }))
}

export function openTable({ open }: Runs, columns: readonly Column[]): string {
  const cell = (column: string, document: OpenRun['document'], how: OpenRun['how']): string => {
    const own = open.filter((run) => run.column === column && run.document === document && run.how === how)
    return own.length === 0 ? '–' : `${figure(median(own.map(({ synced }) => synced)))} / ${figure(median(own.map(({ whole }) => whole)))}`
  }
  const rows = columns.filter(({ id }) => open.some((run) => run.column === id)).map(({ id, title }) =>
    [title, cell(id, 'small', 'cold'), cell(id, 'small', 'warm'), cell(id, 'large', 'cold'), cell(id, 'large', 'warm')])
  return tableOf(['synced / whole, ms', '5,000 updates cold', 'warm', 'whole trace cold', 'warm'], rows)
}

export function stormTable({ storm }: Runs, columns: readonly Column[]): string {
  const cell = (column: string, room: StormRoom): string => {
    const own = storm.filter((run) => run.column === column && run.room === room)
    if (own.length === 0) return '–'
    const whole = own.every((run) => run.whole === run.clients) ? '' : ' NOT ALL'
    return `${figure(median(own.map(({ all }) => all)))} (${figure(median(own.map(({ cpu }) => cpu)))}, ${figure(median(own.map(({ bytesEach }) => bytesEach / 1_000)))})${whole}`
  }
  const rows = columns.filter(({ id }) => storm.some((run) => run.column === id)).map(({ id, title }) => [title, cell(id, 'one small'), cell(id, 'many small'), cell(id, 'one large')])
  return tableOf(['all in, ms (server CPU ms, kB each)', 'one room, 5,000 updates', 'many rooms, 5,000 operations', 'one room, whole trace'], rows)
}

export function memoryTable({ memory }: Runs, columns: readonly Column[]): string {
  const cell = (column: string, document: OpenRun['document']): string => {
    const own = memory.filter((run) => run.column === column && run.document === document)
    return own.length === 0 ? '–' : `${figure(median(own.map(({ rss }) => rss / 1_024)))} / ${figure(median(own.map(({ live }) => live / 1_024)))}`
  }
  const rows = columns.filter(({ id }) => memory.some((run) => run.column === id)).map(({ id, title }) => [title, cell(id, 'small'), cell(id, 'large')])
  return tableOf(['kB per open document (RSS / live)', '5,000 operations', 'whole trace'], rows)
}

export function nodesTable(runs: Runs, columns: readonly Column[], loads: readonly string[]): string {
  const rows = loads.flatMap((load) => columns.filter(({ id }) => runsFor(runs.fanOut, id, load).length > 0).map(({ id, title }) => {
    const own = runsFor(runs.fanOut, id, load)
    const of = (value: (run: FanOutRun) => number): string => figure(median(own.map(value)))
    return [title, load, `${of((run) => run.cross.p50)} / ${of((run) => run.cross.p95)} / ${of((run) => run.cross.p99)}`, `${of((run) => run.same.p50)} / ${of((run) => run.same.p95)}`, of((run) => run.core * 100), marksOf(own)]
  }))
  return tableOf(['two nodes', 'load', 'across p50 / p95 / p99 ms', 'same node p50 / p95', 'core % of both', 'marks'], rows)
}

export function goalsTable(goals: readonly Goal[]): string {
  const rows = goals.map((goal) => [
    goal.title, goal.named, figure(goal.ours), figure(goal.against), `≤ ${goal.limit}`, figure(goal.ratio),
    goal.met === null ? 'not measured' : goal.met ? 'met' : `MISSED by ${((100 * ((goal.ratio ?? 0) - goal.limit)) / goal.limit).toFixed(0)} %`
  ])
  return tableOf(['goal', 'against', 'ours', 'theirs', 'limit', 'ratio', ''], rows)
}

export function failuresTable(failures: readonly Failure[]): string {
  const first = failures.filter((each, index) => failures.findIndex((other) => other.column === each.column && other.scenario === each.scenario) === index)
  return tableOf(['not measured', 'scenario', 'why'], first.map(({ column, scenario, reason }) => [column, scenario, reason === REDIS_REMEDY ? reason : (reason.split('\n')[0] ?? '').replaceAll('|', '/')]))
}
