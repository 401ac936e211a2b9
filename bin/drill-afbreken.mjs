#!/usr/bin/env node
// `npm run drill:afbreken`: the panel is killed at every message it sends to its database, from freezing the advies to issuing it (R-ADV-88).
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const test = fileURLToPath(new URL('test.mjs', import.meta.url))
const child = spawn(process.execPath, [test, 'tests/drill/afbreken'], { env: { ...process.env, AFBREKEN: 'alles' }, stdio: 'inherit' })
child.once('exit', (code) => process.exit(code ?? 1))
