import { existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { threadId } from 'node:worker_threads'

const THIS_SOURCE = join('app', 'advies', 'render-worker-location.server.ts')

/**
 * Where the bundled render worker is. From a build: `bin/render-worker.js` of that build, made by the set-up. From the source (tests, tsx): bundled
 * now, into `node_modules/.cache/weging`, so that a test never meets an old worker.
 */
export async function locateRenderWorker(): Promise<string> {
  const here = fileURLToPath(import.meta.url)
  if (here.endsWith(THIS_SOURCE)) return bundleRenderWorker(here.slice(0, -THIS_SOURCE.length))
  return findBuiltWorker(dirname(here))
}

function findBuiltWorker(folder: string): string {
  const built = join(folder, 'bin', 'render-worker.js')
  if (existsSync(built)) return built
  if (dirname(folder) === folder) throw new Error('De maker van het PDF-bestand (bin/render-worker.js) ontbreekt. Voer npm start uit; die bouwt hem.')
  return findBuiltWorker(dirname(folder))
}

async function bundleRenderWorker(root: string): Promise<string> {
  const { build } = await import('esbuild')
  const folder = join(root, 'node_modules', '.cache', 'weging')
  const fresh = join(folder, `render-worker-${process.pid}-${threadId}.mjs`)
  const bundle = join(folder, 'render-worker.mjs')
  await build({
    entryPoints: [join(root, 'app', 'advies', 'render-worker.ts')], outfile: fresh, bundle: true, platform: 'node', format: 'esm',
    packages: 'external', target: 'node20', logLevel: 'silent'
  })
  // Renamed whole: a test run beside this one must not fork a half-written file.
  await rename(fresh, bundle)
  return bundle
}
