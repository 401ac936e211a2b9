import { existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { threadId } from 'node:worker_threads'

const THIS_SOURCE = join('app', 'platform', 'worker-location.server.ts')

/** Where the program of each worker stands. */
const folders = { 'render-worker': 'advies', 'verify-worker': 'advies', 'check-worker': 'stukken' } as const

export type PaneelWorker = keyof typeof folders

/**
 * Where a bundled worker is. From a build: `bin/<name>.js` of that build, made by the set-up. From the source (tests, tsx): bundled
 * now, into `node_modules/.cache/weging`, so that a test never meets an old worker.
 */
export async function locateWorker(name: PaneelWorker): Promise<string> {
  const here = fileURLToPath(import.meta.url)
  if (here.endsWith(THIS_SOURCE)) return bundleWorker(name, here.slice(0, -THIS_SOURCE.length))
  return findBuiltWorker(name, dirname(here))
}

function findBuiltWorker(name: PaneelWorker, folder: string): string {
  const built = join(folder, 'bin', `${name}.js`)
  if (existsSync(built)) return built
  if (dirname(folder) === folder) throw new Error(`Een onderdeel van het programma (bin/${name}.js) ontbreekt. Voer npm start uit; die bouwt het.`)
  return findBuiltWorker(name, dirname(folder))
}

async function bundleWorker(name: PaneelWorker, root: string): Promise<string> {
  const { build } = await import('esbuild')
  const folder = join(root, 'node_modules', '.cache', 'weging')
  const fresh = join(folder, `${name}-${process.pid}-${threadId}.mjs`)
  const bundle = join(folder, `${name}.mjs`)
  await build({
    entryPoints: [join(root, 'app', folders[name], `${name}.ts`)], outfile: fresh, bundle: true, platform: 'node', format: 'esm',
    packages: 'external', target: 'node20', logLevel: 'silent', tsconfig: join(root, 'tsconfig.json')
  })
  // Renamed whole: a test run beside this one must not fork a half-written file.
  await rename(fresh, bundle)
  return bundle
}
