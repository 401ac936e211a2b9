import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startCommand, type TestCommand } from '~tests/command'
import { caseList, pilotCases } from '~tests/fixtures/pilot-cases'

let command: TestCommand
beforeAll(async () => {
  command = await startCommand('importeer-zaken', 'import-cases')
})
afterAll(() => command.stop())

it('[R-RAP-42] [R-RAP-41] the command reads a list once, and tells faults line by line without reading anything', { timeout: 120_000 }, async () => {
  const good = join(command.folder, 'pilot.csv')
  writeFileSync(good, caseList(pilotCases()))
  expect(await command.run(good)).toEqual({ code: 0, output: 'Ingelezen: 74 nieuw, 0 gewijzigd, 0 ongewijzigd.' })
  expect(await command.run(good)).toEqual({ code: 0, output: 'Ingelezen: 0 nieuw, 0 gewijzigd, 74 ongewijzigd.' })
  const wrong = join(command.folder, 'fout.csv')
  writeFileSync(wrong, 'lijst,nummer,geslacht,aangifte_op\na,1,dame,2014-02-30\n')
  const { code, output } = await command.run(wrong)
  expect(code).toBe(1)
  expect(output.split('\n')).toEqual([expect.stringContaining('Regel 2, kolom geslacht: Kies uit: '), 'Regel 2, kolom aangifte_op: Schrijf een bestaande dag als JJJJ-MM-DD, bijvoorbeeld 2013-03-28.', 'Er is niets ingelezen.'])
  writeFileSync(wrong, Buffer.from([0x6c, 0x69, 0xe9, 0x3b, 0x0a, 0x61, 0x61, 0x61, 0x61]))
  expect((await command.run(wrong)).output).toContain('geen UTF-8')
  expect(await command.run(join(command.folder, 'weg.csv'))).toMatchObject({ code: 1, output: expect.stringContaining('Dit bestand is er niet') })
  expect(await command.run()).toEqual({ code: 1, output: 'Gebruik: npm run keten:import -- BESTAND.csv' })
})
