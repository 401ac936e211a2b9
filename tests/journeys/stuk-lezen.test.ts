// Reading a long PDF beside the sheet, citing a passage and a region of it with and without a mouse, and coming back to the marked place.
import type { Browser, Locator, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { citationHref } from '~/stukken/viewer/citation-href'
import { launchBrowser } from '../browser'
import { becomes } from '../faults/people-in-browsers'
import { pdfOf, sentenceOn } from '../fixtures/pdf-file'
import { scanOf } from '../fixtures/scan-file'
import type { Person } from '../world/people'
import { playUntil } from '../world/play'
import { putFile } from '../world/put-file'
import { at } from '../world/steps'
import { origin, startWorld, type World } from '../world/world'
import { inspect } from './person'

const PAGES = 200
const NUMMER = 60
/** A statement of two pages, and a scan of three: what is not about length is looked at in these. */
const [SHORT, SCAN, COVERED] = [61, 62, 63]
// One long list of pages, each beside its content: the form in which a reader finds page 1 last.
const file = pdfOf(PAGES, 8_000, 'plat')

/** The sentences of page 2 as the list offers them: the colon ends one. */
const SECOND = sentenceOn(2).split(': ')[1] ?? ''

let world: World
let browser: Browser
const heard: string[] = []
/** What was fetched of the file, in bytes. */
let fetched = 0

beforeAll(async () => {
  world = await startWorld()
  browser = await launchBrowser([`--host-resolver-rules=MAP localhost:3000 127.0.0.1:${world.port}`])
  // Before anybody hands in: a stuk added later asks everybody to look again.
  await playUntil(world, 'beoordeling')
  await putFile(world, { nummer: NUMMER, titel: 'Verklaring in 200 bladzijden', mime: 'application/pdf', bladzijden: PAGES }, file)
  await putFile(world, { nummer: SHORT, titel: 'Verklaring in 2 bladzijden', mime: 'application/pdf', bladzijden: 2 }, pdfOf(2, 100))
  await putFile(world, { nummer: SCAN, titel: 'Oude scan', mime: 'application/pdf', bladzijden: 3 }, await scanOf())
  await putFile(world, { nummer: COVERED, titel: 'Foto van letsel', mime: 'application/pdf', bladzijden: 1, afdekken: true }, pdfOf(1, 100))
  // The round after the hearing is open: what is cited now is what will be handed in.
  await playUntil(world, 'vastgesteld')
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

// A window that nobody looks at any more draws and listens on.
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

async function open(person: Person, path: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'nl-NL', viewport: { width: 1360, height: 900 } })
  await becomes(context, world.as(person).cookie())
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && heard.push(message.text()))
  page.on('pageerror', (error) => heard.push(error.message))
  page.on('request', (request) => !request.url().startsWith(origin) && !request.url().startsWith('data:') && heard.push(`outside: ${request.url()}`))
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('/bestand') && response.status() === 206) fetched += Number(response.headers()['content-length'] ?? 0)
  })
  await page.goto(`${origin}${at(world, path)}`)
  return page
}

const onPage = (page: Page, blz: number) => page.getByRole('group', { name: `Bladzijde ${blz} van ${PAGES}` })
const sentence = (page: Page, blz: number) => onPage(page, blz).getByText(sentenceOn(blz))

it('[R-STU-44] page 1 of 200 is there before the rest is fetched; only what is near is drawn', async () => {
  const page = await open('zorg', `stukken?stuk=${NUMMER}`)
  await sentence(page, 1).waitFor()
  expect(fetched).toBeGreaterThan(0)
  expect(fetched).toBeLessThan(file.length / 4)
  await page.getByLabel('Bladzijde', { exact: false }).and(page.locator('input')).fill('150')
  await page.keyboard.press('Enter')
  await sentence(page, 150).waitFor()
  await page.getByRole('region', { name: /Blader met Page Up/ }).focus()
  await page.keyboard.press('PageDown')
  await sentence(page, 151).waitFor()
  expect(await page.locator('.viewer__page[data-staat="getekend"]').count()).toBeLessThan(8)
  expect(await page.locator('.viewer__page canvas').evaluateAll((all) => all.filter((each) => (each as HTMLCanvasElement).width > 300).length)).toBeLessThan(8)
  expect(heard).toEqual([])
}, 60_000)

it('[R-STU-63] what the reader gets behind the file is not in the file: asked without it, it is what was sent in', async () => {
  const whole = await world.as('zorg').get(`${at(world, 'stukken')}/${NUMMER}/bestand`)
  expect(whole.body.equals(file)).toBe(true)
  const read = await world.as('zorg').get(`${at(world, 'stukken')}/${NUMMER}/bestand?vorm=lezen`)
  expect(read.body.subarray(0, file.length).equals(file)).toBe(true)
  expect(read.body.length - file.length).toBeGreaterThan(PAGES * 100)
})

it('[R-STU-64] a fax, a JBIG2 and a JPEG 2000 scan are drawn under our content policy', async () => {
  const page = await open('zorg', `stukken?stuk=${SCAN}`)
  for (const blz of [1, 2, 3]) {
    await page.getByLabel('Bladzijde', { exact: false }).and(page.locator('input')).fill(String(blz))
    await page.keyboard.press('Enter')
    const sheet = page.getByRole('group', { name: `Bladzijde ${blz} van 3` })
    await sheet.and(page.locator('[data-staat="getekend"]')).waitFor()
    // In the block, and outside it.
    expect([blz, await shade(sheet, 0.5, 0.3), await shade(sheet, 0.5, 0.7)]).toEqual([blz, 'donker', 'licht'])
  }
  await inspect({ functie: 'zorg', page, context: page.context(), noise: () => [] }, 'stuk-pdf')
  expect(heard).toEqual([])
}, 120_000)

/** What is drawn at this place of a page, as shares of its width and height. */
const shade = (sheet: Locator, x: number, y: number): Promise<'donker' | 'licht'> =>
  sheet.locator('canvas').evaluate((canvas: HTMLCanvasElement, [across, down]) => {
    const [red = 255] = canvas.getContext('2d')?.getImageData(Math.floor(canvas.width * across), Math.floor(canvas.height * down), 1, 1).data ?? []
    return red < 100 ? 'donker' : 'licht'
  }, [x, y] as const)

it('[R-STU-42] a passage is cited with the mouse and with the keyboard alone, a region too; one click opens it marked', async () => {
  const page = await open('zorg', 'beoordeling?criterium=B3')
  await page.locator('.status--saved').first().waitFor()
  await page.getByLabel('Stuk om te lezen').selectOption(String(NUMMER))
  await sentence(page, 1).waitFor()
  await sentence(page, 1).click({ clickCount: 3 })
  await page.getByText(`U verwijst naar: stuk ${NUMMER}, blz. 1: “${sentenceOn(1)}”`).waitFor()
  await page.getByRole('button', { name: 'Citeren bij B3' }).click()
  await cited(page, `blz. 1: “${sentenceOn(1)}”`)

  await page.getByRole('button', { name: 'Vak tekenen' }).click()
  const frame = await onPage(page, 1).boundingBox()
  if (!frame) throw new Error('page 1 is not on the screen')
  await page.mouse.move(frame.x + frame.width * 0.102, frame.y + frame.height * 0.052)
  await page.mouse.down()
  await page.mouse.move(frame.x + frame.width * 0.498, frame.y + frame.height * 0.248, { steps: 4 })
  await page.mouse.up()
  await page.getByRole('button', { name: 'Citeren bij B3' }).click()
  await cited(page, 'blz. 1, vak 10,5–50,25')

  // From here on nothing is touched with a mouse.
  await press(page, 'Volgende bladzijde')
  await sentence(page, 2).waitFor()
  await page.getByText('Bladzijde 2 als tekst, en een passage kiezen zonder muis').waitFor()
  await page.locator('summary', { hasText: 'Bladzijde 2 als tekst' }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Van zin').focus()
  await page.keyboard.type('3.')
  await press(page, 'Deze passage kiezen')
  await press(page, 'Citeren bij B3')
  await cited(page, `blz. 2: “${SECOND}”`)

  await page.reload()
  await page.locator('.status--saved').first().waitFor()
  await page.getByRole('button', { name: `Lezen stuk ${NUMMER}, blz. 2` }).click()
  await onPage(page, 2).locator('.viewer__mark').first().waitFor()
  await page.getByText('De plaats is gemarkeerd').waitFor()
  expect(heard).toEqual([])
}, 60_000)

it('[R-STU-45] a graphic stuk is covered, and nothing of it fetched, until somebody opens it', async () => {
  const page = await open('zorg', `stukken?stuk=${COVERED}`)
  const before = fetched
  await page.getByText('Dit stuk is afgedekt').waitFor()
  await page.waitForLoadState('networkidle')
  expect([fetched, await page.locator('canvas').count()]).toEqual([before, 0])
  await page.getByRole('button', { name: 'Stuk openen' }).click()
  await page.getByText(sentenceOn(1)).waitFor()
  expect(heard).toEqual([])
}, 30_000)

it('[R-STU-60] [R-STU-61] [R-STU-62] the secretaris lays two statements beside each other by subject; who scores reads it and adds nothing', async () => {
  const path = at(world, 'stukken/naast-elkaar')
  const [links, rechts] = [SHORT, COVERED]
  const subject = { doen: 'toevoegen', titel: 'De woning', eerste: String(links), 'eerste-plaats': `blz. 1: “${sentenceOn(1)}”`, tweede: String(rechts), 'tweede-plaats': 'blz. 1, vak 10,5–50,25', uitleg: String(links), 'uitleg-plaats': 'blz. 2' }
  expect((await world.as('zorg').post(path, subject)).status).toBe(404)
  expect((await world.as('secretaris').post(path, { ...subject, tweede: subject.eerste })).status).toBe(422)
  await world.look(`insert into stuk (id, dossier_id, nummer, soort, titel, datum_tekst, inhoud, compartiment) values (gen_random_uuid(), $1, 4711, 'medische verklaring', 'Medisch', '2005', 'woorden', 'medisch')`, [world.dossierId])
  expect((await world.as('secretaris').post(path, { ...subject, tweede: '4711' })).text).toContain('Een van de gekozen stukken is er niet.')
  expect((await world.as('secretaris').post(path, subject)).status).toBe(302)
  const page = await open('secretaris', `stukken/naast-elkaar?links=${links}&rechts=${rechts}`)
  const section = page.getByRole('region', { name: 'De woning' })
  await section.getByText('blz. 2 Lezen in').waitFor()
  await page.getByRole('region', { name: `${links} · Verklaring in 2 bladzijden`, exact: true }).locator('.viewer__mark').first().waitFor()
  await inspect({ functie: 'secretaris', page, context: page.context(), noise: () => [] }, 'naast-elkaar')
  expect((await world.as('zorg').get(`${path}?links=${links}&rechts=${rechts}`)).text).toContain('De woning')
  expect((await world.as('voorzitter').post(path, { doen: 'weghalen', plek: '0', titel: 'Iets anders' })).status).toBe(422)
  expect(heard).toEqual([])
}, 60_000)

it('[R-STU-43] before the reveal nobody can open a place of another sheet; afterwards one click in the weighing opens it marked', async () => {
  const plaats = `blz. 1: “${sentenceOn(1)}”`
  const href = citationHref(world.dossierId, NUMMER, `blz. 2: “${SECOND}”`)
  const before = await open('IND', href.replace(`${at(world)}/`, ''))
  await sentence(before, 2).waitFor()
  expect(await before.locator('.viewer__mark').count()).toBe(0)
  await before.close()
  await playUntil(world, 'weging')
  const page = await open('IND', 'weging?criterium=B3')
  await page.getByRole('link', { name: `stuk ${NUMMER}, ${plaats}` }).click()
  await onPage(page, 1).locator('.viewer__mark').first().waitFor()
  expect(decodeURIComponent(page.url())).not.toMatch(/zij|woning/)
  expect(heard).toEqual([])
}, 60_000)

const cited = (page: Page, plaats: string): Promise<void> => page.locator('.citations__list').getByText(`stuk ${NUMMER}, ${plaats}`, { exact: true }).first().waitFor()

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).focus()
  await page.keyboard.press('Enter')
}
