#!/usr/bin/env node
// `npm test`: the whole set-up and every check, ending in one line `N passed, N failed`. `npm test -- <filter>` passes the filter to vitest.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBrowser, ensureOpenssl, ensurePdfsig, ensureToken, ensureWindowless, thisMachine } from './browser.mjs'
import { ensureBuild } from './build.mjs'
import { ensurePackages, refuseNode } from './packages.mjs'
import { packageCommand, runStep, StepFailed } from './steps.mjs'

const project = fileURLToPath(new URL('..', import.meta.url))
const node = process.execPath

/** @template Result @param {string} title @param {() => Promise<Result>} deed @param {(result: Result) => string} [tell] */
async function timed(title, deed, tell = () => '') {
  const began = performance.now()
  const seconds = () => `${((performance.now() - began) / 1_000).toFixed(1)} s`
  try {
    const result = await deed()
    console.log(`${title}: goed${tell(result)} (${seconds()})`)
    return result
  } catch (error) {
    console.log(`${title}: FOUT (${seconds()})`)
    throw error
  }
}

async function setUp() {
  const refusal = refuseNode(process.version)
  if (refusal) throw new StepFailed(refusal)
  const silent = () => undefined
  await timed('Pakketten', () => ensurePackages(project, silent))
  const machine = thisMachine(project)
  const { chromium } = await import('playwright')
  const browser = await timed('Browser', () => ensureBrowser(machine, chromium.executablePath(), packageCommand(project, 'playwright')), ({ path, how }) => `, ${path} (${how})`)
  const windowless = await timed('Browser zonder venster', () => ensureWindowless(machine, browser.path), ({ path, how }) => `, ${path} (${how})`)
  await timed('pdfsig', () => ensurePdfsig(machine), ({ path, how }) => `, ${path} (${how})`)
  await timed('openssl', () => ensureOpenssl(machine), ({ path, how }) => `, ${path} (${how})`)
  await timed('softhsm2', () => ensureToken(machine), ({ path, how }) => `, ${path} (${how})`)
  await timed('Bouwen', () => ensureBuild(project, silent))
  return { windowless: windowless.path, desk: browser.path }
}

/** All of them, also when one fails, and side by side: one run shows everything that is wrong. */
async function checkSources() {
  const checks = /** @type {const} */ ([
    ['Types', [packageCommand(project, 'typescript', 'tsc'), '--noEmit']],
    ['Types van bin', [packageCommand(project, 'typescript', 'tsc'), '--noEmit', '-p', 'bin']],
    ['Stijl', [packageCommand(project, 'eslint'), '--max-warnings=0', '.']],
    ['Importregels', [packageCommand(project, 'dependency-cruiser', 'depcruise'), '--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'app', 'realtime', 'prisma', 'bin', 'tests']]
  ])
  const results = await Promise.allSettled(checks.map(([title, args]) => timed(title, () => runStep(title, node, args, { cwd: project }))))
  const failed = results.filter((result) => result.status === 'rejected')
  for (const { reason } of failed) console.error(reason instanceof StepFailed ? reason.message : reason)
  return failed.length
}

/** @typedef {{ windowless: string, desk: string }} Browsers For the journeys, and the one that people have at their desk. */

/** @param {Browsers} browsers @param {string[]} filters @returns {Promise<number | null>} */
function runVitest(browsers, filters, report = '') {
  const args = [packageCommand(project, 'vitest'), 'run', '--config', 'vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filters]
  const child = spawn(node, args, { cwd: project, env: { ...process.env, NODE_ENV: 'test', WEGING_CHROMIUM: browsers.windowless, WEGING_WERKPLEKBROWSER: browsers.desk }, stdio: 'inherit' })
  return new Promise((resolve, reject) => child.once('error', reject).once('exit', (code) => resolve(code)))
}

/** @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} Report */

/** A file that cannot even be loaded holds no failed test, and a skipped test is no passed one: both count as failed. @param {Report} report */
function countFailed({ numFailedTests, numPendingTests, numTodoTests, testResults }) {
  const unloadable = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length
  return numFailedTests + numPendingTests + numTodoTests + unloadable
}

/** @param {Browsers} browsers @param {string[]} filters */
async function runTests(browsers, filters) {
  const folder = join(project, 'build', 'test')
  const file = join(folder, 'report.json')
  mkdirSync(folder, { recursive: true })
  rmSync(file, { force: true })
  const code = await runVitest(browsers, filters, file)
  const report = /** @type {Report} */ (JSON.parse(readFileSync(file, 'utf8')))
  const failed = countFailed(report)
  // Vitest also fails on an error outside any test; that is one more thing that went wrong.
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed }
}

async function test() {
  const browsers = await setUp()
  const failedChecks = await checkSources()
  return failedChecks > 0 ? { passed: 0, failed: failedChecks } : runTests(browsers, process.argv.slice(2))
}

// Ctrl-C goes to vitest too; it cleans up its databases, and we wait for it.
process.on('SIGINT', () => undefined)
try {
  const { passed, failed } = await test()
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
} catch (error) {
  console.error(error instanceof StepFailed ? error.message : error)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
}
