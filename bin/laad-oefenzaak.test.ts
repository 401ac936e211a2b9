import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildPrograms, type BuiltPrograms } from '~tests/built-programs'
import { dumpDatabase } from '~tests/dump-database'
import { createOpsporingDatabase, createPaneelDatabase } from '~tests/postgres'
import { kanarie, twoWorlds } from '~tests/zaak-file'

const project = fileURLToPath(new URL('..', import.meta.url))
const cases = ['01_LE_v_Griekenland', '02_VCL_v_VK', '03_CN_v_VK', '04_RBDHA_2021_5480'].map((name) => join('prisma/demo/zaken', `${name}.json`))

let programs: BuiltPrograms
let folder: string
let paneel: Awaited<ReturnType<typeof createPaneelDatabase>>
let opsporing: Awaited<ReturnType<typeof createOpsporingDatabase>>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weging-oefenzaak-'))
  ;[programs, paneel, opsporing] = await Promise.all([buildPrograms(['load-practice-case']), createPaneelDatabase(), createOpsporingDatabase()])
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
    execFile(process.execPath, ['bin/laad-oefenzaak.mjs', ...args], { cwd: project, env }, (error, stdout, stderr) => done({ code: typeof error?.code === 'number' ? error.code : 0, output: `${stdout}${stderr}`.trim() }))
  })

async function kept(): Promise<number> {
  const client = new pg.Client({ connectionString: paneel.urls.super })
  await client.connect()
  try {
    return (await client.query<{ n: number }>('select count(*)::int as n from oefenzaak')).rows[0]?.n ?? 0
  } finally {
    await client.end()
  }
}

it('[R-KAL-14] [R-KAL-1] each public case is kept once, without its leads, and in no dossier', { timeout: 120_000 }, async () => {
  for (const file of cases) expect(await run(file)).toEqual({ code: 0, output: 'De oefenzaak is geladen. Een coördinator kan er een oefening mee beginnen.' })
  expect(await run(cases[0] ?? '')).toEqual({ code: 0, output: 'Deze oefenzaak was al geladen. Er is niets veranderd.' })
  const secret = join(folder, 'zaak.json')
  writeFileSync(secret, JSON.stringify(twoWorlds().met))
  await run(secret)
  const dump = await dumpDatabase(paneel.urls.super)
  expect(JSON.stringify(dump)).not.toContain(kanarie)
  expect(dump['public.dossier'] ?? []).toEqual([])
})

it('[R-KAL-14] a file that is not there or is no case is told in words, and nothing is written', { timeout: 60_000 }, async () => {
  const before = await kept()
  const broken = join(folder, 'kapot.json')
  writeFileSync(broken, '{"bron":')
  expect(await run()).toEqual({ code: 1, output: 'Gebruik: npm run oefenzaak:laden -- BESTAND.json' })
  expect(await run(join(folder, 'weg.json'))).toEqual({ code: 1, output: 'Dit bestand is er niet. Controleer de naam en de map.' })
  const { code, output } = await run(broken)
  expect([code, output.split('\n').every((line) => line.length > 0 && !line.includes(' at '))]).toEqual([1, true])
  expect(await kept()).toBe(before)
})
