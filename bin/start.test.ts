import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { LauncherProject } from '~tests/launcher-project'
import { createLauncherProject } from '~tests/launcher-project'
import type { StartedProcess } from './pids.mjs'
import { memoryEnv } from './process-memory.mjs'
import { stillRuns, waitUntil } from './pids.mjs'
import { findRunning } from './postgres.mjs'

// New clusters are synced to disk, which takes as long as the disk is busy.
vi.setConfig({ testTimeout: 120_000 })

let project: LauncherProject

// One project for all: each test leaves it stopped, as its owner would at the end of the day.
beforeAll(async () => {
  project = await createLauncherProject(true)
})

afterAll(() => project.remove())

const recorded = (): StartedProcess[] => JSON.parse(readFileSync(join(project.data, 'processen.json'), 'utf8')) as StartedProcess[]
const clusterPids = (): (number | undefined)[] => ['paneel', 'opsporing'].map((name) => findRunning(join(project.clusters(), name))?.pid)
const ask = async (port: number, path = '/gezond'): Promise<string> => (await fetch(`http://localhost:${port}${path}`)).text()

describe('npm start', () => {
  it('[R-PLA-1] ends with one line that holds both addresses, and they answer', async () => {
    const run = project.start()
    await run.ready
    const { paneel, opsporing } = project.ports
    expect(run.output().trim().split('\n').at(-1)).toBe(`Weging is klaar: http://localhost:${paneel} (paneel) en http://localhost:${opsporing} (opsporing). Stoppen: Ctrl-C.`)
    expect([await ask(paneel), await ask(opsporing)]).toEqual(['gezond', 'gezond'])
    run.child.kill('SIGINT')
    await run.ended
  })

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('[R-PLA-2] %s stops the processes, then the databases, and leaves nothing', async (signal) => {
    const run = project.start()
    await run.ready
    const processes = recorded()
    expect(clusterPids().every((pid) => pid !== undefined)).toBe(true)
    run.child.kill(signal)
    expect(await run.ended).toBe(0)
    expect(processes.filter((each) => stillRuns(each))).toEqual([])
    expect(clusterPids()).toEqual([undefined, undefined])
    expect(existsSync(join(project.data, 'start.lock'))).toBe(false)
  })

  it('[R-PLA-3] after kill -9 the next start works: databases adopted, lost processes ended', async () => {
    const first = project.start()
    await first.ready
    const [lost, pids] = [recorded(), clusterPids()]
    first.child.kill('SIGKILL')
    await first.ended
    const second = project.start()
    await second.ready
    expect(clusterPids()).toEqual(pids)
    expect(lost.filter((each) => stillRuns(each))).toEqual([])
    second.child.kill('SIGINT')
    expect(await second.ended).toBe(0)
  })

  it('[R-PLA-4] a second start beside a running one is refused in one line and disturbs nothing', async () => {
    const first = project.start()
    await first.ready
    const second = project.start()
    expect(await second.ended).toBe(1)
    expect(second.output().trim().split('\n')).toEqual([expect.stringContaining('Weging draait al')])
    expect(await ask(project.ports.paneel)).toBe('gezond')
    first.child.kill('SIGINT')
    await first.ended
  })

  it('[R-PLA-5] a port in use by another program is named, with the remedy', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(project.ports.opsporing, '127.0.0.1', resolve))
    const run = project.start()
    expect(await run.ended).toBe(1)
    expect(run.output().trim().split('\n')).toEqual([
      `Poort ${project.ports.opsporing} is al in gebruik door een ander programma. Sluit dat programma of kies een andere poort: WEGING_POORT_OPSPORING=${project.ports.opsporing + 1} npm start`
    ])
    await new Promise((resolve) => other.close(resolve))
  })

  it('[R-PLA-6] a process that falls takes everything with it, and is named', async () => {
    const run = project.start()
    await run.ready
    const fallen = recorded().find(({ name }) => name === 'opsporing')
    process.kill(fallen?.pid ?? 0, 'SIGKILL')
    expect(await run.ended).toBe(1)
    expect(run.output()).toContain('Het proces opsporing is gestopt (SIGKILL)')
    expect(clusterPids()).toEqual([undefined, undefined])
  })

  it('[R-PLA-6] a database that falls takes everything with it, and is named', async () => {
    const run = project.start()
    await run.ready
    process.kill(clusterPids()[0] ?? 0, 'SIGKILL')
    expect(await run.ended).toBe(1)
    expect(run.output()).toContain('De database van paneel is gestopt')
  })

  it('[R-PLA-7] with some of the database addresses given it names the missing ones and starts nothing', async () => {
    const run = project.start({ DATABASE_URL: 'postgresql://weging_app@db/weging', AFHALER_DATABASE_URL: 'postgresql://weging_afhaler@db/weging' })
    expect(await run.ended).toBe(1)
    expect(run.output()).toContain('DATABASE_URL_LEZER, DATABASE_URL_TOEZICHT, DATABASE_URL_OWNER, OPSPORING_DATABASE_URL, OPSPORING_DATABASE_URL_OWNER')
    expect(clusterPids()).toEqual([undefined, undefined])
  })

  it('[R-PLA-8] each process holds its own credentials and no other', async () => {
    const run = project.start({ OPSPORING_GEHEIM: 'x', WEGING_SLEUTEL: 'y', VREEMD: 'z', DATABASE_PASSWORD: 'w' })
    await run.ready
    const names = async (port: number): Promise<string[]> => Object.keys(JSON.parse(await ask(port, '/omgeving')) as object).filter((name) => !['PATH', 'HOME', 'NODE_CHANNEL_FD', 'NODE_CHANNEL_SERIALIZATION_MODE', ...Object.keys(memoryEnv)].includes(name)).sort()
    const shared = ['NODE_ENV', 'PORT', 'WEGING_BUILD', 'WEGING_DATA', 'WEGING_DEMO', 'WEGING_ORIGIN']
    expect(await names(project.ports.paneel)).toEqual([...shared, 'DATABASE_URL', 'DATABASE_URL_LEZER', 'DATABASE_URL_TOEZICHT', 'WEGING_POORT', 'WEGING_SLEUTEL'].sort())
    expect(await names(project.ports.opsporing)).toEqual([...shared, 'AFHALER_DATABASE_URL', 'OPSPORING_DATABASE_URL', 'OPSPORING_GEHEIM', 'OPSPORING_KLUISSLEUTEL'].sort())
    for (const name of ['geheimen-paneel.json', 'geheimen-opsporing.json', 'kluissleutel-opsporing']) expect(statSync(join(project.data, name)).mode & 0o777).toBe(0o600)
    run.child.kill('SIGINT')
    await run.ended
  })
})

describe('npm start for the first time', () => {
  it('[R-PLA-2] Ctrl-C in the middle of it leaves nothing', async () => {
    const fresh = await createLauncherProject(true)
    try {
      for (const after of [150, 600, 1_200]) {
        const run = fresh.start()
        await waitUntil(() => false, after)
        run.child.kill('SIGINT')
        await run.ended
        expect(['paneel', 'opsporing'].map((name) => findRunning(join(fresh.clusters(), name)))).toEqual([null, null])
      }
    } finally {
      await fresh.remove()
    }
  })

  it('[R-PLA-1] works in a folder closed to others, and finds its data back the next time', async () => {
    const closed = await createLauncherProject(false)
    try {
      for (const _round of [1, 2]) {
        const run = closed.start()
        await run.ready
        run.child.kill('SIGINT')
        expect(await run.ended).toBe(0)
      }
      expect(existsSync(join(closed.clusters(), 'paneel', 'data', 'PG_VERSION'))).toBe(true)
    } finally {
      await closed.remove()
    }
  })
})
