#!/usr/bin/env node
// `npm run drill:kill -- [--rounds n] [--seed n]`: kills nodes and PostgreSQL under people who type, and looks what was lost (R-RTM-70).
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ensurePackages, refuseNode } from './packages.mjs'

const project = fileURLToPath(new URL('..', import.meta.url))

async function run() {
  const refusal = refuseNode(process.version)
  if (refusal) throw new Error(refusal)
  await ensurePackages(project, (line) => { console.error(`${line} …`) })
  const { build } = await import('esbuild')
  mkdirSync(join(project, 'build'), { recursive: true })
  const folder = mkdtempSync(join(project, 'build', 'oefening-'))
  try {
    await build({
      entryPoints: [join(project, 'tests', 'drill', 'drill-command.ts')], outfile: join(folder, 'oefening.mjs'),
      absWorkingDir: project, tsconfig: join(project, 'tsconfig.json'),
      bundle: true, platform: 'node', target: 'node20', format: 'esm', packages: 'external', sourcemap: true, logLevel: 'silent'
    })
    const { runDrillCommand } = /** @type {typeof import('../tests/drill/drill-command')} */ (await import(pathToFileURL(join(folder, 'oefening.mjs')).href))
    return await runDrillCommand(process.argv.slice(2), project, (line) => console.log(line))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

run().then((code) => process.exit(code), (error) => {
  console.error(error)
  process.exit(2)
})
