import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { composeOpsporing, type OpsporingProcess } from '~/compose-opsporing.server'
import { importOpsporing } from '~/opsporing/import/import-opsporing.server'
import { demoOpsporingId, seedOpsporingDemo } from '~/opsporing/seed-demo.server'
import { dumpDatabase } from '~tests/dump-database'
import { createTestKluissleutel, openTestKluis } from '~tests/kluis'
import { createOpsporingDatabase, type TestDatabase } from '~tests/postgres'
import { opsporingClient } from '~tests/prisma-clients'
import { createSeededIds } from '~tests/world/clock-and-ids'
import { everybody } from '~tests/world/people'
import { adviesId } from '~tests/world/places'
import { phases, type Phase } from '~tests/world/phases'
import { playUntil } from '~tests/world/play'
import { at } from '~tests/world/steps'
import { createVisitor, type Visitor } from '~tests/world/visitor'
import { startWorld, type World } from '~tests/world/world'
import { kanarie, twoWorlds, zaakOf, type RawZaak } from '~tests/zaak-file'
import { heardIn } from './heard'
import { differences, involved, observe, whoSaw, type Observation } from './observe'

const files = twoWorlds()
const dataFolder = mkdtempSync(join(tmpdir(), 'weging-twee-werelden-'))

let met: World
let zonder: World
const sleutel = createTestKluissleutel()
const unsealed: Buffer[] = []
let opsporing: { database: TestDatabase<'owner' | 'app'>; process: OpsporingProcess; officer: Visitor }

beforeAll(async () => {
  met = await startWorld({ zaak: files.met, dataFolder })
  zonder = await startWorld({ zaak: files.zonder, dataFolder })
  opsporing = await startOpsporing(met, files.met)
})
afterAll(async () => {
  opsporing.officer.close()
  await opsporing.process.stop()
  await opsporing.database.drop()
  await Promise.all([met.stop(), zonder.stop()])
  rmSync(dataFolder, { recursive: true, force: true })
  sleutel.remove()
})

/** The closed compartment beside a world, with its officer signed in: it lives while the panel works. */
async function startOpsporing(world: World, file: RawZaak) {
  const database = await createOpsporingDatabase()
  const db = opsporingClient(database.urls.app)
  await importOpsporing(db, zaakOf(file), { peildatum: null, clock: world.clock, kluis: await openTestKluis(db, world.clock, sleutel) })
  await seedOpsporingDemo({ db, clock: world.clock })
  await db.$disconnect()
  const origin = 'http://localhost:3010'
  const process = await composeOpsporing({
    config: {
      PORT: 0, WEGING_ORIGIN: origin, WEGING_DATA: dataFolder, WEGING_BUILD: fileURLToPath(new URL('../../build', import.meta.url)), WEGING_DEMO: '1',
      OPSPORING_DATABASE_URL: database.urls.app, AFHALER_DATABASE_URL: world.database.urls.afhaler, OPSPORING_KLUISSLEUTEL: sleutel.path
    },
    clock: world.clock, ids: createSeededIds('opsporing'), logger: pino({ level: 'silent' })
  })
  const officer = createVisitor({ port: process.port, origin })
  await officer.post('/demo', { doen: 'aanmelden', account: demoOpsporingId('OPS-0001') })
  return { database, process, officer }
}

const k = (word: string): string => `${kanarie}-${word}`

/** In one world the officer is at work between the steps of the panel, writes leads and hands them over; in the other there is nobody. */
async function officerWorks(): Promise<string> {
  await opsporing.process.diensten.zetels.fetch()
  const zaak = `/opsporing/zaken/${met.dossierId}`
  const { location = '' } = await opsporing.officer.post(`${zaak}/indicaties/nieuw`, {
    doen: 'schrijven', sleutel: randomUUID(), aard: 'plaats', bron: k('bron'), betrouwbaarheidBron: 'wisselend', betrouwbaarheidInformatie: 'bevestigd',
    plaats: k('plaats'), datum: '2006-12-28', datumTekst: k('tijd'), tekst: k('feit'), oordeel: k('oordeel-officier'), vindplaats: k('vindplaats')
  })
  const [lead, handover] = [await opsporing.officer.get(location), await opsporing.officer.post(`${zaak}/overdrachten/nieuw`, {
    doen: 'opstellen', sleutel: randomUUID(), ontvanger: 'OM', grondslag: k('grondslag'), toelichting: k('toelichting'), indicaties: ['1.1', `${location.split('/').at(-1)}.1`]
  })]
  const pages = [await opsporing.officer.get(zaak), lead, await opsporing.officer.get(handover.location ?? '')]
  return pages.map(({ text }) => text).join('\n')
}

async function seenIn(world: World, phase: Phase): Promise<Observation> {
  const wide = phase === 'nieuw' || phase === 'gepland' || phase === 'uitgebracht'
  const issued = phases.indexOf(phase) >= phases.indexOf('uitgebracht') ? await adviesId(world) : undefined
  return observe(world, { people: wide ? everybody : involved, phase, adviesId: issued, stranger: wide })
}

describe.each(phases)('in phase %s', (phase) => {
  it('[R-WAL-20] with and without leads every person sees the same pages, data and files, and no canary', { timeout: 180_000 }, async () => {
    await playUntil(met, phase)
    await officerWorks()
    await playUntil(zonder, phase)
    const [a, b] = await Promise.all([seenIn(met, phase), seenIn(zonder, phase)])
    expect(differences(a, b)).toEqual([])
    expect(whoSaw(a, kanarie)).toEqual([])
    expect([...a.values()].filter(({ status }) => status === 200).length).toBeGreaterThan(20)
    if (phase === 'bevroren') for (const world of [met, zonder]) unsealed.push((await world.as('IND').get(at(world, 'advies/pdf'))).body)
  })
})

describe('after the whole main job', () => {
  it('[R-WAL-20] the file as the members approved it, before any seal, was a PDF and the same in both worlds, byte for byte', () => {
    expect(unsealed.map((pdf) => pdf.subarray(0, 5).toString())).toEqual(['%PDF-', '%PDF-'])
    expect(unsealed[0]?.equals(unsealed[1] ?? Buffer.alloc(0))).toBe(true)
  })

  it('[R-WAL-20] what was heard in the rooms is the same, frame by frame, and holds no canary', () => {
    const [a, b] = [heardIn(met), heardIn(zonder)]
    expect(a.length).toBeGreaterThan(10)
    expect(a).toEqual(b)
    expect(JSON.stringify(a)).not.toContain(kanarie)
  })

  it('[R-WAL-20] the two databases of the panel are the same, row by row, the log with them, and hold no canary', async () => {
    const [a, b] = await Promise.all([met, zonder].map((world) => dumpDatabase(world.database.urls.super)))
    expect(a).toEqual(b)
    const all = JSON.stringify(a)
    for (const form of [kanarie, Buffer.from(kanarie).toString('hex'), Buffer.from(kanarie).toString('base64').slice(0, -2)]) expect(all).not.toContain(form)
  })

  it('[R-WAL-20] the process of the panel complained of the same things: none', () => {
    expect([met.complaints, zonder.complaints]).toEqual([[], []])
  })

  it('[R-WAL-21] the canaries were really there: the officer of the closed compartment reads them', async () => {
    const page = await officerWorks()
    for (const word of ['stap-0', 'stap-6', 'gebeurtenis', 'kern', 'inhoud', 'oordeel', 'punt', 'url', 'bron', 'plaats', 'tijd', 'feit', 'oordeel-officier', 'vindplaats', 'grondslag', 'toelichting']) expect(page).toContain(`${kanarie}-${word}`)
    expect((await opsporing.officer.get('/opsporing')).status).toBe(200)
  })

  it('[R-WAL-21] the panel’s own port has no way to the closed compartment, for nobody', async () => {
    for (const visitor of [met.stranger, ...everybody.map((person) => met.as(person))]) {
      for (const path of ['/opsporing', `/opsporing/zaken/${met.dossierId}`]) expect([302, 404]).toContain((await visitor.get(path)).status)
    }
    const officerHere = createVisitor(met, opsporing.officer.cookie())
    expect((await officerHere.get('/werk')).location).toBe('/aanmelden')
    officerHere.close()
  })
})
