#!/usr/bin/env node
// `npm run bench:weging`: a full dossier beside an empty one, in one run (docs/bench.md). Fetches and builds what is needed, starts its own PostgreSQL, and leaves nothing behind.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ensureBrowser, thisMachine } from './browser.mjs'
import { ensureBuild } from './build.mjs'
import { ensurePackages } from './packages.mjs'
import { packageCommand } from './steps.mjs'

const project = fileURLToPath(new URL('..', import.meta.url))
const args = process.argv.slice(2)
const known = ['--short', '--doc', '--out']
const wrong = args.find((arg, at) => !known.includes(arg) && args[at - 1] !== '--out')
if (wrong !== undefined) {
  console.error(`bench:weging knows ${known.join(', ')} <folder>; not ${wrong}.`)
  process.exit(2)
}

/** @param {string} line */
const tell = (line) => console.log(line)
await ensurePackages(project, tell)
await ensureBuild(project, tell)
const { chromium } = await import('playwright')
const browser = await ensureBrowser(thisMachine(project), chromium.executablePath(), packageCommand(project, 'playwright'))
const settings = { short: args.includes('--short'), doc: args.includes('--doc'), out: args.includes('--out') ? args[args.indexOf('--out') + 1] : undefined }
const child = spawn(process.execPath, [packageCommand(project, 'vitest'), 'run', '--config', 'tests/bench/weging/bench.config.ts', '--disable-console-intercept'], {
  cwd: project, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'test', WEGING_CHROMIUM: browser.path, BENCH_WEGING: JSON.stringify(settings) }
})
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal))
child.once('exit', (code) => { process.exitCode = code ?? 1 })
