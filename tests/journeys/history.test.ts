// The history in a real browser: the chair must find out who wrote a sentence that three people worked on, with the real editor.
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../browser'
import type { Person } from '../world/people'
import { playUntil } from '../world/play'
import { fixVerslag } from '../world/steps'
import { origin, startWorld, type World } from '../world/world'
import { inspect, saved } from './person'

let world: World
let browser: Browser
let voorzitter: Page
const heard: string[] = []

const at = (page: string): string => `${origin}/dossiers/${world.dossierId}/${page}`

async function open(person: Person, page: string, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', javaScriptEnabled })
  const [name, value] = world.as(person).cookie().split('=') as [string, string]
  await context.addCookies([{ name, value, url: origin }])
  const opened = await context.newPage()
  opened.setDefaultTimeout(20_000)
  opened.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) heard.push(message.text())
  })
  opened.on('pageerror', (error) => heard.push(error.message))
  await opened.goto(at(page))
  return opened
}

const looked = (page: Page, screen: string): Promise<void> => inspect({ functie: 'Voorzitter', page, context: page.context(), noise: () => [] }, screen)
const editor = (page: Page) => page.getByRole('textbox', { name: 'Verslag' })
const heading = (page: Page): Promise<string | null> => page.getByRole('heading', { name: /^Moment \d+ van \d+$/ }).textContent()

/** The passages on the screen: the letter of the writer, and the words. */
const passages = (page: Page): Promise<string[]> =>
  page.locator('.passages .passage').evaluateAll((all) => all.map((one) => `${one.querySelector('[aria-hidden]')?.textContent ?? '?'}: ${one.querySelector('.passage__text')?.textContent ?? ''}`))

/** Types as a person does: the keys one by one, and waits until it is on disk. */
async function type(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await (key.length > 12 || !/^[A-Z][A-Za-z+]+$/.test(key) ? page.keyboard.type(key) : page.keyboard.press(key))
  await saved({ functie: '', page, context: page.context(), noise: () => [] })
}

/** Puts the caret before these words, with the keys, as somebody would: from the start, one sign at a time. */
async function putCaret(page: Page, words: string): Promise<void> {
  const isThere = (): Promise<boolean> => editor(page).evaluate((_field, next) => {
    const { anchorNode, anchorOffset = 0 } = document.getSelection() ?? {}
    return anchorNode?.nodeType === Node.TEXT_NODE && (anchorNode.textContent ?? '').slice(anchorOffset).startsWith(next)
  }, words)
  await page.keyboard.press('Control+Home')
  for (let signs = 0; signs < 200 && !(await isThere()); signs += 1) await page.keyboard.press('ArrowRight')
  expect(await isThere()).toBe(true)
}

const first = 'Zij werkte elke dag zonder loon in een huis. Haar paspoort lag in een kluis.'

beforeAll(async () => {
  world = await startWorld()
  await playUntil(world, 'gepland')
  browser = await launchBrowser([`--host-resolver-rules=MAP localhost:3000 127.0.0.1:${world.port}`])
  const [zorg, secretaris] = [await open('zorg', 'verslag'), await open('secretaris', 'verslag')]
  await Promise.all([zorg, secretaris].map((page) => page.locator('.status--saved').first().waitFor()))
  await editor(zorg).click()
  await type(zorg, first)
  world.clock.step(5)
  await editor(secretaris).getByText('kluis').waitFor()
  await editor(secretaris).click()
  await putCaret(secretaris, 'Haar paspoort')
  await type(secretaris, 'Enter')
  world.clock.step(5)
  await type(secretaris, 'Control+End', ' De sleutel had de eigenaar van het huis.')
  world.clock.step(20)
  await editor(zorg).click()
  await putCaret(zorg, 'dag zonder')
  await type(zorg, 'donkere ')
  await Promise.all([zorg, secretaris].map((page) => page.context().close()))
  voorzitter = await open('voorzitter', 'verslag')
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

it('[R-DOS-43] from the verslag the chair sees who wrote each sentence; who only pressed Enter in it did not write it', async () => {
  await voorzitter.getByRole('link', { name: 'Wie schreef wat? Bekijk de geschiedenis' }).click()
  await voorzitter.getByRole('heading', { level: 1, name: 'Geschiedenis: Verslag' }).waitFor()
  expect(await passages(voorzitter)).toEqual(['Z: Zij werkte elke ', 'Z: donkere ', 'Z: dag zonder loon in een huis. ', 'Z: Haar paspoort lag in een kluis.', 'S:  De sleutel had de eigenaar van het huis.'])
  expect(await heading(voorzitter)).toBe('Moment 4 van 4')
  await voorzitter.getByRole('link', { name: /^Secretaris, .*2026, \d+\.\d\d( tot \d+\.\d\d)? uur$/ }).focus()
  await voorzitter.locator('.document__position', { hasText: 'Secretaris' }).waitFor()
  await looked(voorzitter, 'geschiedenis')
}, 60_000)

it('[R-DOS-44] by keyboard: the slider, the buttons and the letter of a passage lead to a moment; the address holds no words', async () => {
  const slider = voorzitter.getByRole('slider', { name: 'Schuif door de tijd' })
  await slider.focus()
  await voorzitter.keyboard.press('Home')
  await voorzitter.waitForURL(/\?moment=\d+$/)
  // The address changes a moment before the page does.
  await expect.poll(() => heading(voorzitter)).toBe('Moment 1 van 4')
  expect(await passages(voorzitter)).toEqual([`Z: ${first}`])
  expect(await slider.getAttribute('aria-valuetext')).toMatch(/^Moment 1 van 4: .*, Zorg$/)
  expect(await slider.evaluate((field) => field === document.activeElement)).toBe(true)
  await voorzitter.getByRole('link', { name: 'Volgend moment' }).focus()
  await voorzitter.keyboard.press('Enter')
  await expect.poll(() => heading(voorzitter)).toBe('Moment 2 van 4')
  expect(await passages(voorzitter)).toHaveLength(2)
  for (const next of ['Moment 3 van 4', 'Moment 4 van 4', 'Moment 4 van 4']) {
    await voorzitter.keyboard.press('Enter')
    await expect.poll(() => heading(voorzitter)).toBe(next)
  }
  await voorzitter.getByRole('link', { name: /^Secretaris, / }).focus()
  await voorzitter.keyboard.press('Enter')
  await expect.poll(() => heading(voorzitter)).toBe('Moment 3 van 4')
  expect(voorzitter.url()).toMatch(/\/geschiedenis\/verslag\?moment=\d+$/)
}, 60_000)

it('[R-DOS-44] without JavaScript the same by links alone', async () => {
  const page = await open('voorzitter', 'geschiedenis/verslag', false)
  expect(await page.getByRole('slider').count()).toBe(0)
  await page.getByRole('link', { name: 'Vorig moment' }).click()
  expect(await heading(page)).toBe('Moment 3 van 4')
  await page.getByRole('table').getByRole('link').first().click()
  expect(await heading(page)).toBe('Moment 1 van 4')
  expect(await passages(page)).toEqual([`Z: ${first}`])
  await page.context().close()
}, 60_000)

it('[R-DOS-43] the weighing and the advies too, each text under its heading', async () => {
  await fixVerslag(world)
  world.phase = 'vastgesteld'
  await playUntil(world, 'bevroren')
  await voorzitter.goto(at('geschiedenis/weging'))
  await voorzitter.getByRole('heading', { name: /^Balans A: / }).waitFor()
  expect(await passages(voorzitter)).toContain('Z: Bij groep A weegt de verklaring het zwaarst.')
  await looked(voorzitter, 'geschiedenis-weging')
  await voorzitter.getByRole('link', { name: 'Advies', exact: true }).click()
  await voorzitter.getByRole('heading', { name: 'Conclusie van het panel' }).waitFor()
  expect(await passages(voorzitter)).toContain('S: aannemelijk')
  expect(heard).toEqual([])
}, 120_000)
