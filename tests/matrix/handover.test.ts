// The one thing that goes over the wall, through both real processes: what betrokkene consents to, and what two people hand over at acute danger.
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoOpsporingId } from '~/opsporing/seed-demo.server'
import { postvakSleutelBestand } from '~/platform/postvak/key-file'
import { dumpDatabase } from '~tests/dump-database'
import { startOfficerBeside, type OfficerBeside } from '~tests/world/officer'
import { mailTo } from '~tests/world/mail'
import type { Person } from '~tests/world/people'
import { playUntil } from '~tests/world/play'
import { at, perform } from '~tests/world/steps'
import { createVisitor } from '~tests/world/visitor'
import { startWorld, type World } from '~tests/world/world'
import { differences, observe, type Observation } from './observe'

/** Everybody near the dossier who does not lead it: who scores, who planned, who represents her. */
const others: readonly Person[] = ['coordinator', 'IND', 'zorg', 'politie', 'gemachtigde', 'beslismedewerker']
const first = 'Betrokkene vertelt dat zij moest werken om een schuld te betalen.'
const second = 'Zij had tijd nodig om dit te vertellen.'

let world: World
let beside: OfficerBeside
let before: Observation
let moment: Date
beforeAll(async () => {
  world = await startWorld()
  beside = await startOfficerBeside(world)
  await playUntil(world, 'vastgesteld')
  // What was sent is on a page: it must have left before the first look.
  await mailTo(world, 'IND')
  before = await observe(world, { people: others, phase: 'vastgesteld', withChallenges: false })
  moment = world.clock.now()
})
afterAll(async () => {
  await beside.stop()
  await world.stop()
})

const page = (): string => at(world, 'overdragen')
const consent = {
  doen: 'vastleggen', verslagVersie: '1', passages: ['1'], waarvoor: 'Om te zoeken naar wie haar de schuld oplegde.', gemachtigdeGevraagdOp: '2026-11-25', gevraagdOp: '2026-11-25',
  hoe: 'Door de secretaris, na de zitting.', tolk: 'met', verteld: ['aan-wie', 'waarvoor', 'weigeren', 'intrekken'], antwoord: 'ja'
}
const readByOfficer = async (): Promise<string> => {
  await beside.process.fetchNow()
  return (await beside.officer.get(beside.zaak)).text
}

describe('handing over, with both processes running', () => {
  it('[R-WAL-37] as long as the panel has no key of the inbox, it says so and hands over nothing', async () => {
    await perform(world, 'secretaris', page(), consent)
    const refused = await world.as('secretaris').post(page(), { doen: 'overdragen', van: '1' })
    expect([refused.status, refused.text.includes('sleutel van het postvak ontbreekt')]).toEqual([422, true])
    expect(await world.look('select 1 as een from postvak')).toEqual([])
  })

  it('[R-WAL-33] [R-OPS-22] what she consented to comes to the officer of the case, word for word; what she did not, does not', async () => {
    // As an administrator brings it: the public half, and nothing else.
    copyFileSync(join(beside.data, postvakSleutelBestand), join(world.folders.data, postvakSleutelBestand))
    await perform(world, 'secretaris', page(), { doen: 'overdragen', van: '1' })
    const read = await readByOfficer()
    for (const words of [first, 'Met toestemming', consent.waarvoor, 'met een tolk']) expect(read).toContain(words)
    expect(read).not.toContain(second)
    expect(read).not.toContain('Door de secretaris, na de zitting')
  })

  it('[R-WAL-33] a form without all that she must know is sent back with what was typed, and recorded nowhere', async () => {
    const answer = await world.as('secretaris').post(page(), { ...consent, verteld: ['aan-wie'] })
    expect(answer.status).toBe(422)
    for (const words of ['Toestemming telt pas als betrokkene dit alles weet', consent.waarvoor]) expect(answer.text).toContain(words)
    expect(await world.look(`select 1 as een from record where soort = 'toestemming'`)).toHaveLength(2)
  })

  it('[R-WAL-34] [R-WAL-35] at acute danger it takes both, and the page then asks whether she knows', async () => {
    await perform(world, 'secretaris', page(), { doen: 'melden', verslagVersie: '1', gevaarPassages: ['2'], grond: 'Er is nu een ander slachtoffer in dat huis.' })
    expect(await readByOfficer()).not.toContain(second)
    expect((await world.as('secretaris').get(page())).text).not.toContain('Bevestigen en overdragen')
    expect((await world.as('voorzitter').get('/werk')).text).toContain('Acuut gevaar')
    const shown = (await world.as('voorzitter').get(page())).text
    expect(shown).toContain('Bevestigen en overdragen')
    const controlegetal = /name="controlegetal" value="([0-9a-f]{64})"/.exec(shown)?.[1] ?? ''
    await perform(world, 'voorzitter', page(), { doen: 'bevestigen', van: '3', controlegetal })
    const read = await readByOfficer()
    for (const words of [second, 'Acuut gevaar', 'Er is nu een ander slachtoffer in dat huis.', 'Ga er niet van uit dat zij dit weet']) expect(read).toContain(words)
    expect((await world.as('secretaris').get(page())).text).toContain('Betrokkene weet dit nog niet')
    await perform(world, 'secretaris', page(), { doen: 'inlichten', van: '3', ingelicht: 'ja', ingelichtOp: '2026-11-25', toelichting: 'Door de secretaris, met een tolk.' })
    expect((await world.as('secretaris').get(page())).text).not.toContain('Betrokkene weet dit nog niet')
  })

  it('[R-OPS-21] a row that does not open is shown as such, beside those that did', async () => {
    await world.look(`insert into postvak (id, dossier_id, tijd, envelop) select gen_random_uuid(), dossier_id, tijd, envelop from postvak order by tijd limit 1`)
    const read = await readByOfficer()
    for (const words of ['Kon niet worden geopend', first, second]) expect(read).toContain(words)
  })

  it('[R-OPS-22] nobody else of opsporing reads it, and no word of it stands in either database or log outside the verslag and the register', async () => {
    const visitor = createVisitor({ port: beside.process.port, origin: 'http://localhost:3010' })
    await visitor.post('/demo', { doen: 'aanmelden', account: demoOpsporingId('OPS-0002') })
    expect((await visitor.get(beside.zaak)).status).toBe(404)
    visitor.close()
    expect(JSON.stringify(await dumpDatabase(beside.database.urls.super))).not.toContain('schuld')
    const { 'public.record': _records, ...rest } = await dumpDatabase(world.database.urls.super)
    for (const table of ['public.postvak', 'logboek.regel', 'pgboss.job']) expect(JSON.stringify(rest[table])).not.toMatch(/schuld|ander slachtoffer/)
    expect(world.logged.join()).not.toMatch(/schuld|ander slachtoffer/)
    expect(world.complaints).toEqual([])
  })

  it('[R-WAL-39] for everybody else near the dossier every page and answer is what it was before', { timeout: 120_000 }, async () => {
    // Pages say what time it is.
    world.clock.step((moment.getTime() - world.clock.now().getTime()) / 60_000)
    const after = await observe(world, { people: others, phase: 'vastgesteld', withChallenges: false })
    expect(differences(before, after)).toEqual([])
    expect([...after.values()].filter(({ status }) => status === 200).length).toBeGreaterThan(20)
  })

  it('[R-OPS-20] nothing went back: fetching changes no row of the panel’s database', async () => {
    // Nothing waits to be mailed: that changes rows by itself.
    await mailTo(world, 'IND')
    const dump = await dumpDatabase(world.database.urls.super)
    await beside.process.fetchNow()
    expect(await dumpDatabase(world.database.urls.super)).toEqual(dump)
  })
})
