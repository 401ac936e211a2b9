import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { LauncherProject } from '~tests/launcher-project'
import { createLauncherProject } from '~tests/launcher-project'
import { portIsFree } from './app-processes.mjs'
import type { StartedProcess } from './pids.mjs'
import { stillRuns, waitUntil } from './pids.mjs'
import { findRunning } from './postgres.mjs'

// New clusters are synced to disk, which takes as long as the disk is busy.
vi.setConfig({ testTimeout: 120_000 })

let project: LauncherProject

beforeAll(async () => {
  project = await createLauncherProject(true)
})

afterAll(() => project.remove())

const recorded = (): StartedProcess[] => JSON.parse(readFileSync(join(project.data, 'processen.json'), 'utf8')) as StartedProcess[]
const kill = (name: string): void => {
  process.kill(recorded().find((each) => each.name === name)?.pid ?? 0, 'SIGKILL')
}

/** What the process behind the panel's port was told: another one each time. */
async function tellEnvironment(): Promise<Record<string, string>> {
  const answer = await fetch(`http://127.0.0.1:${project.ports.paneel}/omgeving`, { headers: { connection: 'close' } })
  return (await answer.json()) as Record<string, string>
}

async function maxConnections(url: string | undefined): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ max_connections: string }>('show max_connections')
    return Number(rows[0]?.max_connections)
  } finally {
    await client.end()
  }
}

describe('npm start -- --nodes 2', () => {
  it('[R-PLA-50] [R-PLA-53] [R-PLA-55] two panels behind one port, each with its name and its log; Ctrl-C leaves nothing', async () => {
    const run = project.start({}, ['--nodes', '2'])
    await run.ready
    const { paneel, opsporing } = project.ports
    expect(run.output().trim().split('\n').at(-1)).toBe(`Weging is klaar: http://localhost:${paneel} (paneel, 2 knooppunten) en http://localhost:${opsporing} (opsporing). Stoppen: Ctrl-C.`)
    const processes = recorded()
    expect(processes.map(({ name }) => name).sort()).toEqual(['opsporing', 'paneel-1', 'paneel-2'])
    const told = [await tellEnvironment(), await tellEnvironment()]
    expect(told.map((each) => each.WEGING_KNOOPPUNT).sort()).toEqual(['1', '2'])
    expect(told.map((each) => [each.WEGING_ORIGIN, each.WEGING_LUISTERADRES])).toEqual(Array(2).fill([`http://localhost:${paneel}`, '127.0.0.1']))
    expect(new Set(told.map((each) => each.PORT).concat(String(paneel))).size).toBe(3)
    for (const name of ['paneel-1', 'paneel-2', 'opsporing']) expect(existsSync(join(project.data, 'log', `${name}.log`))).toBe(true)
    run.child.kill('SIGINT')
    expect(await run.ended).toBe(0)
    expect(processes.filter((each) => stillRuns(each))).toEqual([])
    for (const port of [paneel, ...told.map((each) => Number(each.PORT))]) expect(await portIsFree(port)).toBe(true)
  })

  it('[R-PLA-54] a node that falls is told about and comes back; when both fall everything stops with code 1', async () => {
    const run = project.start({}, ['--nodes=2'])
    await run.ready
    expect(await maxConnections((await tellEnvironment()).DATABASE_URL)).toBeGreaterThanOrEqual(8 * 22 + 8)
    kill('paneel-1')
    expect(await waitUntil(() => run.output().includes('Knooppunt 1 draait weer.'), 10_000)).toBe(true)
    expect(run.output()).toContain('Knooppunt 1 is gestopt; mensen werken verder op knooppunt 2. Het wordt opnieuw gestart.\n')
    expect([await tellEnvironment(), await tellEnvironment()].map((each) => each.WEGING_KNOOPPUNT).sort()).toEqual(['1', '2'])
    expect(recorded().every((each) => stillRuns(each))).toBe(true)
    for (const name of ['paneel-1', 'paneel-2']) kill(name)
    expect(await run.ended).toBe(1)
    expect(run.output()).toMatch(/Het proces paneel-[12] is gestopt \(SIGKILL\)/)
  })

  it('[R-PLA-55] after kill -9 the next start, with another number of nodes, ends the lost ones and works', async () => {
    const first = project.start({}, ['--nodes', '3'])
    await first.ready
    const lost = recorded()
    first.child.kill('SIGKILL')
    await first.ended
    const second = project.start()
    await second.ready
    expect(lost.filter((each) => stillRuns(each))).toEqual([])
    expect(recorded().map(({ name }) => name).sort()).toEqual(['opsporing', 'paneel'])
    second.child.kill('SIGINT')
    expect(await second.ended).toBe(0)
  })

  it('[R-PLA-50] anything else than one to eight nodes is refused in one line, before anything is started', async () => {
    for (const args of [['--nodes', '9'], ['--knopen', '2']]) {
      const run = project.start({}, args)
      expect(await run.ended).toBe(1)
      expect(run.output().trim().split('\n')).toEqual([expect.stringContaining('npm start -- --nodes 2')])
      expect(findRunning(join(project.clusters(), 'paneel'))).toBeNull()
    }
  })
})
