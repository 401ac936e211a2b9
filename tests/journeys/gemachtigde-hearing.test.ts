// A gemachtigde at the hearing, from the link in the mail to the last correction: comes in with a code, gives days, reads, adds, objects, corrects, lets a colleague in.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pdfOf } from '~tests/fixtures/pdf-file'
import { launchBrowser } from '../browser'
import { registernummerOf } from '../world/people'
import { playUntil } from '../world/play'
import { at, closeVerslag, machtiging, perform, planHearing, typeVerslag } from '../world/steps'
import { startWorld, type World } from '../world/world'
import { inspect, type Person } from './person'

let world: World
let browser: Browser
let context: BrowserContext
let page: Page
let secrets: { link: string; code: string }
const folder = mkdtempSync(join(tmpdir(), 'weging-stuk-'))
const heard: string[] = []

beforeAll(async () => {
  world = await startWorld()
  await playUntil(world, 'beoordeling')
  const { text } = await perform(world, 'coordinator', at(world, 'gemachtigde'), { doen: 'uitnodigen', registernummer: registernummerOf('gemachtigde'), email: 'gem-0001@weging.example', ...machtiging, beroep: 'anders' })
  secrets = { link: /http:[^<"]*\/binnen\/[A-Za-z0-9_-]{43}/.exec(text)?.[0] ?? '', code: /[A-Z2-9]{4}(-[A-Z2-9]{4}){3}/.exec(text)?.[0] ?? '' }
  browser = await launchBrowser([`--host-resolver-rules=MAP localhost:3000 127.0.0.1:${world.port}`])
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' })
  page = await context.newPage()
  page.setDefaultTimeout(20_000)
  page.on('pageerror', (error) => heard.push(error.message)).on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !/status of (422|429|410|404)/.test(message.text())) heard.push(message.text())
  })
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await world?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const looked = (screen: string): Promise<void> => inspect({ functie: 'gemachtigde', page, context, noise: () => [] } as Person, screen)
const home = (): Promise<unknown> => page.goto(`${world.origin}/gemachtigde/${world.dossierId}`)

it('[R-GEM-1] [R-GEM-81] comes in by keyboard with link and code, and finds one next step: give the days', async () => {
  await page.goto(secrets.link)
  await looked('toegang-code')
  await page.getByLabel('Code').focus()
  await page.keyboard.type(secrets.code.toLowerCase().replaceAll('-', ' '))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Geef door wanneer het niet kan' }).waitFor()
  await looked('gemachtigde-begin')
  expect(await page.getByRole('link', { name: 'Stukken lezen' }).count()).toBe(1)
}, 60_000)

it('[R-GEM-40] gives a day each week for betrokkene, without a reason', async () => {
  await page.getByRole('link', { name: 'Dagen doorgeven' }).click()
  await page.getByLabel('Eerste dag').fill('2026-12-01')
  await page.getByLabel('Tot hoe laat?').fill('12:00')
  await page.getByLabel('Elke week, tot en met').fill('2026-12-15')
  await page.getByRole('button', { name: 'Doorgeven' }).click()
  await page.getByText(/Betrokkene: dinsdag 1 december 2026, tot 12.00 uur, elke week/).waitFor()
  await page.getByLabel('Tot en met', { exact: true }).fill('2027-01-31')
  await page.getByRole('button', { name: 'Dit zijn alle dagen' }).click()
  await page.getByText('Betrokkene: compleet tot en met').waitFor()
  await looked('gemachtigde-dagen')
}, 60_000)

it('[R-GEM-20] [R-GEM-22] reads what lies open, and of what does not, why', async () => {
  await perform(world, 'voorzitter', at(world, 'inzage'), { doen: 'beslissen', stuk: '2', besluit: 'niet', uitleg: 'Een stuk met gegevens van een ander' })
  await perform(world, 'coordinator', at(world, 'inzage'), { doen: 'openen' })
  await home()
  await page.getByRole('heading', { name: 'Lees de stukken' }).waitFor()
  await page.getByRole('link', { name: 'Stukken lezen' }).first().click()
  await page.getByText('Een stuk met gegevens van een ander').waitFor()
  await page.getByText('artikel 7:4, lid 6, Awb').waitFor()
  await looked('gemachtigde-stukken')
  await page.getByRole('navigation', { name: 'Stukken' }).getByRole('link', { name: /^1 · / }).click()
  await page.locator('#stuk-tekst').waitFor()
  await looked('gemachtigde-stuk')
  const [row] = await world.look<{ n: number }>('select count(*)::int as n from inzage_gelezen')
  expect(row?.n).toBe(1)
}, 90_000)

it('[R-GEM-30] adds a paper, which the panel has at once', async () => {
  const file = join(folder, 'brief.pdf')
  writeFileSync(file, pdfOf(1))
  await page.getByRole('link', { name: 'Stuk toevoegen' }).click()
  await page.getByLabel('Bestand').setInputFiles(file)
  await page.getByLabel('Soort').fill('brief')
  await page.getByLabel('Titel').fill('Brief van de school')
  await page.getByLabel('Datum').fill('12 maart 2024')
  await looked('gemachtigde-toevoegen')
  await page.getByRole('button', { name: 'Stuk toevoegen' }).click()
  await page.getByText('Het stuk is toegevoegd').waitFor()
  expect((await world.as('zorg').get(at(world, 'stukken'))).text).toContain('Brief van de school')
}, 60_000)

it('[R-GEM-50] objects to a member, and reads the decision with its reason', async () => {
  await home()
  await page.getByRole('link', { name: 'Bezwaar tegen een lid' }).click()
  await page.getByLabel('Het lid van de politie').check()
  await page.getByLabel('Waarom?').fill('Dit lid nam eerder een verklaring op.')
  await page.getByRole('button', { name: 'Bezwaar maken' }).click()
  await page.getByText('nog niet beslist').waitFor()
  await looked('gemachtigde-bezwaar')
  await perform(world, 'voorzitter', at(world, 'bezwaren'), { doen: 'beslissen', bezwaar: '1', uitkomst: 'ongegrond', besluitReden: 'Dat was in een andere zaak.' })
  await page.reload()
  await page.getByText('Dat was in een andere zaak.').waitFor()
}, 60_000)

it('[R-GEM-8] lets a colleague in, who comes in on another machine with their own link and code', async () => {
  await home()
  await page.getByRole('link', { name: 'Wie met u meekijkt' }).click()
  await page.getByLabel('Kantoorgenoot').check()
  await page.getByRole('button', { name: 'Toelaten' }).click()
  const given = page.getByRole('status')
  const link = await given.locator('code').first().textContent()
  const code = await given.locator('code').last().textContent()
  await looked('gemachtigde-toegang')
  const other = await browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' })
  const there = await other.newPage()
  await there.goto(link ?? '')
  await there.getByLabel('Code').fill(code ?? '')
  await there.getByRole('button', { name: 'Openen' }).click()
  await there.getByRole('heading', { name: /^Dossier / }).waitFor()
  expect(await there.getByRole('link', { name: 'Wie met u meekijkt' }).count()).toBe(0)
  await other.close()
}, 60_000)

it('[R-GEM-61] corrects the verslag in parts, beside the text, and says when that is all', async () => {
  await planHearing(world)
  await typeVerslag(world)
  await closeVerslag(world)
  await perform(world, 'secretaris', at(world, 'zitting'), { doen: 'toestemming', doel: 'verslag-gemachtigde', antwoord: 'ja' })
  await perform(world, 'secretaris', at(world, 'verslag'), { doen: 'aanbieden', wijze: 'aan-gemachtigde' })
  await home()
  await page.getByRole('heading', { name: 'Kijk het verslag na' }).waitFor()
  await page.getByRole('link', { name: 'Naar het verslag' }).click()
  await page.getByLabel('Correctie', { exact: true }).check()
  await page.getByLabel('Bij welke alinea?').selectOption('1')
  await page.getByLabel('Wat moet er staan, of wat ontbreekt?').fill('Het was geen schuld van haarzelf.')
  await page.getByRole('button', { name: 'Bewaren naast het verslag' }).click()
  await page.locator('.verslag__naast', { hasText: 'Het was geen schuld van haarzelf.' }).waitFor()
  await page.getByLabel('Aanvulling', { exact: true }).check()
  await page.getByLabel('Wat moet er staan, of wat ontbreekt?').fill('Zij was die week ziek.')
  await page.getByRole('button', { name: 'Bewaren naast het verslag' }).click()
  await page.getByText('Zij was die week ziek.').waitFor()
  await looked('gemachtigde-verslag')
  await page.getByText('Dit zijn alle correcties', { exact: true }).first().click()
  await page.getByRole('button', { name: 'Dit zijn alle correcties' }).click()
  await page.getByText('U zei dat dit alles is').waitFor()
  expect(await page.getByRole('button', { name: 'Bewaren naast het verslag' }).count()).toBe(0)
  const kept = await world.look<{ inhoud: string }>(`select inhoud from record where soort = 'correctie' order by versie`)
  expect(kept.map(({ inhoud }) => (JSON.parse(inhoud) as { alinea: number | null; tekst: string }).alinea)).toEqual([1, null])
}, 120_000)

it('[R-GEM-7] withdrawn while the page is open: the next press leads out', async () => {
  const [link] = await world.look<{ id: string }>(`select id::text as id from toegangslink where ingetrokken_op is null and voor = 'gemachtigde'`)
  await perform(world, 'coordinator', at(world, 'gemachtigde'), { doen: 'intrekken', link: link?.id ?? '' })
  await page.getByRole('link', { name: 'Dit dossier' }).first().click()
  await page.getByRole('heading', { name: 'Aanmelden' }).waitFor()
  expect(heard).toEqual([])
}, 60_000)
