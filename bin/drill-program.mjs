// Bundles a drill of tests/drill as the house is bundled, and runs it. Node built-ins only, until the packages are there.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensurePackages, refuseNode } from './packages.mjs'

/**
 * Hands the bundled module to `run`, answers its exit code, and removes the bundle.
 * @template Program
 * @param {string} project
 * @param {{ drill: string, beside?: Record<string, string> }} sources the drill, and what must lie beside it under these names; paths in the project
 * @param {(program: Program) => Promise<number>} run
 */
export async function runDrillProgram(project, { drill, beside = {} }, run) {
  const refusal = refuseNode(process.version)
  if (refusal) throw new Error(refusal)
  await ensurePackages(project, (line) => { console.error(`${line} …`) })
  const { build } = await import('esbuild')
  mkdirSync(join(project, 'build'), { recursive: true })
  // Inside the project: the packages stay outside the bundle and must be found from where it lies.
  const folder = mkdtempSync(join(project, 'build', 'oefening-'))
  try {
    await build({
      entryPoints: Object.entries({ ...beside, oefening: drill }).map(([out, source]) => ({ in: join(project, source), out })), outdir: folder,
      absWorkingDir: project, tsconfig: join(project, 'tsconfig.json'),
      bundle: true, platform: 'node', target: 'node20', format: 'esm', packages: 'external', sourcemap: true, logLevel: 'silent'
    })
    return await run(/** @type {Program} */ (await import(pathToFileURL(join(folder, 'oefening.js')).href)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
