/** One size of question: medians in milliseconds, and the work in counts. */
export interface Row {
  dagen: number
  perDay: number
  /** Appointments of all people together. */
  boekingen: number
  bekeken: number
  naiefBekeken: number
  planner: number
  traagste: number
  naief: number
}

export interface Measured {
  op: string
  node: string
  kernen: number
  rondes: number
  /** The first call of a new process, before anything was compiled: 90 days, two appointments a day. */
  eerste: number
  rijen: Row[]
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, two) => one - two)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN
}

/** What was promised: 60 people over 90 days within 200 ms, the slowest round too, and no faster growth than the days. */
export function goalsOf({ rijen, eerste }: Measured): { name: string; value: number; limit: number; met: boolean }[] {
  const of = (dagen: number, perDay = 2): Row | undefined => rijen.find((row) => row.dagen === dagen && row.perDay === perDay)
  const goal = (name: string, value: number, limit: number) => ({ name, value, limit, met: value <= limit })
  const ratio = (more: number, less: number) => (of(more)?.planner ?? Number.NaN) / (of(less)?.planner ?? Number.NaN)
  return [
    goal('90 days, two appointments a day each, ms, the slowest round', of(90)?.traagste ?? Number.NaN, 200),
    goal('90 days, nobody taken, ms, the slowest round', of(90, 0)?.traagste ?? Number.NaN, 200),
    goal('90 days, ten appointments a day each, ms, the slowest round', of(90, 10)?.traagste ?? Number.NaN, 200),
    goal('90 days, the first call of a process, ms', eerste, 200),
    goal('60 days beside 30', ratio(60, 30), 2 * 1.25),
    goal('90 days beside 30', ratio(90, 30), 3 * 1.25),
    goal('180 days beside 90', ratio(180, 90), 2 * 1.25)
  ]
}

const figure = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2))
const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`

export function markdownOf(measured: Measured): string {
  return [
    `${measured.op}; Node ${measured.node}, ${measured.kernen} cores, one used; ${measured.rondes} rounds.`,
    '',
    row(['goal', 'value', 'limit', '']),
    row(['---', '---:', '---:', '---']),
    ...goalsOf(measured).map(({ name, value, limit, met }) => row([name, figure(value), `≤ ${limit}`, met ? 'met' : 'MISSED'])),
    '',
    row(['days', 'a day each', 'appointments and dislikes', 'planner ms', 'slowest ms', 'naive ms', 'naive ÷ planner', 'looked at', 'naive looked at']),
    row(['---:', '---:', '---:', '---:', '---:', '---:', '---:', '---:', '---:']),
    ...measured.rijen.map(({ dagen, perDay, boekingen, bekeken, naiefBekeken, planner, traagste, naief }) => row([dagen, perDay, boekingen, figure(planner), figure(traagste), figure(naief), figure(naief / planner), bekeken, naiefBekeken])),
    ''
  ].join('\n')
}
