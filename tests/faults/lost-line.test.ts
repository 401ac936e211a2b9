// Two people type in one verslag while things break: the line between browser and process, and the database behind it.
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../browser'
import { playUntil } from '../world/play'
import { origin, startWorld, type World } from '../world/world'
import { layLine, type Line } from './broken-line'
import { becomes, giveDatabaseBack, openPage, takeDatabaseAway, typeIn } from './people-in-browsers'

let world: World
let line: Line
let browser: Browser
let secretaris: Page
let zorg: Page

const type = (page: Page, text: string): Promise<void> => typeIn(page, /verslag/i, text)

beforeAll(async () => {
  world = await startWorld()
  await playUntil(world, 'gepland')
  line = await layLine(world.port)
  browser = await launchBrowser([`--host-resolver-rules=MAP localhost:3000 127.0.0.1:${line.port}`])
  ;[secretaris, zorg] = await Promise.all([openPage(browser, world, 'secretaris', 'verslag'), openPage(browser, world, 'zorg', 'verslag')])
}, 120_000)

afterAll(async () => {
  await browser?.close()
  line?.close()
  await world?.stop()
})

it('[R-RTM-30] a cut line is shown, and what was typed meanwhile arrives once when it is mended', async () => {
  await type(secretaris, 'Voor de breuk. ')
  await zorg.getByText('Voor de breuk.').waitFor()
  line.cut()
  await type(secretaris, 'Tijdens de breuk. ')
  await secretaris.getByText('Geen verbinding, bewaard in dit venster').first().waitFor()
  line.mend()
  await secretaris.locator('.status--saved').waitFor({ timeout: 30_000 })
  await zorg.getByText('Tijdens de breuk.').waitFor({ timeout: 30_000 })
  const text = await zorg.getByRole('textbox', { name: /verslag/i }).innerText()
  expect(text.split('Tijdens de breuk.').length - 1).toBe(1)
}, 90_000)

it('[R-RTM-31] while the database is away nothing is called saved and nobody else sees it; afterwards everything goes on', async () => {
  await takeDatabaseAway(world)
  await type(secretaris, 'Zonder database. ')
  await secretaris.locator('.status--saving').waitFor()
  expect(await zorg.getByText('Zonder database.').count()).toBe(0)
  await giveDatabaseBack(world)
  await secretaris.locator('.status--saved').waitFor({ timeout: 30_000 })
  await zorg.getByText('Zonder database.').waitFor({ timeout: 30_000 })
}, 90_000)

it('[R-RTM-32] closing a window with unsaved work asks first', async () => {
  line.cut()
  await type(zorg, 'Nog niet bewaard. ')
  await zorg.getByText('Geen verbinding, bewaard in dit venster').first().waitFor()
  const asked = new Promise<string>((resolve) => {
    zorg.once('dialog', (dialog) => {
      resolve(dialog.type())
      void dialog.dismiss()
    })
  })
  await zorg.close({ runBeforeUnload: true })
  expect(await asked).toBe('beforeunload')
  line.mend()
}, 60_000)

it('[R-UIX-34] on a slow line the field appears with its text; what is typed from then on is in it from the first letter', async () => {
  const context = await browser.newContext({ locale: 'nl-NL' })
  await becomes(context, world.as('zorg').cookie())
  const page = await context.newPage()
  let letThrough = (): void => undefined
  const slow = new Promise<void>((resolve) => (letThrough = resolve))
  await page.routeWebSocket(/\/rt\//, async (socket) => {
    await slow
    socket.connectToServer()
  })
  await page.goto(`${origin}/dossiers/${world.dossierId}/verslag`)
  await page.locator('.status--connecting').first().waitFor()
  expect(await page.getByRole('textbox', { name: 'Verslag' }).count()).toBe(0)
  letThrough()
  await page.getByRole('textbox', { name: 'Verslag' }).click()
  await page.keyboard.type('Meteen getypt. ')
  await secretaris.getByText('Meteen getypt.').waitFor()
  await context.close()
}, 60_000)
