import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildPrograms, type BuiltPrograms } from '~tests/built-programs'
import { caseList, pilotCases } from '~tests/fixtures/pilot-cases'
import { createOpsporingDatabase, createPaneelDatabase } from '~tests/postgres'

const project = fileURLToPath(new URL('..', import.meta.url))
let programs: BuiltPrograms
let folder: string
let paneel: Awaited<ReturnType<typeof createPaneelDatabase>>
let opsporing: Awaited<ReturnType<typeof createOpsporingDatabase>>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weging-zaken-'))
  ;[programs, paneel, opsporing] = await Promise.all([buildPrograms(['import-cases']), createPaneelDatabase(), createOpsporingDatabase()])
})
afterAll(async () => {
  programs?.remove()
  rmSync(folder, { recursive: true, force: true })
  await Promise.all([paneel?.drop(), opsporing?.drop()])
})

/** Runs the command as a person does. */
const run = (...args: string[]): Promise<{ code: number; output: string }> =>
  new Promise((done) => {
    const { PATH, HOME } = process.env
    const env: NodeJS.ProcessEnv = { PATH, HOME, NODE_ENV: 'test', WEGING_BUILD: programs.folder, WEGING_DATA: folder, DATABASE_URL: paneel.urls.app, OPSPORING_DATABASE_URL: opsporing.urls.app }
    execFile(process.execPath, ['bin/importeer-zaken.mjs', ...args], { cwd: project, env }, (error, stdout, stderr) => done({ code: typeof error?.code === 'number' ? error.code : 0, output: `${stdout}${stderr}`.trim() }))
  })

it('[R-RAP-42] [R-RAP-41] the command reads a list once, and tells faults line by line without reading anything', { timeout: 120_000 }, async () => {
  const good = join(folder, 'pilot.csv')
  writeFileSync(good, caseList(pilotCases()))
  expect(await run(good)).toEqual({ code: 0, output: 'Ingelezen: 74 nieuw, 0 gewijzigd, 0 ongewijzigd.' })
  expect(await run(good)).toEqual({ code: 0, output: 'Ingelezen: 0 nieuw, 0 gewijzigd, 74 ongewijzigd.' })
  const wrong = join(folder, 'fout.csv')
  writeFileSync(wrong, 'lijst,nummer,geslacht,aangifte_op\na,1,dame,2014-02-30\n')
  const { code, output } = await run(wrong)
  expect(code).toBe(1)
  expect(output.split('\n')).toEqual([expect.stringContaining('Regel 2, kolom geslacht: Kies uit: '), 'Regel 2, kolom aangifte_op: Schrijf een bestaande dag als JJJJ-MM-DD, bijvoorbeeld 2013-03-28.', 'Er is niets ingelezen.'])
  writeFileSync(wrong, Buffer.from([0x6c, 0x69, 0xe9, 0x3b, 0x0a, 0x61, 0x61, 0x61, 0x61]))
  expect((await run(wrong)).output).toContain('geen UTF-8')
  expect(await run(join(folder, 'weg.csv'))).toMatchObject({ code: 1, output: expect.stringContaining('Dit bestand is er niet') })
  expect(await run()).toEqual({ code: 1, output: 'Gebruik: npm run keten:import -- BESTAND.csv' })
})
