#!/usr/bin/env node
// `npm run bench:rapportage [-- --short] [--out FILE]`: the report over ever more cases (docs/bench.md). Starts its own PostgreSQL, and leaves nothing behind.
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuild } from './build.mjs'
import { ensurePackages } from './packages.mjs'
import { packageCommand } from './steps.mjs'

const project = fileURLToPath(new URL('..', import.meta.url))
const args = process.argv.slice(2)
const wrong = args.find((arg, at) => arg !== '--short' && arg !== '--out' && args[at - 1] !== '--out')
if (wrong !== undefined) {
  console.error(`bench:rapportage knows --short, --out <file>; not ${wrong}.`)
  process.exit(2)
}

/** @param {string} line */
const tell = (line) => console.log(line)
await ensurePackages(project, tell)
await ensureBuild(project, tell)
const out = args.includes('--out') ? resolve(process.env.INIT_CWD ?? process.cwd(), args[args.indexOf('--out') + 1] ?? '') : undefined
const settings = { ...(args.includes('--short') ? { aantallen: [10_000, 100_000] } : {}), out }
const child = spawn(process.execPath, [packageCommand(project, 'vitest'), 'run', '--config', 'tests/bench/rapportage/bench.config.ts', '--disable-console-intercept'], {
  cwd: project, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'test', BENCH_RAPPORTAGE: JSON.stringify(settings) }
})
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal))
child.once('exit', (code) => { process.exitCode = code ?? 1 })
