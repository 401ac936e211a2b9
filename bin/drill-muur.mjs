#!/usr/bin/env node
// `npm run drill:muur`: breaks each wall of the house once, in a copy, and looks that the test that guards it notices (R-WAL-60).
import { fileURLToPath } from 'node:url'
import { ensurePdfsig, thisMachine } from './browser.mjs'
import { runDrillProgram } from './drill-program.mjs'
import { ensureBuild } from './build.mjs'
import { StepFailed } from './steps.mjs'

const project = fileURLToPath(new URL('..', import.meta.url))

async function run() {
  // pdftotext comes with it.
  await ensurePdfsig(thisMachine(project))
  return runDrillProgram(
    project, { drill: 'tests/drill/muur/drill-muur-command.ts' },
    async (/** @type {typeof import('../tests/drill/muur/drill-muur-command')} */ { runMuurDrill }) => {
      await ensureBuild(project, (line) => { console.error(`${line} …`) })
      return runMuurDrill(project, (line) => console.log(line))
    }
  )
}

run().then((code) => process.exit(code), (error) => {
  console.error(error instanceof StepFailed ? error.message : error)
  process.exit(2)
})
