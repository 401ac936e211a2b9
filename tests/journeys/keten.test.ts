// The chain in one browser: a basis, a task that goes from the police to the IND, a meeting with notes, a signal. What is set up beside the point is set up on SQL.
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { recordGrondslag, switchOn } from '~/keten/koppelvlakken/register.server'
import { reportKetenEvent } from '~/keten/koppelvlakken/report-event.server'
import { overlegRoom } from '~/keten/overleg/rooms'
import { systemIds } from '~/platform/ids'
import { sqlOfPrisma } from '~/platform/sql'
import { demoPaneelId } from '~prisma/demo/seed-paneel'
import { launchBrowser } from '../browser'
import { paneelClient } from '../prisma-clients'
import { accountIdOf, firstSet } from '../world/people'
import { playUntil } from '../world/play'
import { knock } from '../world/room-client'
import { createVisitor } from '../world/visitor'
import { origin, startWorld, type World } from '../world/world'
import { enter, inspect, saved, type Person } from './person'

let world: World
let browser: Browser
let coordinator: Person
let kenmerk: string

beforeAll(async () => {
  world = await startWorld()
  await playUntil(world, 'beoordeling')
  const db = paneelClient(world.database.urls.app)
  const werk = { db, clock: world.clock, ids: systemIds }
  try {
    for (const organisatie of ['politie', 'ind'] as const) {
      const registernummer = `KET-${organisatie.toUpperCase()}-0001`
      await db.account.create({ data: { id: demoPaneelId(registernummer), functie: `Ketenmedewerker ${organisatie}`, registernummer, organisatie, aangemaaktOp: world.clock.now(), hoedanigheden: { create: { hoedanigheid: 'ketenmedewerker' } } } })
    }
    const wie = { accountId: accountIdOf('coordinator'), hoedanigheid: 'coordinator', functie: 'Coördinator', registernummer: 'COO-0001', sessie: '' }
    await recordGrondslag(werk, wie, { koppelvlak: 'K1', ontvanger: 'ind', wet: 'Wpg', artikel: 'artikel 18', tekst: 'proef', van: '2026-01-01', beslotenDoor: 'Functionaris' })
    await switchOn(werk, wie, { koppelvlak: 'K1', ontvanger: 'ind' })
    await reportKetenEvent(sqlOfPrisma(db), werk, { sleutel: systemIds.uuid(), dossierId: world.dossierId, soort: 'bedenktijd-begonnen', op: world.clock.now() })
  } finally {
    await db.$disconnect()
  }
  const [row] = await world.look<{ kenmerk: string }>('select kenmerk from dossier where id = $1', [world.dossierId])
  kenmerk = row?.kenmerk ?? ''
  browser = await launchBrowser([`--host-resolver-rules=MAP localhost:3000 127.0.0.1:${world.port}`])
  coordinator = await enter(browser, origin, 'Coördinator')
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

async function ketenmedewerker(organisatie: string) {
  const visitor = createVisitor({ port: world.port, origin })
  await visitor.post('/demo', { doen: 'aanmelden', account: demoPaneelId(`KET-${organisatie}-0001`) })
  return visitor
}

it('[R-KET-74] [R-KET-76] a task goes from the police to the IND; each sees the number of the case and no word of it, and nobody of the panel comes there', { timeout: 90_000 }, async () => {
  const [politie, ind] = [await ketenmedewerker('POLITIE'), await ketenmedewerker('IND')]
  const page = await politie.get('/keten/taken')
  expect([page.status, page.text.includes(kenmerk), page.text.includes(world.dossierId), page.text.includes('De klok van 24 uur')]).toEqual([200, true, false, true])
  expect((await ind.get('/keten/taken')).text).not.toContain(kenmerk)
  const [, taak = ''] = /name="taak" value="([0-9a-f-]{36})"/.exec(page.text) ?? []
  expect((await ind.post('/keten/taken', { doen: 'gedaan', taak, kanaal: 'e-mail' })).status).toBe(404)
  expect((await politie.post('/keten/taken', { doen: 'gedaan', taak, kanaal: 'e-mail' })).status).toBe(302)
  expect((await ind.get('/keten/taken')).text).toContain(kenmerk)
  for (const where of [`/dossiers/${world.dossierId}`, '/keten/koppelvlakken', '/keten/overleg']) expect([where, (await politie.get(where)).status]).toEqual([where, 404])
  for (const person of firstSet) if (person !== 'coordinator') expect([person, (await world.as(person).get('/keten/taken')).status]).toEqual([person, 404])
  for (const visitor of [politie, ind]) visitor.close()
})

it('[R-KET-61] [R-KET-90] a coördinator writes down a basis and switches a koppelvlak on', { timeout: 90_000 }, async () => {
  const { page } = coordinator
  await page.goto(`${origin}/keten/koppelvlakken`)
  expect(await page.getByRole('button', { name: 'K3 aan Politie: aanzetten' }).count()).toBe(0)
  await page.getByLabel('Koppelvlak', { exact: true }).selectOption('K3')
  await page.getByLabel('Ontvanger').selectOption('politie')
  await page.getByLabel('AVG').check()
  await page.getByLabel('Artikel').fill('artikel 6, eerste lid, onder e')
  await page.getByLabel('Waarom mag dit?').fill('Nodig voor de taak.')
  await page.getByLabel('Geldt van').fill('2026-01-01')
  await page.getByLabel('Besloten door').fill('Functionaris')
  await page.getByRole('button', { name: 'Vastleggen' }).click()
  await page.getByRole('button', { name: 'K3 aan Politie: aanzetten' }).click()
  await page.getByRole('button', { name: 'K3 aan Politie: uitzetten' }).waitFor()
  await inspect(coordinator, 'keten-koppelvlakken')
  await page.goto(`${origin}/keten/taken`)
  await page.getByRole('heading', { name: 'Taken in de keten' }).waitFor()
  await inspect(coordinator, 'keten-taken')
})

it('[R-KET-101] [R-KET-103] [R-KET-110] a signal comes without a name; a meeting is prepared, held with notes together, and closed', { timeout: 120_000 }, async () => {
  const { page } = coordinator
  expect((await world.as('zorg').post(`/dossiers/${world.dossierId}/knelpunt`, { doen: 'melden', soort: 'bereikbaar', tekst: 'De opvang neemt niet op.' })).status).toBe(302)
  await page.goto(`${origin}/dossiers/${world.dossierId}/knelpunt`)
  if (page.url().endsWith('/waarom')) throw new Error('De coördinator heeft hier een taak')
  await page.getByText('De opvang neemt niet op.').waitFor()
  expect(await page.content()).not.toContain('ZRG-0001')
  await inspect(coordinator, 'keten-knelpunt')
  await page.goto(`${origin}/dossiers/${world.dossierId}/overleg`)
  await page.getByLabel('Regio').selectOption('amsterdam')
  await page.getByLabel('Wie is aan zet?').fill('coördinator')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await page.waitForURL(`${origin}/keten/overleg`)
  await inspect(coordinator, 'keten-overleg')
  await page.getByLabel('Regio').selectOption('amsterdam')
  await page.getByLabel('Dag').fill('2027-01-15')
  await page.getByRole('button', { name: 'Plannen' }).click()
  await page.waitForURL(/\/keten\/overleg\/[0-9a-f-]{36}$/)
  const room = overlegRoom(page.url().split('/').at(-1) ?? '')
  const tryRoom = async (person: 'coordinator' | 'coordinator-2' | 'voorzitter' | 'zorg') => (await knock({ port: world.port, origin, cookie: world.as(person).cookie(), room })).outcome
  expect(await tryRoom('coordinator')).toBe(4404)
  await page.getByRole('button', { name: 'Overleg beginnen' }).click()
  await page.getByRole('textbox', { name: 'Notities' }).click()
  await page.keyboard.type('Tolk gevonden.')
  await saved(coordinator)
  for (const person of ['coordinator-2', 'voorzitter', 'zorg'] as const) expect([person, await tryRoom(person)]).toEqual([person, 4404])
  expect(await tryRoom('coordinator')).toBe('binnen')
  await inspect(coordinator, 'keten-overleg-bezig')
  await page.getByText('Het overleg sluiten').click()
  await page.getByRole('button', { name: 'Sluiten en vastleggen' }).click()
  await page.locator('.keten-notities').getByText('Tolk gevonden.').waitFor()
  expect(await tryRoom('coordinator')).toBe(4404)
})

it('[R-UIX-37] on a phone, without a program, the menu opens with its button and closes with Escape', { timeout: 60_000 }, async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false, storageState: await coordinator.context.storageState() })
  const page = await context.newPage()
  await page.goto(`${origin}/werk`)
  const place = page.getByRole('link', { name: 'Rapportage', exact: true })
  expect(await place.isVisible()).toBe(false)
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await place.waitFor({ state: 'visible' })
  await page.keyboard.press('Escape')
  await place.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await place.click()
  await page.waitForURL(/\/rapportage$/)
  await context.close()
})
