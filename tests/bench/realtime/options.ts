// What somebody asks of the bench on the command line.
import { parseArgs } from 'node:util'
import { COLUMNS, NODE_COLUMNS } from './columns'

export const SCENARIOS = ['fan-out', 'open', 'storm', 'memory', 'nodes'] as const
export type Scenario = (typeof SCENARIOS)[number]

export interface Options {
  readonly short: boolean
  readonly only: readonly Scenario[]
  readonly servers: readonly string[] | undefined
  /** Only loads whose name begins with one of these; undefined: all. */
  readonly loads: readonly string[] | undefined
  /** Measured seconds of every load; undefined: what the plan says. */
  readonly seconds: number | undefined
  readonly rounds: number | undefined
  readonly trace: string | undefined
  readonly out: string | undefined
  readonly doc: boolean
}

/** What was asked cannot be done; the message says what can. */
export class OptionsRefused extends Error {
  override readonly name = 'OptionsRefused'
}

/** Reads the command line; throws `OptionsRefused` on anything it does not know. */
export function readOptions(args: readonly string[]): Options {
  const values = parse(args)
  if (values.short && values.doc) throw new OptionsRefused('--doc: the short form measures nothing that may stand on a page')
  return {
    short: values.short ?? false,
    only: values.only === undefined ? SCENARIOS : values.only.split(',').map(scenarioOf),
    servers: values.servers?.split(',').map(serverOf),
    loads: values.loads?.split(','),
    seconds: numberOf('seconds', values.seconds),
    rounds: numberOf('rounds', values.rounds),
    trace: values.trace,
    out: values.out,
    doc: values.doc ?? false
  }
}

function parse(args: readonly string[]): { short?: boolean; only?: string; servers?: string; loads?: string; seconds?: string; rounds?: string; trace?: string; out?: string; doc?: boolean } {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  try {
    return parseArgs({ args: [...args], options: { short: flag, only: text, servers: text, loads: text, seconds: text, rounds: text, trace: text, out: text, doc: flag } }).values
  } catch (error) {
    throw new OptionsRefused(error instanceof Error ? error.message : String(error))
  }
}

function scenarioOf(name: string): Scenario {
  const found = SCENARIOS.find((each) => each === name)
  if (!found) throw new OptionsRefused(`--only ${name}: choose from ${SCENARIOS.join(', ')}`)
  return found
}

function serverOf(id: string): string {
  const known = [...COLUMNS, ...NODE_COLUMNS].map((column) => column.id)
  if (!known.includes(id)) throw new OptionsRefused(`--servers ${id}: choose from ${known.join(', ')}`)
  return id
}

function numberOf(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  const number = Number(value)
  if (!(number > 0)) throw new OptionsRefused(`--${name} ${value}: give a number above zero`)
  return number
}
