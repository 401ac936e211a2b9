// From sources to what runs. Nothing is made twice: a stamp over the sources tells whether the last build still holds. Node built-ins only.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import { waitForLock } from './instance.mjs'
import { packageCommand, runStep } from './steps.mjs'

const compartments = /** @type {const} */ (['paneel', 'opsporing'])

const sources = {
  genereren: ['prisma/paneel/schema.prisma', 'prisma/opsporing/schema.prisma', 'package-lock.json'],
  bouwen: ['app', 'realtime', 'prisma', 'bin', 'remix.config.js', 'vite.config.ts', 'tsconfig.json', 'package-lock.json']
}

/** @param {string} path @returns {string[]} */
function filesIn(path) {
  if (!existsSync(path)) return []
  const entries = readdirSync(path, { withFileTypes: true })
  return entries.flatMap((entry) => (entry.isDirectory() ? (entry.name === 'generated' ? [] : filesIn(join(path, entry.name))) : [join(path, entry.name)]))
}

/** Tests are no source of the build, and neither are the plain scripts that run it. @param {string} file */
const isSource = (file) => !/\.test\.tsx?$/.test(file) && !/\.m[jt]s$/.test(file)

/** @type {typeof import('./build.mjs').stampOf} */
export function stampOf(project, step) {
  const hash = createHash('sha256').update(`${process.platform} ${process.versions.node.split('.')[0]}`)
  const files = sources[step].flatMap((name) => (/\.\w+$/.test(name) ? [join(project, name)] : filesIn(join(project, name))))
  for (const file of files.filter((each) => isSource(each) && existsSync(each)).sort()) {
    const bytes = readFileSync(file)
    hash.update(`\n${relative(project, file).split(sep).join('/')} ${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex')
}

/** @param {string} project @param {'genereren' | 'bouwen'} step */
const stampFile = (project, step) => join(project, 'build', `stempel-${step}`)

/** @param {string} project @param {'genereren' | 'bouwen'} step @param {string[]} outputs @param {() => Promise<unknown>} make */
async function makeWhenChanged(project, step, outputs, make) {
  const file = stampFile(project, step)
  const stamp = stampOf(project, step)
  const holds = existsSync(file) && readFileSync(file, 'utf8') === stamp && outputs.every((output) => existsSync(join(project, output)))
  if (holds) return
  // Gone before the work and back after it: a build that was cut off is made again.
  rmSync(file, { force: true })
  await make()
  writeFileSync(file, stamp)
}

/** @param {string} project @param {string} compartment */
function generate(project, compartment) {
  const args = [packageCommand(project, 'prisma'), 'generate', '--schema', `prisma/${compartment}/schema.prisma`]
  // '/bin/false' keeps Prisma from fetching its engine; '/bin/true' would make a later migrate succeed without doing anything.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: '/bin/false', CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' }
  return runStep(`Databaseclient van ${compartment} maken`, process.execPath, args, { cwd: project, env })
}

/** @param {string} project @param {string} compartment */
function buildPages(project, compartment) {
  const args = [packageCommand(project, '@remix-run/dev', 'remix'), 'vite:build']
  return runStep(`Schermen van ${compartment} bouwen`, process.execPath, args, { cwd: project, env: { ...process.env, NODE_ENV: 'production', COMPARTIMENT: compartment } })
}

/** @param {string} project */
function commandsOf(project) {
  return readdirSync(join(project, 'bin')).filter((name) => /\.ts$/.test(name) && !/\.(test|d)\.ts$/.test(name)).map((name) => basename(name, '.ts'))
}

/** The processes and commands, bundled so that they start fast and their traces still point at the sources. @param {string} project */
async function bundlePrograms(project) {
  const { build } = await import('esbuild')
  const processes = compartments.map((name) => ({ in: join(project, 'app', `proces-${name}.server.ts`), out: `${name}/proces` }))
  // An advies is rendered, and a stranger's file checked, in a process of its own; rooms are compacted in a thread of their own: programs too.
  const workers = [
    { in: join(project, 'app', 'advies', 'render-worker.ts'), out: 'bin/render-worker' },
    { in: join(project, 'app', 'advies', 'verify-worker.ts'), out: 'bin/verify-worker' },
    { in: join(project, 'app', 'stukken', 'check-worker.ts'), out: 'bin/check-worker' },
    { in: join(project, 'realtime', 'folding', 'compaction-worker.ts'), out: 'bin/compaction-worker' }
  ]
  const commands = commandsOf(project).map((name) => ({ in: join(project, 'bin', `${name}.ts`), out: `bin/${name}` }))
  await build({
    entryPoints: [...processes, ...workers, ...commands].filter((entry) => existsSync(entry.in)),
    outdir: join(project, 'build'), absWorkingDir: project, tsconfig: join(project, 'tsconfig.json'),
    bundle: true, platform: 'node', target: 'node20', format: 'esm', packages: 'external', sourcemap: true, logLevel: 'silent'
  })
}

/** @type {typeof import('./build.mjs').ensureBuild} */
export async function ensureBuild(project, announce) {
  mkdirSync(join(project, 'build'), { recursive: true })
  const release = await waitForLock(join(project, 'build', 'bouwen.lock'), 600_000)
  try {
    const clients = compartments.map((name) => `prisma/${name}/generated/client.ts`)
    await makeWhenChanged(project, 'genereren', clients, () => {
      announce('Databaseclients maken')
      return Promise.all(compartments.map((name) => generate(project, name)))
    })
    const outputs = [...compartments.flatMap((name) => [`build/${name}/server/index.js`, `build/${name}/proces.js`]), ...commandsOf(project).map((name) => `build/bin/${name}.js`)]
    await makeWhenChanged(project, 'bouwen', outputs, async () => {
      announce('Programma bouwen')
      await Promise.all(compartments.map((name) => buildPages(project, name)))
      // Afterwards: Remix empties build/<compartment> before it writes there.
      await bundlePrograms(project)
    })
  } finally {
    release()
  }
}
