// Invitations in a browser: the own agenda and its address, a letter along a safe way, what was sent, and the mail of the demonstration. Brought there by the server's own deeds.
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../browser'
import { becomes } from '../faults/people-in-browsers'
import type { Person } from '../world/people'
import { mailTo } from '../world/mail'
import { playUntil } from '../world/play'
import { at, planHearing } from '../world/steps'
import { origin, startWorld, type World } from '../world/world'
import { inspect } from './person'

let world: World
let browser: Browser
const heard: string[] = []
const patience = process.env.WEGING_BEELDEN ?? process.env.WEGING_HANDLEIDING ? 600_000 : 150_000

beforeAll(async () => {
  world = await startWorld()
  await playUntil(world, 'beoordeling')
  await planHearing(world)
  await mailTo(world, 'zorg')
  browser = await launchBrowser([`--host-resolver-rules=MAP localhost:3000 127.0.0.1:${world.port}`])
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

async function open(person: Person, path: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'nl-NL', viewport: { width: 1360, height: 900 } })
  await becomes(context, world.as(person).cookie())
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && !/status of (404|409|422)/.test(message.text()) && heard.push(`${path}: ${message.text()}`))
  page.on('pageerror', (error) => heard.push(`${path}: ${error.message}`))
  await page.goto(`${origin}${path}`)
  return page
}
const look = (page: Page, name: string) => inspect({ functie: 'iemand', page, context: page.context(), noise: () => [] }, name)
const done = async (page: Page): Promise<void> => {
  await page.context().close()
  expect(heard.splice(0)).toEqual([])
  expect(world.complaints).toEqual([])
}

it('[R-UIT-6] [R-UIT-16] a member makes an address for the own calendar and withdraws it; the mail of the demonstration shows the appointment', { timeout: patience }, async () => {
  const page = await open('zorg', '/agenda')
  await page.getByRole('button', { name: 'Agenda-adres maken' }).click()
  const address = (await page.locator('code').textContent()) ?? ''
  expect(address).toMatch(/^http:\/\/localhost:3000\/agenda\/[\w-]{43}\.ics$/)
  await look(page, 'agenda')
  expect((await world.stranger.get(new URL(address).pathname)).text).toContain('SUMMARY:Weging\\, afspraak ')
  await page.getByRole('button', { name: 'Adres intrekken' }).click()
  await page.getByRole('button', { name: 'Agenda-adres maken' }).waitFor()
  expect((await world.stranger.get(new URL(address).pathname)).status).toBe(404)
  await page.goto(`${origin}/demo/post`)
  await page.getByRole('heading', { name: 'Bestand afspraak.ics' }).first().waitFor()
  await look(page, 'demo-post')
  await done(page)
})

it('[R-UIT-13] [R-UIT-14] the coördinator agrees on a safe way, makes the letter, gives it, and sees what was sent', { timeout: patience }, async () => {
  const page = await open('coordinator', at(world, 'uitnodigingen'))
  await page.getByRole('button', { name: 'Vastleggen' }).click()
  await page.getByRole('alert').first().waitFor()
  await look(page, 'uitnodigingen-fout')
  await page.getByLabel('In de opvang, in haar eigen hand').check()
  await page.getByLabel('Dit is met betrokkene besproken, of met wie haar helpt').check()
  await page.getByRole('button', { name: 'Vastleggen' }).click()
  await page.getByRole('button', { name: 'Brief maken' }).click()
  const download = page.getByRole('link', { name: 'Brief 1 downloaden (PDF)' })
  const file = await world.as('coordinator').get((await download.getAttribute('href')) ?? '')
  expect([file.status, file.headers['content-type'], file.headers['content-disposition']]).toEqual([200, 'application/pdf', expect.stringMatching(/filename="brief-W-\d{4}-\d{4}\.pdf"/)])
  await page.getByText('Brief 1 is gegeven').click()
  await page.getByLabel('Op welke dag?').fill('2026-11-25')
  await page.getByLabel('in haar hand gegeven').check()
  await look(page, 'uitnodigingen')
  await page.getByRole('button', { name: 'Vastleggen' }).first().click()
  await page.getByText('Gegeven op woensdag 25 november 2026').waitFor()
  await page.goto(`${origin}${at(world, 'verzonden')}`)
  await page.getByText('gegeven', { exact: true }).waitFor()
  await look(page, 'verzonden')
  await done(page)
})
