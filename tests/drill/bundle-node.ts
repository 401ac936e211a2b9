import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

export interface NodeProgram {
  readonly path: string
  /** The worker in which documents are compacted. */
  readonly workerPath: string
  remove(): void
}

/** Bundles the node of the drill as the processes of the house are bundled, in a folder of its own. */
export async function bundleNode(project: string): Promise<NodeProgram> {
  mkdirSync(join(project, 'build'), { recursive: true })
  // Inside the project: the packages stay outside the bundle and must be found from where it lies.
  const folder = mkdtempSync(join(project, 'build', 'oefening-'))
  await build({
    entryPoints: [
      { in: join(project, 'tests', 'drill', 'node-process.ts'), out: 'knoop' },
      { in: join(project, 'realtime', 'folding', 'compaction-worker.ts'), out: 'compaction-worker' }
    ],
    outdir: folder, absWorkingDir: project, tsconfig: join(project, 'tsconfig.json'), outExtension: { '.js': '.mjs' },
    bundle: true, platform: 'node', target: 'node20', format: 'esm', packages: 'external', sourcemap: true, logLevel: 'silent'
  })
  return { path: join(folder, 'knoop.mjs'), workerPath: join(folder, 'compaction-worker.mjs'), remove: () => rmSync(folder, { recursive: true, force: true }) }
}
