// A whole score sheet without the mouse: every criterion, with what a weakened judgement asks besides itself.
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../browser'
import { openPage } from '../faults/people-in-browsers'
import { playUntil } from '../world/play'
import { startWorld, type World } from '../world/world'

let world: World
let browser: Browser
beforeAll(async () => {
  world = await startWorld()
  browser = await launchBrowser([`--host-resolver-rules=MAP localhost:3000 127.0.0.1:${world.port}`])
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}
const heading = (page: Page): Promise<string> => page.locator('#plaats').innerText()
const cite = ['c', '1', 'Tab', 'Tab', 'Enter']

/** From the criterion on the screen to the next, by keys alone. */
async function judge(page: Page, code: string): Promise<void> {
  if ((await page.locator('.criterion .mark-choice').count()) === 0) {
    await press(page, 'r')
    await page.keyboard.insertText('Zij vertelt in kleine stappen.')
    return press(page, 'Control+Enter')
  }
  const weak = code === 'B3' || code === 'C7'
  await press(page, ...(weak ? ['3', 'l'] : ['2']), ...cite)
  if (weak) await answerDemands(page, code)
  await press(page, 'r')
  await page.keyboard.insertText('Dit staat in het stuk.')
  await press(page, 'Control+Enter')
}

/** B3: a note, where it was put to her, her answer. C7: another ground than the sepot. */
async function answerDemands(page: Page, code: string): Promise<void> {
  await press(page, 'b')
  if (code === 'B3') {
    await page.keyboard.insertText('Gelezen in het licht van haar angst.')
    await press(page, 'Tab')
  }
  await press(page, 'Space', 'Tab')
  await page.keyboard.insertText('Zij zegt dat zij toen niet durfde.')
  await press(page, 'Tab')
}

it('[R-BEO-130] a whole sheet is filled in by keys alone, with what belongs to a weakened judgement', { timeout: 180_000 }, async () => {
  await playUntil(world, 'beoordeling')
  const page = await openPage(browser, world, 'politie', 'beoordeling?criterium=A1')
  while (!(await page.evaluate(() => document.activeElement?.closest('.criterion')))) await press(page, 'Tab')
  for (let before = await heading(page); (await page.locator('.criterion').count()) > 0; before = await heading(page)) {
    const applies = (await page.locator('.criterion').getByText('Niet van toepassing').count()) === 0
    if (applies) await judge(page, before.split(' ')[0] ?? '')
    else await press(page, 'v')
    await page.waitForFunction((old) => (document.querySelector('#plaats')?.textContent ?? '') !== old, before)
  }
  await page.getByText('Alles is ingevuld').waitFor()
  expect(await page.locator('.missing').count()).toBe(0)
})
