#!/usr/bin/env node
// `npm run catalogus:laden -- FILE.json`: adds a version of the criteria; new dossiers use it from then on, others keep theirs (R-BEO-70).
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ensureBuild } from './build.mjs'
import { ensurePackages, refuseNode } from './packages.mjs'
import { reachDatabases, Unreachable } from './reach-databases.mjs'

const project = fileURLToPath(new URL('..', import.meta.url))

async function run() {
  const [bestand, ...rest] = process.argv.slice(2)
  if (!bestand || rest.length > 0) throw new Unreachable('Gebruik: npm run catalogus:laden -- BESTAND.json')
  const refusal = refuseNode(process.version)
  if (refusal) throw new Unreachable(refusal)
  const announce = (/** @type {string} */ line) => { console.error(`${line} …`) }
  await ensurePackages(project, announce)
  if (!process.env.WEGING_BUILD) await ensureBuild(project, announce)
  const program = pathToFileURL(join(process.env.WEGING_BUILD || join(project, 'build'), 'bin', 'load-catalogue.js')).href
  const { loadCatalogue } = /** @type {typeof import('./load-catalogue')} */ (await import(program))
  const { paneel, leave } = await reachDatabases(project, process.env)
  const text = readFileSync(resolve(process.env.INIT_CWD ?? process.cwd(), bestand), 'utf8')
  const result = await loadCatalogue(text, paneel).finally(leave)
  if (!result.ok) throw new Unreachable(result.regels.join('\n'))
  console.log(result.nieuw ? `Catalogus ${result.versie} is geladen. Nieuwe dossiers gebruiken deze versie.` : `Catalogus ${result.versie} was al geladen. Er is niets veranderd.`)
}

run().catch((error) => {
  console.error(error instanceof Unreachable ? error.message : String(error instanceof Error ? error.stack : error))
  process.exitCode = 1
})
