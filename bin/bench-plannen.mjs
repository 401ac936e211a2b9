#!/usr/bin/env node
// `npm run bench:plannen`: the planner of the hearing beside a naive one, on one core (docs/bench.md). It needs no database and no browser.
import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensurePackages } from './packages.mjs'

const project = fileURLToPath(new URL('..', import.meta.url))
const args = process.argv.slice(2)
const known = ['--short', '--doc']
const wrong = args.find((arg) => !known.includes(arg))
if (wrong !== undefined) {
  console.error(`bench:plannen knows ${known.join(' and ')}; not ${wrong}.`)
  process.exit(2)
}

await ensurePackages(project, (line) => console.log(line))
const { build } = await import('esbuild')
const outfile = join(project, 'build', 'bench-plannen', 'run.mjs')
await build({
  entryPoints: [join(project, 'tests', 'bench', 'plannen', 'run.ts')], outfile, absWorkingDir: project, tsconfig: join(project, 'tsconfig.json'),
  bundle: true, platform: 'node', target: 'node20', format: 'esm', packages: 'external', sourcemap: true, logLevel: 'error'
})
const oneCore = spawnSync('taskset', ['-c', '0', process.execPath, '--version'], { stdio: 'ignore' }).status === 0 ? ['taskset', '-c', '0'] : []
const [file = '', ...rest] = [...oneCore, process.execPath, '--enable-source-maps', outfile, ...args]
const child = spawn(file, rest, { cwd: project, stdio: 'inherit', env: { ...process.env, BENCH_PROJECT: project } })
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal))
child.once('exit', (code) => { process.exitCode = code ?? 1 })
