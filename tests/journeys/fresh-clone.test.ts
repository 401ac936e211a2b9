// As a newcomer: a fresh copy of the tree, `npm start`, both addresses in a real browser, Ctrl-C, again, kill -9, again.
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '~tests/browser'
import type { LauncherRun } from '~tests/launcher-project'
import { clusterFolder, follow, removeData } from '~tests/launcher-project'
import type { StartedProcess } from '../../bin/pids.mjs'
import { markOf, stillRuns, waitUntil } from '../../bin/pids.mjs'
import { findFreePort } from '../../bin/postgres.mjs'

const home = fileURLToPath(new URL('../..', import.meta.url))
const family = 'weging-vers-'
const minutes = 60_000

let clone: string
let ports: { paneel: number; opsporing: number }
let browser: Browser

/** What a newcomer's clone would hold: everything that is tracked or would be, as it stands now. */
function copyTree(to: string): void {
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: home, encoding: 'utf8' }).split('\0')
  for (const file of files.filter((name) => name !== '' && existsSync(join(home, name)))) {
    mkdirSync(dirname(join(to, file)), { recursive: true })
    cpSync(join(home, file), join(to, file), { verbatimSymlinks: true })
  }
}

/** A test run that was killed leaves its clone, and what ran in it. */
async function removeKilledClones(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(family))) {
    const folder = join(tmpdir(), name)
    const owner = join(folder, '.eigenaar')
    if (existsSync(owner) && stillRuns(JSON.parse(readFileSync(owner, 'utf8')) as StartedProcess)) continue
    await removeData(join(folder, '.weging'))
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The terminal of a newcomer: nothing of this test run, of npm's variables only where its cache and registry are. */
function terminal(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'npm_config_cache', 'npm_config_registry', 'npm_config_userconfig']
  const given = Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
  // A machine that says `production` by itself: the tools of the build must be installed all the same.
  return { ...given, NODE_ENV: 'production', WEGING_POORT: String(ports.paneel), WEGING_POORT_OPSPORING: String(ports.opsporing) }
}

/** In a process group of its own, as a terminal gives it: Ctrl-C reaches npm, its shell and the launcher alike. */
function npmStart(): LauncherRun {
  return follow(spawn('npm', ['start'], { cwd: clone, env: terminal(), detached: true, stdio: ['ignore', 'pipe', 'pipe'] }))
}

function pressCtrlC(run: LauncherRun): void {
  process.kill(-(run.child.pid ?? 0), 'SIGINT')
}

/** Every process whose command line or working folder lies in the clone or in its clusters. */
function leftRunning(): string[] {
  const places = [clone, clusterFolder(join(clone, '.weging'))]
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && markOf(Number(name)) !== null).flatMap((pid) => {
    const words = describeProcess(pid)
    return places.some((place) => words.includes(place)) ? [`${pid} ${words}`] : []
  })
}

function describeProcess(pid: string): string {
  try {
    return `${readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')} ${readlinkSync(`/proc/${pid}/cwd`)}`
  } catch (error) {
    // Ended while we looked, or not ours to see: then it is none of what we started.
    if (error instanceof Error && 'code' in error) return ''
    throw error
  }
}

/** Both printed addresses, opened as the newcomer would. */
async function openBoth(run: LauncherRun): Promise<void> {
  const addresses = run.output().match(/http:\/\/localhost:\d+/g) ?? []
  expect(addresses).toEqual([`http://localhost:${ports.paneel}`, `http://localhost:${ports.opsporing}`])
  for (const address of addresses) {
    const context = await browser.newContext()
    const page = await context.newPage()
    const answer = await page.goto(address)
    expect(answer?.status()).toBe(200)
    await page.getByText('Demonstratie.', { exact: true }).waitFor()
    await context.close()
  }
}

beforeAll(async () => {
  await removeKilledClones()
  clone = realpathSync(mkdtempSync(join(tmpdir(), family)))
  writeFileSync(join(clone, '.eigenaar'), JSON.stringify({ name: 'test', pid: process.pid, mark: markOf(process.pid) }))
  copyTree(clone)
  ports = { paneel: await findFreePort(), opsporing: await findFreePort() }
  browser = await launchBrowser()
}, 5 * minutes)

afterAll(async () => {
  await browser.close()
  await removeData(join(clone, '.weging'))
  rmSync(clone, { recursive: true, force: true })
}, 5 * minutes)

describe('a fresh clone', () => {
  it('[R-PLA-1] npm start does everything by itself, Ctrl-C leaves nothing, and after kill -9 it simply starts', async () => {
    const first = npmStart()
    const firstSeconds = await first.ready
    await openBoth(first)
    pressCtrlC(first)
    await first.ended
    expect(leftRunning()).toEqual([])

    const second = npmStart()
    const secondSeconds = await second.ready
    await openBoth(second)
    const lock = JSON.parse(readFileSync(join(clone, '.weging', 'start.lock'), 'utf8')) as StartedProcess
    process.kill(lock.pid, 'SIGKILL')
    await second.ended

    const third = npmStart()
    const thirdSeconds = await third.ready
    await openBoth(third)
    pressCtrlC(third)
    await third.ended
    expect(await waitUntil(() => leftRunning().length === 0, 5_000)).toBe(true)

    const shown = [firstSeconds, secondSeconds, thirdSeconds].map((seconds) => `${seconds.toFixed(1)} s`)
    process.stdout.write(`npm start: eerste keer ${shown[0]}, tweede keer ${shown[1]}, na kill -9 ${shown[2]}\n`)
  }, 12 * minutes)
})
