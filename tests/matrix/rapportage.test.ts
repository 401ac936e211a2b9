// The report on a real process: who gets how much of it, as a page and as a file, and what stands in the log.
import { Readable } from 'node:stream'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importCaseList } from '~/rapportage/invoer/import-file.server'
import { launchBrowser } from '~tests/browser'
import { caseList, pilotCases } from '~tests/fixtures/pilot-cases'
import { inspect, type Person } from '~tests/journeys/person'
import { paneelClient } from '~tests/prisma-clients'
import { startWorld, type World } from '~tests/world/world'

let world: World
let browser: Browser
beforeAll(async () => {
  world = await startWorld()
  browser = await launchBrowser([`--host-resolver-rules=MAP localhost:3000 127.0.0.1:${world.port}`])
  const db = paneelClient(world.database.urls.app)
  try {
    expect(await importCaseList(db, world.clock, Readable.from([Buffer.from(caseList(pilotCases()))]))).toMatchObject({ ok: true, nieuw: 74 })
  } finally {
    await db.$disconnect()
  }
}, 240_000)
afterAll(async () => {
  await browser.close()
  await world.stop()
})

const pilot = '?van=2012-09-05&totEnMet=2013-08-31&deling=spoor'
const plain = (html: string): string => html.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<!-- -->/g, '')

it('[R-RAP-10] the team sees every number of any period; others what is told outside of a year that is over; some nothing', async () => {
  const team = plain((await world.as('coordinator').get(`/rapportage${pilot}`)).text)
  expect(team).toContain('Cijfers van het team')
  expect(team).toMatch(/Nog geen besluit[\s\S]{0,400}3 \(12,5%\)/)
  expect(team).toContain('<pattern')
  // The page's policy allows no inline style: no picture brings one.
  expect(team).not.toMatch(/<svg[^>]*style|<text[^>]*style|<style/)
  for (const person of ['voorzitter', 'zorg', 'toezichthouder'] as const) {
    const page = plain((await world.as(person).get(`/rapportage${pilot}&voor=team&jaar=2013`)).text)
    expect(page).toContain('Cijfers voor buiten het team')
    expect(page).not.toContain('Cijfers van het team')
    const cells = [...page.matchAll(/<td role="cell"[^>]*>([^<]*)/g)].map(([, text = '']) => /^(\d+)(?: \(|$)/.exec(text)?.[1]).filter((n) => n !== undefined).map(Number)
    expect(cells.filter((n) => n > 0 && n < 5)).toEqual([])
    expect(cells.length).toBeGreaterThan(20)
  }
  for (const person of ['beslismedewerker', 'gemachtigde'] as const) expect((await world.as(person).get('/rapportage')).status).toBe(404)
})

it('[R-RAP-10] a file says of whom it is, and that it left stands in the log', async () => {
  const csv = await world.as('coordinator').get(`/rapportage/bestand${pilot}&vorm=csv`)
  expect([csv.status, csv.headers['content-disposition']]).toEqual([200, 'attachment; filename="rapportage-2012-09-05-2013-08-31.csv"'])
  expect(csv.text).toContain('Alleen voor het team')
  const outside = await world.as('voorzitter').get('/rapportage/bestand?vorm=csv&jaar=2013&voor=team')
  expect(outside.text).toContain('Aantallen van 1 tot en met 4 staan er niet in')
  expect((await world.as('coordinator').get(`/rapportage/bestand${pilot}&vorm=pdf`)).body.subarray(0, 5).toString()).toBe('%PDF-')
  expect((await world.as('coordinator').get(`/rapportage/bestand${pilot}&vorm=xlsx`)).body.subarray(0, 2).toString()).toBe('PK')
  const deeds = await world.look<{ deed: string; n: number }>(`select deed, count(*)::int as n from logboek.regel where deed like 'rapportage.uitvoeren%' group by 1 order by 1`)
  expect(deeds).toEqual([{ deed: 'rapportage.uitvoeren', n: 1 }, { deed: 'rapportage.uitvoeren-team', n: 3 }])
})

it('[R-RAP-64] the page works at 320 px, wide, in light and dark, and has no fault that axe finds', { timeout: 150_000 }, async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 800 }, locale: 'nl-NL' })
  const [name = '', value = ''] = world.as('coordinator').cookie().split('=')
  await context.addCookies([{ name, value, url: world.origin }])
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()) })
  try {
    await page.goto(`${world.origin}/rapportage${pilot}`)
    expect(await page.getByRole('img').count()).toBeGreaterThan(5)
    // The list of tables leads to each of them.
    await page.getByRole('navigation', { name: 'Tabellen' }).getByRole('link', { name: /Nationaliteit/ }).click()
    expect(await page.getByRole('heading', { name: /Nationaliteit/ }).evaluate((heading) => heading.getBoundingClientRect().top)).toBeLessThan(200)
    await page.evaluate(() => window.scrollTo(0, 0))
    await inspect({ page } as Person, 'rapportage')
    // Ten regions and more stand beside each other: the table scrolls, the page does not.
    await page.goto(`${world.origin}/rapportage?van=2012-09-05&totEnMet=2013-08-31&deling=regio`)
    await inspect({ page } as Person, 'rapportage-regio')
    expect(complaints).toEqual([])
  } finally {
    await context.close()
  }
})
