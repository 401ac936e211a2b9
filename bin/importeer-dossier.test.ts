import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { demoKeten } from '~prisma/demo/seed-keten'
import { demoPaneel } from '~prisma/demo/seed-paneel'
import { buildPrograms, type BuiltPrograms } from '~tests/built-programs'
import { dumpDatabase } from '~tests/dump-database'
import { removeData } from '~tests/launcher-project'
import { createTestKluissleutel, openTestKluis, readStoredLeads } from '~tests/kluis'
import { createOpsporingDatabase, createPaneelDatabase } from '~tests/postgres'
import { opsporingClient } from '~tests/prisma-clients'
import { kanarie, rawDemo, twoWorlds } from '~tests/zaak-file'
import { systemClock } from '~/platform/clock'
import { importZaak } from '~/platform/zaak/inlezen/import-launcher.server'
import { loadDemo } from '~/platform/zaak/inlezen/load-demo.server'
import { startClusters } from './clusters.mjs'
import { postgresFolder } from './instance.mjs'
import { findRunning } from './postgres.mjs'

const project = fileURLToPath(new URL('..', import.meta.url))
const demoCase = join(project, 'prisma/demo/zaken/01_LE_v_Griekenland.json')

const sleutel = createTestKluissleutel()
let programs: BuiltPrograms
let folder: string
let paneel: Awaited<ReturnType<typeof createPaneelDatabase>>
let opsporing: Awaited<ReturnType<typeof createOpsporingDatabase>>

beforeAll(async () => {
  programs = await buildPrograms(['import-launcher', 'import-paneel', 'import-opsporing', 'demo', 'demo-paneel', 'demo-opsporing'])
  folder = mkdtempSync(join(tmpdir(), 'weging-invoer-'))
})
afterAll(() => {
  programs.remove()
  rmSync(folder, { recursive: true, force: true })
  sleutel.remove()
})
beforeEach(async () => {
  ;[paneel, opsporing] = await Promise.all([createPaneelDatabase(), createOpsporingDatabase()])
})
afterEach(() => Promise.all([paneel.drop(), opsporing.drop()]))

function fileOf(raw: unknown, name = 'zaak.json'): string {
  const path = join(folder, name)
  writeFileSync(path, typeof raw === 'string' ? raw : JSON.stringify(raw))
  return path
}

interface Ran {
  code: number
  output: string
}

/** Runs the command as a person does; `env` replaces the addresses. */
const run = (args: string[], env: Record<string, string> = { DATABASE_URL: paneel.urls.app, OPSPORING_DATABASE_URL: opsporing.urls.app, OPSPORING_KLUISSLEUTEL: sleutel.path }): Promise<Ran> =>
  new Promise((done) => {
    const { PATH, HOME } = process.env
    const all: NodeJS.ProcessEnv = { PATH, HOME, WEGING_BUILD: programs.folder, NODE_ENV: 'test', ...env }
    execFile(process.execPath, ['bin/importeer-dossier.mjs', ...args], { cwd: project, env: all }, (error, stdout, stderr) =>
      done({ code: typeof error?.code === 'number' ? error.code : 0, output: `${stdout}${stderr}`.trim() })
    )
  })

const urls = () => ({ paneel: paneel.urls.app, opsporing: opsporing.urls.app })
const dumps = async () => JSON.stringify([await dumpDatabase(paneel.urls.super), await dumpDatabase(opsporing.urls.super)])

// Each command starts three programs; on a busy machine of two cores that takes its time.
vi.setConfig({ testTimeout: 120_000 })

describe('npm run dossier:import', () => {
  it('[R-DOS-18] reads a case into both compartments, says so, and does nothing the second time', async () => {
    const before = await dumps()
    expect(await run([demoCase, '--peildatum', '2007-08-31'])).toEqual({ code: 0, output: expect.stringMatching(/^Dossier W-\d{4}-0001 is ingelezen\.$/) as string })
    const after = await dumps()
    expect(after).not.toBe(before)
    expect(JSON.parse(after)).toMatchObject([{}, { 'public.zaak': [{ peildatum: '2007-08-31' }] }])
    const again = await run([demoCase, '--peildatum', '2007-08-31'])
    expect(again).toEqual({ code: 0, output: expect.stringMatching(/^Dossier W-\d{4}-0001 was al ingelezen\. Er is niets veranderd\.$/) as string })
    expect(await dumps()).toBe(after)
  })

  it('[R-WAL-11] of a file full of leads nothing reaches cluster A, and the other way nothing of the panel reaches cluster B', async () => {
    const { output } = await run([fileOf(twoWorlds().met)])
    expect(output).toMatch(/is ingelezen/)
    expect(output).not.toContain(kanarie)
    expect(JSON.stringify(await dumpDatabase(paneel.urls.super))).not.toContain(kanarie)
    const db = opsporingClient(opsporing.urls.app)
    const closed = JSON.stringify(await readStoredLeads(db, await openTestKluis(db, systemClock, sleutel)))
    await db.$disconnect()
    expect(closed).toContain(`${kanarie}-stap-6`)
    expect(closed).not.toContain('Maakt in bewaring')
  })

  it('[R-OPS-9] without the key of the vault, or with another one, nothing is read and one line says why', async () => {
    expect(await run([demoCase])).toMatchObject({ code: 0 })
    const before = await dumps()
    const addresses = { DATABASE_URL: paneel.urls.app, OPSPORING_DATABASE_URL: opsporing.urls.app }
    expect(await run([demoCase], addresses)).toEqual({ code: 1, output: expect.stringMatching(/^Geef ook OPSPORING_KLUISSLEUTEL: .*$/) as string })
    const other = createTestKluissleutel()
    expect((await run([demoCase], { ...addresses, OPSPORING_KLUISSLEUTEL: other.path })).output).toContain('deze sleutel past niet bij deze database')
    other.remove()
    expect(await dumps()).toBe(before)
  })

  it('[R-DOS-12] a wrong file is refused with the path of each wrong field; nothing is written', async () => {
    const before = await dumps()
    const raw = rawDemo()
    raw.tijdlijn[3]!.datum = 2004
    raw.opsporing[1]!.indicatie_of_stap = [kanarie]
    expect(await run([fileOf(raw)])).toEqual({
      code: 1,
      output: 'Dit bestand is niet ingelezen. Er is niets geschreven.\n  tijdlijn[3].datum: moet tekst zijn\n  opsporing[1].indicatie_of_stap: moet tekst zijn'
    })
    expect(await dumps()).toBe(before)
  })

  it('[R-DOS-12] names, kinds and dates that cannot be are refused in plain words', async () => {
    const before = await dumps()
    const cases: [string[], RegExp][] = [
      [[], /^Gebruik: /],
      [[demoCase, demoCase], /^Gebruik: /],
      [[demoCase, '--onbekend'], /^Gebruik: /],
      [[demoCase, '--peildatum', '2007-02-30'], /^De peildatum is geen bestaande dag/],
      [[join(folder, 'er-is-niets.json')], /Dit bestand is er niet/],
      [[`${demoCase}/../../../../etc`], /Dit bestand is er niet/],
      [[folder], /Dit is geen bestand/],
      [['/dev/zero'], /Dit is geen bestand/],
      [[fileOf('{ "bron": ', '$(touch x) `y`; --peildatum.json')], /geen JSON/]
    ]
    for (const [args, words] of cases) {
      const ran = await run(args)
      expect([args, ran.code]).toEqual([args, 1])
      expect(ran.output).toMatch(words)
    }
    expect((await run([demoCase], { DATABASE_URL: paneel.urls.app })).output).toMatch(/^Geef allebei de adressen/)
    expect(await dumps()).toBe(before)
  })

  it('[R-DOS-18] other leads for a dossier that is there already: refused without a word about them, nothing written', async () => {
    const { zonder, met } = twoWorlds()
    await run([fileOf(zonder)])
    const before = await dumps()
    const { code, output } = await run([fileOf(met)])
    expect({ code, output }).toEqual({ code: 1, output: 'Dit dossier is al ingelezen, maar met een andere inhoud of een andere peildatum. Er is niets geschreven.' })
    expect(await dumps()).toBe(before)
  })

  it('[R-DOS-18] when the panel cannot be reached nothing is written, and the same command later completes it', async () => {
    const broken = { ...urls(), paneel: paneel.urls.app.replace(/\/[^/]*$/, '/bestaat_niet') }
    // The first look gives an empty database its vault; that is no case.
    const db = opsporingClient(opsporing.urls.app)
    await openTestKluis(db, systemClock, sleutel)
    await db.$disconnect()
    const request = { bestand: demoCase, peildatum: null, kluissleutel: sleutel.path, programs: join(programs.folder, 'bin') }
    const before = await dumps()
    expect(await importZaak({ ...request, urls: broken })).toMatchObject({ ok: false })
    expect(await dumps()).toBe(before)
    expect(await importZaak({ ...request, urls: urls() })).toMatchObject({ ok: true, staat: 'nieuw' })
  })

  it('[R-DOS-18] when the panel fails after opsporing wrote, a repeat completes it and doubles nothing', async () => {
    const request = { bestand: demoCase, peildatum: null, kluissleutel: sleutel.path, programs: join(programs.folder, 'bin') }
    // The panel's role may read but, for a moment, not write: checking goes well, writing does not.
    const owner = new pg.Client({ connectionString: paneel.urls.owner })
    await owner.connect()
    await owner.query('revoke insert on stuk from weging_app')
    expect(await importZaak({ ...request, urls: urls() })).toMatchObject({ ok: false, regels: [expect.stringMatching(/niet gelukt/) as string, expect.stringMatching(/opnieuw/) as string] })
    expect((await dumpDatabase(paneel.urls.super))['public.dossier']).toEqual([])
    const closed = await dumpDatabase(opsporing.urls.super)
    expect(closed['public.zaak']).toHaveLength(1)
    await owner.query('grant insert on stuk to weging_app')
    await owner.end()
    expect(await importZaak({ ...request, urls: urls() })).toMatchObject({ ok: true, staat: 'nieuw', kenmerk: expect.stringMatching(/-0001$/) as string })
    expect(await dumpDatabase(opsporing.urls.super)).toEqual(closed)
  })
})

describe('npm run dossier:import beside npm start', () => {
  it('[R-DOS-10] works on the databases of this data folder: started for this command when the program does not run, found when it does', async () => {
    const data = mkdtempSync(join(tmpdir(), 'weging-data-'))
    chmodSync(data, 0o755)
    try {
      expect(await run([demoCase], { WEGING_DATA: data })).toEqual({ code: 0, output: expect.stringMatching(/is ingelezen\.$/) as string })
      expect([findRunning(join(postgresFolder(data), 'paneel')), findRunning(join(postgresFolder(data), 'opsporing'))]).toEqual([null, null])
      const secrets = { paneel: join(data, 'geheimen-paneel.json'), opsporing: join(data, 'geheimen-opsporing.json') }
      await startClusters({ project, folder: postgresFolder(data), secrets, durable: false })
      expect(await run([demoCase], { WEGING_DATA: data })).toEqual({ code: 0, output: expect.stringMatching(/was al ingelezen\. Er is niets veranderd\.$/) as string })
    } finally {
      await removeData(data)
    }
  })
})

describe('the demo', () => {
  const request = () => ({ bestand: demoCase, peildatum: '2007-08-31', urls: urls(), kluissleutel: sleutel.path, programs: join(programs.folder, 'bin') })

  it('[R-PLA-31] an empty pair of databases gets the case, the catalogue and people by function; the second time nothing', async () => {
    expect(await loadDemo(request())).toBe('geladen')
    const [a, b] = [await dumpDatabase(paneel.urls.super), await dumpDatabase(opsporing.urls.super)]
    expect(a['public.account']).toHaveLength(demoPaneel.length + demoKeten.length)
    expect(a['public.dossier']).toMatchObject([{ fase: 'nieuw', peildatum: '2007-08-31', aanduiding: 'L.E. (verzoekster)' }])
    expect(a['public.catalogus']).toMatchObject([{ versie: 'reconstructie-2026-1' }])
    expect(b['public.account']).toHaveLength(2)
    expect(b['public.zaak_officier']).toHaveLength(1)
    expect(await loadDemo(request())).toBe('was-er-al')
    expect(await dumpDatabase(paneel.urls.super)).toEqual(a)
    expect(await dumpDatabase(opsporing.urls.super)).toEqual(b)
  })

  it('[R-PLA-31] a load that was cut off after the case is done again', async () => {
    await importZaak(request())
    expect(await loadDemo(request())).toBe('geladen')
    expect((await dumpDatabase(opsporing.urls.super))['public.zaak_officier']).toHaveLength(1)
  })
})
