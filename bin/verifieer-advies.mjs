#!/usr/bin/env node
// `npm run advies:verify -- FILE.pdf [--json] [--trust root.pem]`: checks a sealed advies, on a fresh machine too (R-ADV-14).
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ensureBuild } from './build.mjs'
import { ensurePackages, refuseNode } from './packages.mjs'

const project = fileURLToPath(new URL('..', import.meta.url))
// Standard output is the report and nothing else: with --json another program reads it.
const announce = (/** @type {string} */ line) => { console.error(`${line} …`) }

async function run() {
  const refusal = refuseNode(process.version)
  if (refusal) throw new Error(refusal)
  await ensurePackages(project, announce)
  // A build made elsewhere is taken as it is.
  const ready = process.env.WEGING_BUILD
  if (!ready) await ensureBuild(project, announce)
  const program = pathToFileURL(join(ready || join(project, 'build'), 'bin', 'verify-command.js')).href
  const { runVerifyCommand } = /** @type {typeof import('./verify-command')} */ (await import(program))
  // npm runs us in the project; people name the file from where they stand.
  return runVerifyCommand(process.argv.slice(2), { folder: process.env.INIT_CWD ?? process.cwd(), print: (text) => process.stdout.write(text), complain: (text) => process.stderr.write(text) })
}

run().then((code) => { process.exitCode = code }, (error) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
})
