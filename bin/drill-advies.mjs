#!/usr/bin/env node
// `npm run drill:advies`: tampers with a really sealed advies in every way we know, and looks that each is refused for its own reason (R-ADV-43).
import { fileURLToPath } from 'node:url'
import { ensureOpenssl, ensurePdfsig, thisMachine } from './browser.mjs'
import { runDrillProgram } from './drill-program.mjs'
import { StepFailed } from './steps.mjs'

const project = fileURLToPath(new URL('..', import.meta.url))

async function run() {
  const machine = thisMachine(project)
  await ensurePdfsig(machine)
  await ensureOpenssl(machine)
  return runDrillProgram(
    project, { drill: 'tests/drill/advies/drill-advies-command.ts', beside: { 'bin/render-worker': 'app/advies/render-worker.ts' } },
    (/** @type {typeof import('../tests/drill/advies/drill-advies-command')} */ { runAdviesDrill }) => runAdviesDrill(project, (line) => console.log(line))
  )
}

run().then((code) => process.exit(code), (error) => {
  console.error(error instanceof StepFailed ? error.message : error)
  process.exit(2)
})
