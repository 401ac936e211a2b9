import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startCommand, type TestCommand } from '~tests/command'
import { dumpDatabase } from '~tests/dump-database'
import { kanarie, twoWorlds } from '~tests/zaak-file'

const cases = ['01_LE_v_Griekenland', '02_VCL_v_VK', '03_CN_v_VK', '04_RBDHA_2021_5480'].map((name) => join('prisma/demo/zaken', `${name}.json`))

let command: TestCommand
beforeAll(async () => {
  command = await startCommand('laad-oefenzaak', 'load-practice-case')
})
afterAll(() => command.stop())

async function kept(): Promise<number> {
  const client = new pg.Client({ connectionString: command.paneel.urls.super })
  await client.connect()
  try {
    return (await client.query<{ n: number }>('select count(*)::int as n from oefenzaak')).rows[0]?.n ?? 0
  } finally {
    await client.end()
  }
}

it('[R-KAL-14] [R-KAL-1] each public case is kept once, without its leads, and in no dossier', { timeout: 120_000 }, async () => {
  for (const file of cases) expect(await command.run(file)).toEqual({ code: 0, output: 'De oefenzaak is geladen. Een coördinator kan er een oefening mee beginnen.' })
  expect(await command.run(cases[0] ?? '')).toEqual({ code: 0, output: 'Deze oefenzaak was al geladen. Er is niets veranderd.' })
  const secret = join(command.folder, 'zaak.json')
  writeFileSync(secret, JSON.stringify(twoWorlds().met))
  await command.run(secret)
  const dump = await dumpDatabase(command.paneel.urls.super)
  expect(JSON.stringify(dump)).not.toContain(kanarie)
  expect(dump['public.dossier'] ?? []).toEqual([])
})

it('[R-KAL-14] a file that is not there or is no case is told in words, and nothing is written', { timeout: 60_000 }, async () => {
  const before = await kept()
  const broken = join(command.folder, 'kapot.json')
  writeFileSync(broken, '{"bron":')
  expect(await command.run()).toEqual({ code: 1, output: 'Gebruik: npm run oefenzaak:laden -- BESTAND.json' })
  expect(await command.run(join(command.folder, 'weg.json'))).toEqual({ code: 1, output: 'Dit bestand is er niet. Controleer de naam en de map.' })
  const { code, output } = await command.run(broken)
  expect([code, output.split('\n').every((line) => line.length > 0 && !line.includes(' at '))]).toEqual([1, true])
  expect(await kept()).toBe(before)
})
