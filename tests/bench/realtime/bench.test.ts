import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OptionsRefused, readOptions } from './options'
import { planOf } from './plan'
import type { Report } from './report'

const project = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'weging-bench-proef-'))
const plan = planOf(readOptions(['--short']))
let report: Report
let told = ''

beforeAll(async () => {
  const child = spawn(process.execPath, [join(project, 'bin', 'bench-realtime.mjs'), '--short', '--out', folder], { cwd: project, stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => void (told += chunk.toString()))
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(told)
  report = JSON.parse(readFileSync(join(folder, 'latest.json'), 'utf8')) as Report
}, 300_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

// The machine does other things meanwhile: nothing here looks at a time.
describe('the short form of the bench', () => {
  it('[R-RTM-80] every server carried every load, and everything that was typed arrived at everybody', () => {
    const expected = [...plan.columns.flatMap(({ id }) => [...plan.editorLoads, ...plan.roomLoads].map((load) => `${id} ${load.id}`)), ...plan.nodeColumns.filter(({ id }) => id !== 'relay-redis').flatMap(({ id }) => plan.nodeLoads.map((load) => `${id} ${load.id}`))]
    expect(report.runs.fanOut.map(({ column, load }) => `${column} ${load}`).sort()).toEqual(expected.sort())
    expect(report.runs.fanOut.filter(({ expected: all, delivered }) => all === 0 || delivered !== all)).toEqual([])
    expect(report.runs.fanOut.flatMap(({ closed }) => closed)).toEqual([])
  })

  it('[R-RTM-80] ours acknowledged what it delivered; the floors and the volatile acknowledge nothing', () => {
    const counts = (column: string): number[] => report.runs.fanOut.filter((run) => run.column === column).map(({ acknowledged }) => acknowledged.count)
    expect(counts('ours').every((count) => count > 0)).toBe(true)
    expect([...counts('relay'), ...counts('resident')].every((count) => count === 0)).toBe(true)
  })

  it('[R-RTM-80] documents were opened, stormed and weighed whole', () => {
    expect(report.runs.failures.filter(({ scenario }) => scenario !== 'all' && !scenario.startsWith('nodes'))).toEqual([])
    expect(new Set(report.runs.open.map(({ column, document, how }) => `${column} ${document} ${how}`))).toEqual(new Set([
      'ours small cold', 'ours large cold', 'ours small warm', 'ours large warm', 'resident small warm', 'resident large warm'
    ]))
    expect(report.runs.open.filter(({ whole }) => whole === null)).toEqual([])
    expect(report.runs.storm.map(({ whole, clients }) => clients - whole)).toEqual(Array.from({ length: 6 }, () => 0))
    expect(report.runs.memory).toHaveLength(4)
  })

  it('[R-RTM-81] every goal is there; those whose both sides were measured have a ratio', () => {
    const ratios = new Map(report.goals.map(({ id, ratio }) => [id, ratio]))
    const unmeasured = [...ratios].flatMap(([id, ratio]) => (ratio === null ? [id] : []))
    expect(ratios.size).toBeGreaterThan(10)
    // The short form has no peer that keeps documents, and none that runs as two nodes.
    expect(unmeasured).toEqual(['cold-large', `nodes-${plan.nodeLoads[0]?.id}`])
    expect(told).toContain('| goal | against |')
  })
})

describe('what may be asked of the bench', () => {
  it('[R-RTM-80] scenarios, servers and times are chosen; anything else is refused with what there is', () => {
    expect(readOptions(['--only', 'open,storm', '--servers', 'ours,hocuspocus-4', '--seconds', '2'])).toMatchObject({ only: ['open', 'storm'], servers: ['ours', 'hocuspocus-4'], seconds: 2 })
    expect(() => readOptions(['--only', 'fast'])).toThrow(OptionsRefused)
    expect(() => readOptions(['--servers', 'nobody'])).toThrow(/choose from ours, relay/)
    expect(() => readOptions(['--seconds', 'none'])).toThrow('give a number above zero')
    expect(() => readOptions(['--short', '--doc'])).toThrow(OptionsRefused)
    expect(() => readOptions(['--faster'])).toThrow(OptionsRefused)
  })
})
