#!/usr/bin/env node
// `npm run bench:realtime`: the rooms beside their peers (docs/bench.md). Builds what is measured, installs the peers in their own folder,
// and runs on one core what must share it; the load generator takes the other.
import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { ensurePackages } from './packages.mjs'

const project = fileURLToPath(new URL('..', import.meta.url))
const home = join(project, 'tests', 'bench', 'realtime')
const programs = join(project, 'build', 'bench-realtime')
const args = process.argv.slice(2)
const serverCore = '1'

/** @param {string[]} names @param {string} outdir */
async function bundle(names, outdir) {
  const entryPoints = names.map((name) => (name === 'compaction-worker' ? { in: join(project, 'realtime', 'folding', `${name}.ts`), out: name } : { in: join(home, `${name}.ts`), out: name }))
  await build({
    entryPoints, outdir, absWorkingDir: project, tsconfig: join(project, 'tsconfig.json'), outExtension: { '.js': '.mjs' },
    bundle: true, platform: 'node', target: 'node20', format: 'esm', packages: 'external', sourcemap: true, logLevel: 'error'
  })
}

/** The peers lie beside the benchmark, never in our own packages. What is wrong, or undefined. @returns {Promise<string | undefined>} */
async function installPeers() {
  // The short form meets nobody who would have to be fetched.
  if (args.includes('--short')) return 'the short form runs without the peers'
  try {
    await ensurePackages(join(home, 'peers'), (line) => console.log(line))
    return undefined
  } catch (error) {
    const reason = `the peers could not be installed: ${error instanceof Error ? error.message : String(error)}`
    console.error(`${reason}\nTheir columns stay empty.`)
    return reason
  }
}

/** `taskset -c 1 node …` where that works: everything started from there stays on that core. @param {string[]} command */
function onServerCore(command) {
  const works = spawnSync('taskset', ['-c', serverCore, process.execPath, '--version'], { stdio: 'ignore' }).status === 0
  if (!works) console.log('No taskset, or a single core: generator and servers share what there is. The times mean less.')
  return works ? { command: ['taskset', '-c', serverCore, ...command], env: { BENCH_SERVER_CORE: serverCore } } : { command, env: {} }
}

const missing = await installPeers()
await bundle(['run', 'generator/index', 'servers/ours', 'servers/resident-document', 'servers/insert-loop', 'compaction-worker'], programs)
// Where their packages are: a program finds them from where it lies.
await bundle(['servers/relay', 'servers/y-websocket', 'servers/y-crossws', 'servers/hocuspocus'], join(home, 'peers', 'generated'))
const { command: [file = '', ...rest], env } = onServerCore([process.execPath, '--enable-source-maps', join(programs, 'run.mjs'), ...args])
const child = spawn(file, rest, {
  cwd: process.cwd(), stdio: 'inherit',
  env: { ...process.env, ...env, BENCH_PROJECT: project, BENCH_PROGRAMS: programs, ...(missing === undefined ? {} : { BENCH_PEERS_MISSING: missing }) }
})
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal))
child.once('exit', (code) => { process.exitCode = code ?? 1 })
