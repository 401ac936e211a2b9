// Something happens to a room or a page while somebody has words in the window that are not on disk yet.
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { verslagRoom } from '~/dossier/rooms'
import { readVerslagDocument } from '~/hoorzitting/verslag-document'
import { readParagraphs } from '~realtime/index'
import { launchBrowser } from '../browser'
import { hearingId } from '../world/places'
import { playUntil } from '../world/play'
import { fixVerslag } from '../world/steps'
import { signIn, startWorld, type World } from '../world/world'
import { layLine, type Line } from './broken-line'
import { becomes, openPage, typeIn } from './people-in-browsers'

let world: World
let line: Line
let browser: Browser

beforeAll(async () => {
  world = await startWorld()
  await playUntil(world, 'gepland')
  line = await layLine(world.port)
  browser = await launchBrowser([`--host-resolver-rules=MAP localhost:3000 127.0.0.1:${line.port}`])
}, 120_000)

afterAll(async () => {
  await browser?.close()
  line?.close()
  await world?.stop()
})

const type = (page: Page, text: string): Promise<void> => typeIn(page, /verslag/i, text)
const isOffline = (page: Page): Promise<void> => page.locator('.status--offline').first().waitFor()
const asks = (page: Page) => page.getByRole('dialog', { name: 'Er is nog iets niet opgeslagen' })

async function verslagInLog(): Promise<string> {
  const reader = await world.enter('voorzitter', verslagRoom(await hearingId(world)))
  const text = readVerslagDocument(reader.doc, readParagraphs).join('\n')
  await reader.leave()
  return text
}

it('[R-RTM-67] without a line the score sheet goes on from criterion to criterion, and everything is handed in afterwards', async () => {
  const page = await openPage(browser, world, 'zorg', 'beoordeling')
  const heading = page.locator('.criterion h2')
  const first = await heading.innerText()
  await page.locator('.criterion').getByRole('radio', { name: /^Neutraal/ }).check({ force: true })
  line.cut()
  await page.locator('#reden').fill('Geschreven zonder lijn.')
  await isOffline(page)
  const ways = page.getByRole('navigation', { name: 'Vorige en volgende' }).getByRole('link')
  await ways.last().click()
  await page.waitForFunction((old) => document.querySelector('.criterion h2')?.textContent !== old, first)
  await ways.first().click()
  await page.getByRole('heading', { name: first }).waitFor()
  expect(await page.locator('#reden').inputValue()).toBe('Geschreven zonder lijn.')
  line.mend()
  await page.locator('.status--saved').waitFor({ timeout: 30_000 })
  await page.context().close()
}, 60_000)

it('[R-RTM-67] [R-UIX-33] leaving with something unsaved: asked after a moment; staying loses nothing, and when the line is back it goes on by itself', async () => {
  const page = await openPage(browser, world, 'zorg', 'verslag')
  await becomes(page.context(), (await signIn(world, 'zorg')).cookie())
  await page.reload()
  await page.locator('.status--saved').first().waitFor()
  line.cut()
  await type(page, 'Nog niet weg. ')
  await isOffline(page)
  const signOut = page.getByRole('button', { name: 'Afmelden' })
  await signOut.click()
  await asks(page).waitFor()
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2')
  await page.keyboard.press('Escape')
  await asks(page).waitFor({ state: 'detached' })
  expect(await page.getByRole('textbox', { name: /verslag/i }).innerText()).toContain('Nog niet weg.')
  await signOut.click()
  await asks(page).waitFor()
  line.mend()
  await page.waitForURL('**/aanmelden', { timeout: 30_000 })
  expect(await verslagInLog()).toContain('Nog niet weg.')
  await page.context().close()
}, 60_000)

it('[R-RTM-67] going to another page within the program is held in the same way', async () => {
  const page = await openPage(browser, world, 'IND', 'verslag')
  const goTo = (path: string): Promise<void> =>
    page.evaluate((to) => void (window as unknown as { __remixRouter: { navigate(to: string): Promise<void> } }).__remixRouter.navigate(to), path)
  line.cut()
  await type(page, 'Onderweg naar elders. ')
  await isOffline(page)
  await goTo('/werk')
  await page.getByRole('button', { name: 'Hier blijven' }).click()
  await asks(page).waitFor({ state: 'detached' })
  await goTo('/werk')
  await asks(page).waitFor()
  line.mend()
  await page.waitForURL('**/werk', { timeout: 30_000 })
  expect(await verslagInLog()).toContain('Onderweg naar elders.')
  await page.context().close()
}, 60_000)

it('[R-RTM-67] who says so may leave without saving', async () => {
  const page = await openPage(browser, world, 'IND', 'verslag')
  await becomes(page.context(), (await signIn(world, 'IND')).cookie())
  await page.reload()
  await page.locator('.status--saved').first().waitFor()
  const held = await holdDisk()
  await type(page, 'Mag weg. ')
  await page.locator('.status--saving').first().waitFor()
  await page.getByRole('button', { name: 'Afmelden' }).click()
  await page.getByRole('button', { name: 'Doorgaan zonder opslaan' }).click()
  await page.waitForURL('**/aanmelden', { timeout: 30_000 })
  await held()
  await page.context().close()
}, 60_000)

/** Nothing can be written to the log until it is let go. */
async function holdDisk(): Promise<() => Promise<void>> {
  await world.look('revoke insert on rt_update from weging_app')
  return async () => void (await world.look('grant insert on rt_update to weging_app'))
}

it('[R-RTM-66] the verslag was fixed while the line was away: the window says so, the words stay and can be copied, and leaving asks', async () => {
  const page = await openPage(browser, world, 'politie', 'verslag')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  line.cut()
  await type(page, 'Te laat getypt. ')
  await isOffline(page)
  const writer = await world.enter('secretaris', verslagRoom(await hearingId(world)))
  await writer.leave()
  await fixVerslag(world)
  line.mend()
  await page.getByText('Geweigerd: dit onderdeel is niet meer open voor u').first().waitFor({ timeout: 30_000 })
  await page.getByText('is niet opgeslagen').first().waitFor()
  expect(await page.getByRole('textbox', { name: /verslag/i }).innerText()).toContain('Te laat getypt.')
  await page.getByRole('button', { name: 'Kopieer de tekst' }).click()
  await page.getByText('De tekst is gekopieerd.').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Te laat getypt.')
  await page.getByRole('button', { name: 'Opnieuw laden' }).click()
  await asks(page).waitFor()
  await page.getByRole('button', { name: 'Hier blijven' }).click()
  expect(await page.getByRole('textbox', { name: /verslag/i }).innerText()).toContain('Te laat getypt.')
  await page.getByRole('button', { name: 'Opnieuw laden' }).click()
  await page.getByRole('button', { name: 'Doorgaan zonder opslaan' }).click()
  await page.getByText('Dit verslag ligt vast').waitFor()
  await page.context().close()
}, 60_000)
