// Some commands of bin/, bundled for one test as `npm start` bundles them, in a folder of their own that can be thrown away.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const project = fileURLToPath(new URL('..', import.meta.url))

export interface BuiltPrograms {
  /** As WEGING_BUILD: the programs stand in its `bin`. */
  folder: string
  remove(): void
}

export async function buildPrograms(names: readonly string[]): Promise<BuiltPrograms> {
  mkdirSync(join(project, 'build'), { recursive: true })
  // Inside the project: the packages stay outside the bundle and must be found from where it lies.
  const folder = mkdtempSync(join(project, 'build', 'proef-'))
  await build({
    entryPoints: names.map((name) => ({ in: join(project, 'bin', `${name}.ts`), out: name })),
    outdir: join(folder, 'bin'), absWorkingDir: project, tsconfig: join(project, 'tsconfig.json'),
    bundle: true, platform: 'node', target: 'node20', format: 'esm', packages: 'external', sourcemap: true, logLevel: 'silent'
  })
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
