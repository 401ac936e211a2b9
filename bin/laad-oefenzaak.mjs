#!/usr/bin/env node
// `npm run oefenzaak:laden -- FILE.json`: keeps the panel part of a public case to practise with (R-KAL-1).
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ensureBuild } from './build.mjs'
import { ensurePackages, refuseNode } from './packages.mjs'
import { reachDatabases, Unreachable } from './reach-databases.mjs'

const project = fileURLToPath(new URL('..', import.meta.url))

async function run() {
  const [bestand, ...rest] = process.argv.slice(2)
  if (!bestand || rest.length > 0) throw new Unreachable('Gebruik: npm run oefenzaak:laden -- BESTAND.json')
  const refusal = refuseNode(process.version)
  if (refusal) throw new Unreachable(refusal)
  const announce = (/** @type {string} */ line) => { console.error(`${line} …`) }
  await ensurePackages(project, announce)
  if (!process.env.WEGING_BUILD) await ensureBuild(project, announce)
  const program = pathToFileURL(join(process.env.WEGING_BUILD || join(project, 'build'), 'bin', 'load-practice-case.js')).href
  const { loadPracticeCase } = /** @type {typeof import('./load-practice-case')} */ (await import(program))
  const { paneel, leave } = await reachDatabases(project, process.env)
  const result = await loadPracticeCase(resolve(process.env.INIT_CWD ?? process.cwd(), bestand), paneel).finally(leave)
  if (!result.ok) throw new Unreachable(result.regels.join('\n'))
  console.log(result.nieuw ? 'De oefenzaak is geladen. Een coördinator kan er een oefening mee beginnen.' : 'Deze oefenzaak was al geladen. Er is niets veranderd.')
}

run().catch((error) => {
  console.error(error instanceof Unreachable ? error.message : String(error instanceof Error ? error.stack : error))
  process.exitCode = 1
})
