#!/usr/bin/env node
// `npm run audit:verify` checks the logs against their checkpoints, `npm run audit:prove` writes the proof of one line (R-LOG-8, R-LOG-9).
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ensureBuild } from './build.mjs'
import { dataFolder } from './instance.mjs'
import { ensurePackages, refuseNode } from './packages.mjs'
import { reachDatabases, Unreachable } from './reach-databases.mjs'

const project = fileURLToPath(new URL('..', import.meta.url))

async function run() {
  const [deed, ...args] = process.argv.slice(2)
  const refusal = refuseNode(process.version)
  if (refusal) throw new Unreachable(refusal)
  // Standard output is the answer and nothing else.
  const announce = (/** @type {string} */ line) => { console.error(`${line} …`) }
  await ensurePackages(project, announce)
  if (!process.env.WEGING_BUILD) await ensureBuild(project, announce)
  const program = pathToFileURL(join(process.env.WEGING_BUILD || join(project, 'build'), 'bin', 'audit-command.js')).href
  const { runAuditProve, runAuditVerify } = /** @type {typeof import('./audit-command')} */ (await import(program))
  return (deed === 'bewijs' ? runAuditProve : runAuditVerify)(args, {
    // npm runs us in the project; people name files from where they stand.
    folder: process.env.INIT_CWD ?? process.cwd(),
    checkpointsOf: (side) => join(dataFolder(project, process.env), 'controlepunten', side),
    reach: () => reachDatabases(project, process.env, 'owner'),
    print: (text) => process.stdout.write(text),
    complain: (text) => process.stderr.write(text)
  })
}

run().then((code) => { process.exitCode = code }, (error) => {
  console.error(error instanceof Unreachable ? error.message : String(error instanceof Error ? error.stack : error))
  process.exitCode = 2
})
