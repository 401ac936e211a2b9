#!/usr/bin/env node
// `npm run keten:import -- FILE.csv`: reads a case list into the history that the report counts (R-RAP-40 to R-RAP-42).
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ensureBuild } from './build.mjs'
import { ensurePackages, refuseNode } from './packages.mjs'
import { reachDatabases, Unreachable } from './reach-databases.mjs'

const project = fileURLToPath(new URL('..', import.meta.url))

/** @param {{ regel: number, kolom: string | null, bericht: string }} fout */
const say = ({ regel, kolom, bericht }) => `Regel ${regel}${kolom === null ? '' : `, kolom ${kolom}`}: ${bericht}`

async function run() {
  const [bestand, ...rest] = process.argv.slice(2)
  if (!bestand || rest.length > 0) throw new Unreachable('Gebruik: npm run keten:import -- BESTAND.csv')
  const refusal = refuseNode(process.version)
  if (refusal) throw new Unreachable(refusal)
  const announce = (/** @type {string} */ line) => { console.error(`${line} …`) }
  await ensurePackages(project, announce)
  if (!process.env.WEGING_BUILD) await ensureBuild(project, announce)
  const program = pathToFileURL(join(process.env.WEGING_BUILD || join(project, 'build'), 'bin', 'import-cases.js')).href
  const { importCases } = /** @type {typeof import('./import-cases')} */ (await import(program))
  const { paneel, leave } = await reachDatabases(project, process.env)
  const result = await importCases(resolve(process.env.INIT_CWD ?? process.cwd(), bestand), paneel, (regels) => { console.error(`${regels} regels gelezen …`) }).finally(leave)
  if (!result.ok) throw new Unreachable([...result.fouten.map(say), ...(result.meer ? ['Er zijn nog meer fouten.'] : []), 'Er is niets ingelezen.'].join('\n'))
  console.log(`Ingelezen: ${result.nieuw} nieuw, ${result.gewijzigd} gewijzigd, ${result.gelijk} ongewijzigd.`)
}

run().catch((error) => {
  console.error(error instanceof Unreachable ? error.message : String(error instanceof Error ? error.stack : error))
  process.exitCode = 1
})
