#!/usr/bin/env node
// `npm run drill:kill -- [--rounds n] [--seed n]`: kills nodes and PostgreSQL under people who type, and looks what was lost (R-RTM-70).
import { fileURLToPath } from 'node:url'
import { runDrillProgram } from './drill-program.mjs'

const project = fileURLToPath(new URL('..', import.meta.url))

runDrillProgram(
  project, { drill: 'tests/drill/drill-command.ts' },
  (/** @type {typeof import('../tests/drill/drill-command')} */ { runDrillCommand }) => runDrillCommand(process.argv.slice(2), project, (line) => console.log(line))
).then((code) => process.exit(code), (error) => {
  console.error(error)
  process.exit(2)
})
