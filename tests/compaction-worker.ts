import { randomUUID } from 'node:crypto'
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const project = fileURLToPath(new URL('..', import.meta.url))

/** Bundles the compaction worker from the source as it is now, so that a test never meets an old one; returns where it is. */
export async function bundleCompactionWorker(): Promise<string> {
  const folder = join(project, 'node_modules', '.cache', 'weging')
  const fresh = join(folder, `compaction-worker-${randomUUID()}.mjs`)
  const bundle = join(folder, 'compaction-worker.mjs')
  await build({
    entryPoints: [join(project, 'realtime', 'folding', 'compaction-worker.ts')], outfile: fresh, bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'silent'
  })
  renameSync(fresh, bundle)
  return bundle
}
