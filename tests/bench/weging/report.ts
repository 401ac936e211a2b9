// The measurements as Markdown: each beside what it is compared with, in the same run.
import { figure, tableOf } from '../realtime/tables'
import { median, spreadOf } from '../realtime/statistics'
import type { Opening } from './opening'
import type { Reading } from './reading'
import type { Typed } from './typing'

export interface Pair<Value> {
  readonly empty: readonly Value[]
  readonly full: readonly Value[]
}

export interface Measured {
  readonly server: Pair<number>
  readonly pageBytes: { readonly empty: number; readonly full: number }
  readonly browser: Pair<Opening>
  readonly sheetTyping: Pair<Typed>
  readonly verslagTyping: Pair<Typed>
  readonly othersTyped: { readonly sheet: number; readonly verslag: number }
  readonly reading: readonly Reading[]
}

/** How much longer a full dossier may take (R-BEO-170). */
const LIMIT = 1.2

export interface Goal {
  readonly name: string
  readonly empty: number
  readonly full: number
  readonly limit: number
}

const readyOf = (openings: readonly Opening[]): number => median(openings.map(({ ready }) => ready))
const waitsOf = (typed: readonly Typed[]): number[] => typed.flatMap(({ waits }) => waits)
const longOf = (all: readonly { readonly longTasks: readonly number[] }[]): number[] => all.flatMap(({ longTasks }) => longTasks)

/** What is promised, each with both sides. */
export function goalsOf({ server, browser, sheetTyping, verslagTyping }: Measured): Goal[] {
  const p95 = (typed: readonly Typed[]): number => spreadOf(waitsOf(typed)).p95
  return [
    { name: 'opening a sheet, the server (ms, median)', empty: median(server.empty), full: median(server.full), limit: LIMIT },
    { name: 'opening a sheet, until it can be typed in (ms, median)', empty: readyOf(browser.empty), full: readyOf(browser.full), limit: LIMIT },
    { name: 'a letter in the sheet, six others typing (ms, p95)', empty: p95(sheetTyping.empty), full: p95(sheetTyping.full), limit: LIMIT },
    { name: 'a letter in the verslag, six others in the same text (ms, p95)', empty: p95(verslagTyping.empty), full: p95(verslagTyping.full), limit: LIMIT }
  ]
}

const ratioOf = ({ empty, full }: Goal): number => full / empty

export function markdownOf(measured: Measured, where: string): string {
  const { pageBytes, browser, sheetTyping, verslagTyping, othersTyped, reading } = measured
  const goals = goalsOf(measured).map((goal) => [goal.name, figure(goal.full), figure(goal.empty), `≤ ${goal.limit}`, figure(ratioOf(goal)), ratioOf(goal) <= goal.limit ? 'met' : `MISSED by ${Math.round((ratioOf(goal) / goal.limit - 1) * 100)} %`])
  const long = (name: string, pair: Pair<{ readonly longTasks: readonly number[] }>): string[] => [name, ...[pair.full, pair.empty].map((all) => `${longOf(all).length} in ${all.length}${longOf(all).length > 0 ? `, longest ${figure(Math.max(...longOf(all)))}` : ''}`)]
  const typing = (name: string, typed: readonly Typed[]): string[] => {
    const { count, p50, p95, p99 } = spreadOf(waitsOf(typed))
    return [name, String(count), figure(p50), figure(p95), figure(p99)]
  }
  return [
    where,
    '#### Goals', tableOf(['goal', 'full', 'empty', 'limit', 'ratio', ''], goals),
    `The page of the full sheet is ${figure(pageBytes.full / 1000)} kB, of the empty one ${figure(pageBytes.empty / 1000)} kB.`,
    '#### Letters, ms', tableOf(['where', 'letters', 'p50', 'p95', 'p99'], [
      typing('empty sheet, alone', sheetTyping.empty), typing(`full sheet, six others (${othersTyped.sheet} changes)`, sheetTyping.full),
      typing('empty verslag, alone', verslagTyping.empty), typing(`long verslag, six others (${othersTyped.verslag} changes)`, verslagTyping.full)
    ]),
    '#### Tasks over 50 ms', tableOf(['while', 'full (ms)', 'empty (ms)'], [long('opening', browser), long('typing in the sheet', sheetTyping), long('typing in the verslag', verslagTyping)]),
    '#### Page 1 of 200', tableOf(['PDF', 'size kB', 'came for page 1, kB', '× size', 'page 1 ms', 'page 150 after it ms', 'whole file ms', 'page 1 ÷ whole'], reading.map((one) => [
      { boom: 'tree of pages', plat: 'one long list', lineair: 'linearised, one long list' }[one.shape], figure(one.fileBytes / 1000), figure(one.firstBytes / 1000), figure(one.firstBytes / one.fileBytes), figure(one.firstPage), figure(one.jump), figure(one.whole), figure(one.firstPage / one.whole)
    ]))
  ].join('\n\n')
}
