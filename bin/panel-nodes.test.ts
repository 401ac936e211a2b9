import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { startApp, type AppProcess } from './app-processes.mjs'
import { openBalancer } from './balancer.mjs'
import { findNodePorts, startNodes, waitBeforeRestart } from './panel-nodes.mjs'
import { endProcess, waitUntil } from './pids.mjs'
import { memoryEnv, memoryFlags } from './process-memory.mjs'

const folder = mkdtempSync(join(tmpdir(), 'weging-knopen-'))
const minute = 60_000

/** Answers on every path with its own pid; with BREEKT it does not start. */
const program = `import { createServer } from 'node:http'
if (process.env.BREEKT) process.exit(3)
createServer((request, response) => response.end(String(process.pid))).listen(Number(process.env.PORT), '127.0.0.1')
`
const script = join(folder, 'proces.mjs')
writeFileSync(script, program)

/** Says what it was started with, and ends. */
const teller = join(folder, 'vertelt.mjs')
writeFileSync(teller, 'console.log(JSON.stringify({ flags: process.execArgv, env: process.env }))\n')

const undo: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const deed of undo.splice(0).reverse()) await deed()
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function setUp(count: number, waits: readonly number[]) {
  const door = await openBalancer({ port: 0, host: '127.0.0.1' })
  const started: { name: string; app: AppProcess }[] = []
  const lines: string[] = []
  const ends: string[] = []
  const state = { stopping: false, broken: false }
  undo.push(async () => {
    state.stopping = true
    await Promise.all(started.map(({ app }) => endProcess(app, 5_000)))
    await door.stop()
  })
  const nodes = (await findNodePorts(count)).map((port, index) => ({ name: String(index + 1), port }))
  const run = startNodes({
    nodes, door, waits,
    say: (line) => lines.push(line),
    stopping: () => state.stopping,
    onNoneLeft: (how) => ends.push(how),
    start({ name, port }) {
      const app = startApp({ name, project: folder, script, log: join(folder, `${name}.log`), env: { PORT: String(port), ...(state.broken ? { BREEKT: '1' } : {}) } })
      started.push({ name, app })
      return app
    }
  })
  const kill = (name: string): void => {
    process.kill(started.findLast((each) => each.name === name)?.app.pid ?? 0, 'SIGKILL')
  }
  return { door, started, lines, ends, state, nodes, run, kill }
}

const ask = async (port: number): Promise<string> => (await fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } })).text()

it('[R-PLA-57] a process is started with the settings by which it gives memory back, and otherwise with its own environment', async () => {
  const log = join(folder, 'vertelt.log')
  await startApp({ name: 'vertelt', project: folder, script: teller, log, env: { EIGEN: 'ja' } }).ended
  const told = JSON.parse(readFileSync(log, 'utf8')) as { flags: string[]; env: Record<string, string> }
  expect(told.flags).toEqual(expect.arrayContaining([...memoryFlags]))
  expect(told.env).toMatchObject({ EIGEN: 'ja', ...memoryEnv })
  expect(told.env).not.toHaveProperty('PATH')
})

describe('several panel processes', () => {
  it('[R-PLA-50] node 1 can work before another is started; each gets its turn', async () => {
    const { door, started, nodes, run } = await setUp(3, [])
    await waitUntil(() => started.length === 1, 5_000)
    const first = nodes[0]?.port ?? 0
    let early = true
    while (started.length === 1) early = await fetch(`http://127.0.0.1:${first}/`).then(() => true, () => false)
    expect(early).toBe(true)
    await run
    expect(started.map(({ name }) => name)).toEqual(['1', '2', '3'])
    const heard = new Set([await ask(door.port), await ask(door.port), await ask(door.port)])
    expect(heard).toEqual(new Set(started.map(({ app }) => String(app.pid))))
  })

  it('[R-PLA-50] a node that does not start is named, and nothing goes on', async () => {
    const { state, run } = await setUp(2, [])
    // Node 1 has been started by now.
    state.broken = true
    await expect(run).rejects.toThrow(/Het proces 2 is gestopt \(code 3\)/)
  })

  it('[R-PLA-54] a node that falls is left out, told about and started again', async () => {
    const { door, started, lines, run, kill } = await setUp(2, [0])
    await run
    kill('1')
    expect(await waitUntil(() => lines.length === 2, 10_000)).toBe(true)
    expect(lines).toEqual([
      'Knooppunt 1 is gestopt; mensen werken verder op knooppunt 2. Het wordt opnieuw gestart.',
      'Knooppunt 1 draait weer.'
    ])
    const heard = new Set([await ask(door.port), await ask(door.port)])
    expect(heard).toEqual(new Set(started.slice(1).map(({ app }) => String(app.pid))))
  })

  it('[R-PLA-54] a node that falls too often stays away, and the others go on', async () => {
    const { door, started, lines, state, ends, run, kill } = await setUp(3, [0, 0])
    await run
    state.broken = true
    kill('2')
    expect(await waitUntil(() => lines.length === 3, 10_000)).toBe(true)
    expect(lines).toEqual([
      'Knooppunt 2 is gestopt; mensen werken verder op de knooppunten 1 en 3. Het wordt opnieuw gestart.',
      'Knooppunt 2 is gestopt; mensen werken verder op de knooppunten 1 en 3. Het wordt opnieuw gestart.',
      'Knooppunt 2 is te vaak gestopt en blijft weg; mensen werken verder op de knooppunten 1 en 3.'
    ])
    const alive = started.filter(({ name }) => name !== '2').map(({ app }) => String(app.pid))
    expect(new Set([await ask(door.port), await ask(door.port)])).toEqual(new Set(alive))
    expect(ends).toEqual([])
  })

  it('[R-PLA-54] when no node can work any more, that is told once, with how the last one ended', async () => {
    const { lines, ends, state, run, kill } = await setUp(2, [60_000])
    await run
    kill('1')
    await waitUntil(() => lines.length === 1, 10_000)
    kill('2')
    await waitUntil(() => ends.length > 0, 10_000)
    state.stopping = true
    expect(ends).toHaveLength(1)
    expect(ends[0]).toContain('Het proces 2 is gestopt (SIGKILL)')
  })

  it('[R-PLA-55] once everything is being stopped, no node is started again', async () => {
    const { started, lines, ends, state, run, kill } = await setUp(2, [0])
    await run
    state.stopping = true
    kill('1')
    kill('2')
    await waitUntil(() => false, 300)
    expect([started.length, lines, ends]).toEqual([2, [], []])
  })
})

it('[R-PLA-54] five restarts in ten minutes, the first at once and then ever later; what lies longer back does not count', () => {
  const now = 100 * minute
  const falls = (count: number): number[] => Array.from({ length: count }, (_, index) => now - index * 1_000)
  const waits = [1, 2, 3, 4, 5].map((count) => waitBeforeRestart(falls(count), now))
  expect(waits[0]).toBe(0)
  expect(waits).toEqual([...waits].sort((a, b) => (a ?? 0) - (b ?? 0)))
  expect(waitBeforeRestart(falls(6), now)).toBeNull()
  expect(waitBeforeRestart([...falls(5), now - 11 * minute], now)).toBe(waits[4])
})

it('[R-PLA-53] each node has a port of its own', async () => {
  expect(new Set(await findNodePorts(8)).size).toBe(8)
})
