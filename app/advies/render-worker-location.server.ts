import { existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { threadId } from 'node:worker_threads'

const SOURCE = join('app', 'advies', 'render-worker.ts')

/**
 * Where the bundled render worker is. From a build: `build/bin/render-worker.js`, made by the set-up. From the source (tests, tsx): bundled now,
 * into `node_modules/.cache/weging`, so that a test never meets an old worker.
 */
export async function locateRenderWorker(): Promise<string> {
  const here = fileURLToPath(import.meta.url)
  const root = findProjectRoot(dirname(here))
  if (here === join(root, 'app', 'advies', 'render-worker-location.server.ts')) return bundleRenderWorker(root)
  const built = join(root, 'build', 'bin', 'render-worker.js')
  if (!existsSync(built)) throw new Error(`De maker van het PDF-bestand ontbreekt: ${built}. Voer npm start uit; die bouwt hem.`)
  return built
}

async function bundleRenderWorker(root: string): Promise<string> {
  const { build } = await import('esbuild')
  const folder = join(root, 'node_modules', '.cache', 'weging')
  const fresh = join(folder, `render-worker-${process.pid}-${threadId}.mjs`)
  const bundle = join(folder, 'render-worker.mjs')
  await build({
    entryPoints: [join(root, SOURCE)], outfile: fresh, bundle: true, platform: 'node', format: 'esm', packages: 'external', target: 'node20',
    logLevel: 'silent'
  })
  // Renamed whole: a test run beside this one must not fork a half-written file.
  await rename(fresh, bundle)
  return bundle
}

function findProjectRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, SOURCE))) return folder
  if (dirname(folder) === folder) throw new Error('De projectmap met app/advies is niet gevonden')
  return findProjectRoot(dirname(folder))
}
