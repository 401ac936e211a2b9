// Own notes in a real browser: one member with two windows, and the secretaris who must see nothing of them but what is handed over.
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../browser'
import { playUntil } from '../world/play'
import { closeVerslag, readBack, typeVerslag } from '../world/steps'
import { origin, startWorld, type World } from '../world/world'
import { inspect } from './person'

let world: World
let browser: Browser
let zorg: Page
let secretaris: Page
const heard: string[] = []

async function openVerslag(person: 'secretaris' | 'zorg'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, locale: 'nl-NL' })
  const [name, value] = world.as(person).cookie().split('=') as [string, string]
  await context.addCookies([{ name, value, url: origin }])
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) heard.push(message.text())
  })
  page.on('pageerror', (error) => heard.push(error.message))
  await page.goto(`${origin}/dossiers/${world.dossierId}/verslag`)
  await page.locator('.status--saved').waitFor()
  return page
}

const card = (page: Page) => page.locator('section.card', { has: page.getByRole('heading', { name: 'Mijn aantekeningen' }) })
const notes = (page: Page) => page.getByRole('textbox', { name: 'Aantekeningen voor uzelf' })
const verslag = (page: Page) => page.getByRole('textbox', { name: 'Verslag' })
const paragraphs = (page: Page): Promise<string[]> => verslag(page).locator('p').allTextContents()
const saved = (page: Page): Promise<void> => card(page).locator('.status--saved').waitFor()

beforeAll(async () => {
  world = await startWorld()
  await playUntil(world, 'gepland')
  await typeVerslag(world)
  browser = await launchBrowser([`--host-resolver-rules=MAP localhost:3000 127.0.0.1:${world.port}`])
  ;[zorg, secretaris] = await Promise.all([openVerslag('zorg'), openVerslag('secretaris')])
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

it('[R-HRZ-24] notes are shut until they are asked for, open by keyboard, and say for whom they are and when they are destroyed', async () => {
  expect(await notes(zorg).count()).toBe(0)
  await card(zorg).getByText('Alleen u ziet dit.').waitFor()
  await card(zorg).getByText('Het wordt vernietigd als het verslag is vastgesteld').waitFor()
  await zorg.getByRole('button', { name: 'Aantekeningen openen' }).focus()
  await zorg.keyboard.press('Enter')
  await saved(zorg)
  await zorg.keyboard.press('Tab')
  await zorg.keyboard.type('Zij keek weg bij de vraag naar de reis.\nBetrokkene: Ik was bang.')
  await saved(zorg)
  expect(await notes(zorg).getAttribute('autocomplete')).toBe('off')
  await inspect({ functie: 'Panellid zorg', page: zorg, context: zorg.context(), noise: () => [] }, 'aantekeningen')
  await zorg.getByRole('button', { name: 'Aantekeningen verbergen' }).click()
  expect(await notes(zorg).count()).toBe(0)
  await zorg.getByRole('button', { name: 'Aantekeningen openen' }).click()
  expect(await notes(zorg).inputValue()).toContain('Ik was bang.')
}, 60_000)

it('[R-HRZ-22] a second window of the same member shows the same notes', async () => {
  const second = await openVerslag('zorg')
  await second.getByRole('button', { name: 'Aantekeningen openen' }).click()
  await expect.poll(() => notes(second).inputValue()).toContain('Ik was bang.')
  await notes(second).press('Control+End')
  await second.keyboard.type('\nNog vragen naar de schuld.')
  await expect.poll(() => notes(zorg).inputValue()).toBe('Zij keek weg bij de vraag naar de reis.\nBetrokkene: Ik was bang.\nNog vragen naar de schuld.')
  await saved(second)
  await second.context().close()
})

it('[R-HRZ-23] only the words that are chosen come into the verslag, at its end, and the notes keep them', async () => {
  const before = await paragraphs(secretaris)
  await notes(zorg).evaluate((field: HTMLTextAreaElement) => {
    const start = field.value.indexOf('Betrokkene: Ik was bang.')
    field.focus()
    field.setSelectionRange(start, start + 'Betrokkene: Ik was bang.'.length)
  })
  await zorg.getByRole('button', { name: 'Zet selectie in het verslag' }).click()
  await card(zorg).getByText('De tekst staat nu onderaan het verslag.').waitFor()
  await verslag(secretaris).getByText('Betrokkene: Ik was bang.').waitFor()
  expect(await paragraphs(secretaris)).toEqual([...before, 'Betrokkene: Ik was bang.'])
  expect(await notes(zorg).inputValue()).toContain('Ik was bang.')
})

it('[R-HRZ-23] without a selection the button says that all of it goes in, and a double click puts it in once', async () => {
  const before = await paragraphs(secretaris)
  await notes(zorg).fill('Zij wil een pauze.\n\nOm elf uur gaan wij verder.')
  await zorg.getByRole('button', { name: 'Zet alles in het verslag' }).dblclick()
  await verslag(secretaris).getByText('Om elf uur gaan wij verder.').waitFor()
  expect(await paragraphs(secretaris)).toEqual([...before, 'Zij wil een pauze.', 'Om elf uur gaan wij verder.'])
  await notes(zorg).fill('')
  await zorg.getByRole('button', { name: 'Zet alles in het verslag' }).click()
  await card(zorg).getByText('Er is geen tekst om in het verslag te zetten.').waitFor()
})

it('[R-HRZ-24] who fixes the verslag is told; then the notes are gone from the open windows', async () => {
  await notes(zorg).fill('Dit blijft van mij.')
  await saved(zorg)
  await closeVerslag(world)
  await readBack(world)
  // The text is closed; the notes of every seat are still there.
  for (const page of [secretaris, zorg]) await page.reload()
  await zorg.getByRole('button', { name: 'Aantekeningen openen' }).click()
  await saved(zorg)
  expect(await notes(zorg).inputValue()).toContain('Dit blijft van mij.')
  await secretaris.getByText('Alle eigen aantekeningen bij deze hoorzitting worden vernietigd').waitFor()
  await secretaris.getByRole('checkbox', { name: /nagelezen/ }).check()
  await secretaris.getByRole('button', { name: 'Verslag vaststellen' }).click()
  for (const page of [secretaris, zorg]) {
    await page.getByText('Dit verslag ligt vast').waitFor()
    expect(await card(page).count()).toBe(0)
    expect(await page.content()).not.toContain('Dit blijft van mij.')
  }
  expect(heard).toEqual([])
}, 60_000)
