// A hearing as it is held: three who type while the line is cut, a break, a stop on request, a second session in the same verslag, and then the reading of it.
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NIEMAND, verslagRoom, vragenRoom } from '~/dossier/rooms'
import { layLine, type Line } from '../faults/broken-line'
import { openPage, typeIn } from '../faults/people-in-browsers'
import { launchBrowser } from '../browser'
import { hearingId } from '../world/places'
import { playUntil } from '../world/play'
import { at, closeVerslag, perform } from '../world/steps'
import { origin, startWorld, type World } from '../world/world'
import { inspect, type Person } from './person'

let world: World
let line: Line
let browser: Browser
const pages = {} as Record<'secretaris' | 'zorg' | 'IND', Page>
const heard: string[] = []

const verslag = (page: Page) => page.getByRole('textbox', { name: 'Verslag', exact: true })
const lines = (page: Page): Promise<string[]> => verslag(page).locator('p').allTextContents()
const looked = (page: Page, screen: string): Promise<void> => inspect({ page } as Person, screen)
const listen = (page: Page): Page =>
  page.on('pageerror', (error) => heard.push(error.message)).on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource|WebSocket|net::ERR/.test(message.text())) heard.push(message.text())
  })
const open = async (person: 'secretaris' | 'zorg' | 'IND' | 'voorzitter', path: string): Promise<Page> => listen(await openPage(browser, world, person, path))

beforeAll(async () => {
  world = await startWorld()
  await playUntil(world, 'gepland')
  line = await layLine(world.port)
  browser = await launchBrowser([`--host-resolver-rules=MAP localhost:3000 127.0.0.1:${line.port}`])
  await perform(world, 'secretaris', at(world, 'nazorg'), { doen: 'contact', contact: 'Zorgcoördinator van de opvang', bereikbaar: '030 000 00 00', beller: 'zorg' })
  await perform(world, 'voorzitter', at(world, 'zitting'), { doen: 'openen' })
  for (const person of ['secretaris', 'zorg', 'IND'] as const) pages[person] = await open(person, 'zitting')
}, 180_000)

afterAll(async () => {
  await browser?.close()
  line?.close()
  await world?.stop()
})

describe('in the room', () => {
  it('[R-HRZ-57] [R-HRZ-55] one types, each line with its time and who speaks by the keyboard alone; another marks a moment with one key', async () => {
    const { secretaris, zorg } = pages
    expect(await verslag(zorg).getAttribute('contenteditable')).toBe('false')
    await verslag(secretaris).click()
    await secretaris.keyboard.press('/')
    await secretaris.keyboard.press('v')
    await secretaris.keyboard.press('Enter')
    await secretaris.keyboard.type('Hoe begon het?')
    await secretaris.keyboard.press('Enter')
    await secretaris.keyboard.press('/')
    await secretaris.keyboard.press('b')
    await secretaris.keyboard.press('Enter')
    await secretaris.keyboard.type('Via de winkel van mijn tante, in de 1/2 straat.')
    await verslag(zorg).locator('p[data-spreker="Vz"][data-tijd]', { hasText: 'Hoe begon het?' }).waitFor()
    await verslag(zorg).locator('p[data-spreker="Betr."][data-tijd]', { hasText: 'in de 1/2 straat.' }).waitFor()
    // Whoever was chosen, the next key is for the text: the focus is there before the press is over.
    expect(await secretaris.evaluate(() => {
      const button = [...document.querySelectorAll<HTMLButtonElement>('.speakers__one')].find(({ textContent }) => textContent === 'Betr.')
      button?.focus()
      button?.click()
      return document.activeElement?.getAttribute('contenteditable')
    })).toBe('true')
    await zorg.keyboard.press('Alt+m')
    await zorg.keyboard.press('Alt+m')
    await secretaris.getByText('Gemarkeerde momenten (1)').waitFor()
    await verslag(secretaris).locator('.editor__moment').waitFor({ state: 'attached' })
    expect(await lines(secretaris)).toEqual(['Hoe begon het?', 'Via de winkel van mijn tante, in de 1/2 straat.'])
  }, 60_000)

  it('[R-HRZ-80] who was planned is noted with one press each, and the others see who is there', async () => {
    const { secretaris, zorg } = pages
    const planned = secretaris.getByRole('group', { name: 'Volgens de planning' })
    expect((await planned.getByRole('button').allTextContents()).sort()).toEqual(['Betrokkene: in de zaal', 'Lid IND: luistert elders mee', 'Lid politie: luistert elders mee', 'Lid zorg: in de zaal', 'Secretaris: luistert elders mee', 'Voorzitter: in de zaal'])
    for (const one of ['Voorzitter: in de zaal', 'Lid IND: luistert elders mee']) {
      await planned.getByRole('button', { name: one }).click()
      await planned.getByRole('button', { name: one }).waitFor({ state: 'detached' })
    }
    await zorg.getByRole('listitem').filter({ hasText: 'Voorzitter: in de zaal' }).waitFor()
    await zorg.getByRole('listitem').filter({ hasText: 'Lid IND: luistert elders mee' }).waitFor()
    expect(await zorg.getByRole('group', { name: 'Volgens de planning' }).count()).toBe(0)
  })

  it('[R-HRZ-56] three type at once while the line is cut: nothing is lost, and all see the same', async () => {
    const { secretaris, zorg, IND } = pages
    for (const page of [zorg, IND]) await page.getByRole('button', { name: 'Samen typen' }).click()
    line.cut()
    await typeIn(secretaris, /^Verslag$/, ' Zij zweeg even.')
    await typeIn(zorg, /^Verslag$/, ' Van zorg.')
    await typeIn(IND, /^Verslag$/, ' Van de IND.')
    await zorg.getByText('Geen verbinding, bewaard in dit venster').first().waitFor()
    line.mend()
    for (const page of [secretaris, zorg, IND]) for (const words of ['Zij zweeg even.', 'Van zorg.', 'Van de IND.']) await verslag(page).getByText(words).waitFor({ timeout: 40_000 })
    const read = await Promise.all([secretaris, zorg, IND].map(lines))
    expect(read[1]).toEqual(read[0])
    expect(read[2]).toEqual(read[0])
  }, 120_000)

  it('[R-HRZ-53] Alt+P is a break and going on: everybody sees it between the lines, and a double press says it once', async () => {
    const { secretaris, zorg } = pages
    // On a slow machine: the first is on its way to the server, and the page was not drawn again yet.
    await secretaris.evaluate(async () => {
      const press = () => document.dispatchEvent(new KeyboardEvent('keydown', { altKey: true, code: 'KeyP', key: 'p', bubbles: true }))
      press()
      for (let turn = 0; turn < 500; turn += 1) await Promise.resolve()
      const until = performance.now() + 300
      while (performance.now() < until);
      press()
    })
    await verslag(zorg).locator('.editor__event[data-words*="Pauze."]').waitFor()
    await secretaris.getByRole('button', { name: 'Verder' }).waitFor()
    expect(await secretaris.getByText('Dat is niet gedaan').count()).toBe(0)
    world.clock.step(10)
    await secretaris.getByRole('button', { name: 'Verder' }).click()
    await verslag(zorg).locator('.editor__event[data-words*="gaat verder."]').waitFor()
    const told = await world.look<{ soort: string }>('select soort from zitting_gebeurtenis order by volgnummer')
    expect(told.map(({ soort }) => soort).filter((soort) => soort !== 'aanwezig')).toEqual(['geopend', 'pauze', 'verder'])
  }, 60_000)

  it('[R-HRZ-62] [R-HRZ-61] a question that accuses is not kept; an open one is there for all, and nobody knows whose it is', async () => {
    const { secretaris, IND } = pages
    await IND.getByText('Vraag erbij', { exact: true }).click()
    await IND.getByLabel('Vraag', { exact: true }).fill('Waarom bent u niet weggegaan?')
    await IND.getByRole('button', { name: 'Vraag erbij zetten' }).click()
    await IND.getByText('Wat maakte dat u toen wel of niet kon vertellen wat er gebeurde?').waitFor()
    await IND.getByLabel('Vraag', { exact: true }).fill('Wat maakte dat u daar bleef, of weg kon?')
    await IND.getByRole('button', { name: 'Vraag erbij zetten' }).click()
    await secretaris.getByText('Wat maakte dat u daar bleef, of weg kon?').waitFor()
    expect(await secretaris.getByText('Vraag erbij', { exact: true }).count()).toBe(0)
    await IND.getByRole('button', { name: 'Gesteld: Wat maakte dat u daar bleef' }).click()
    await secretaris.getByText('· gesteld').waitFor()
    const room = vragenRoom(await hearingId(world))
    const kept = await world.look<{ author: string; bytes: Buffer }>('select author::text as author, bytes from rt_update where room = $1', [room])
    expect(new Set(kept.map(({ author }) => author))).toEqual(new Set([NIEMAND]))
    expect(Buffer.concat(kept.map(({ bytes }) => bytes)).toString('utf8')).not.toContain('weggegaan')
  }, 60_000)

  it('[R-HRZ-64] the reminders are ticked for oneself: nothing leaves the window, and nothing is left of it', async () => {
    const { IND } = pages
    const asked: string[] = []
    IND.on('request', (request) => asked.push(request.url()))
    await IND.getByText('Geheugensteun', { exact: true }).click()
    const tick = IND.getByRole('checkbox', { name: 'Er stellen ten hoogste twee mensen vragen.' })
    await tick.check({ force: true })
    expect(asked).toEqual([])
    await IND.reload()
    await IND.getByText('Geheugensteun', { exact: true }).click()
    expect(await tick.isChecked()).toBe(false)
    await IND.locator('.status--saved').first().waitFor()
  }, 60_000)

  it('[R-HRZ-50] the screen of the room is for everybody: by keyboard, narrow, light and dark', async () => {
    await looked(pages.secretaris, 'zitting')
    await looked(pages.IND, 'zitting-lid')
    const nazorg = listen(await openPageWithout('zorg', 'nazorg'))
    await looked(nazorg, 'nazorg')
    await nazorg.context().close()
  }, 120_000)

  it('[R-HRZ-54] [R-HRZ-69] stopping on request asks once and ends it; the coördinator plans on, and who must call has that first', async () => {
    const { secretaris } = pages
    await secretaris.getByRole('button', { name: 'Stoppen op verzoek' }).click()
    await secretaris.getByRole('button', { name: 'Ja, nu stoppen' }).click()
    await secretaris.getByText('De zitting is op verzoek gestopt.').first().waitFor()
    expect((await world.as('coordinator').get('/werk')).text).toContain('Een volgende zitting plannen')
    expect((await world.as('zorg').get('/werk')).text).toContain('Betrokkene bellen na de zitting')
    await perform(world, 'zorg', at(world, 'nazorg'), { doen: 'gebeld', belletje: (await world.look<{ id: string }>('select id::text as id from zorgbelletje'))[0]?.id ?? '', gebeldOp: '2026-11-25' })
    expect((await world.as('zorg').get('/werk')).text).not.toContain('Betrokkene bellen na de zitting')
  }, 60_000)

  it('[R-HRZ-54] a second session goes on in the same verslag', async () => {
    const { secretaris } = pages
    await perform(world, 'voorzitter', at(world, 'zitting'), { doen: 'openen' })
    await secretaris.reload()
    await verslag(secretaris).getByText('Hoe begon het?').waitFor()
    await secretaris.locator('.status--saved').first().waitFor()
    await verslag(secretaris).click()
    await secretaris.keyboard.press('Control+End')
    await secretaris.keyboard.press('Enter')
    await secretaris.keyboard.type('Ik wil verder vertellen.')
    // With what this window shows beside it, so that a failure tells where the words went.
    const shown = async (): Promise<string> => JSON.stringify([await secretaris.locator('[role="alert"], .status').allTextContents(), await secretaris.evaluate(() => document.activeElement?.outerHTML.slice(0, 120)), await lines(secretaris)])
    await expect.poll(shown, { timeout: 10_000 }).toMatch(/"Ik wil verder vertellen\."\]\]$/)
    await secretaris.locator('.status--saved').first().waitFor()
    await secretaris.getByRole('button', { name: 'Zitting afsluiten' }).click()
    await secretaris.getByText('Zitting 2 is afgesloten.').waitFor()
    const [room] = await world.look<{ aantal: number }>("select count(*)::int as aantal from rt_room where naam like 'verslag/%'")
    expect([room?.aantal, verslagRoom(await hearingId(world)).startsWith('verslag/')]).toEqual([1, true])
  }, 60_000)
})

/** A page without a room of its own. */
async function openPageWithout(person: 'zorg', path: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'nl-NL' })
  const [name = '', value = ''] = world.as(person).cookie().split('=')
  await context.addCookies([{ name, value, url: origin }])
  const page = await context.newPage()
  await page.goto(`${origin}${at(world, path)}`)
  return page
}

describe('afterwards', () => {
  it('[R-HRZ-71] [R-HRZ-75] [R-HRZ-77] the text is closed, read back, corrected beside it and fixed; the words stay as they were', async () => {
    await closeVerslag(world)
    for (const page of [pages.zorg, pages.IND]) await page.context().close()
    const page = pages.secretaris
    await page.goto(`${origin}${at(world, 'verslag')}`)
    expect(await page.getByRole('textbox', { name: 'Verslag', exact: true }).count()).toBe(0)
    await page.getByRole('radio', { name: 'Teruggelezen in de zaal' }).check({ force: true })
    await page.getByRole('button', { name: 'Vastleggen en termijn beginnen' }).click()
    await page.getByText('Dat kan na woensdag 9 december 2026').waitFor()
    await page.getByText('Correctie of aanvulling opschrijven', { exact: true }).click()
    await page.getByRole('radio', { name: /^Correctie/ }).check({ force: true })
    await page.getByLabel('Bij welke alinea?').fill('2')
    await page.getByLabel('In haar eigen woorden').fill('Het was de winkel van mijn oom.')
    await page.getByRole('button', { name: 'Naast het verslag zetten' }).dblclick()
    await page.locator('#alinea-2').getByText('Het was de winkel van mijn oom.').waitFor()
    await looked(page, 'verslag-nalezen')
    const [filed] = await world.look<{ aantal: number }>("select count(*)::int as aantal from record where soort = 'correctie'")
    expect(filed?.aantal).toBe(1)
    await page.getByText('Betrokkene zegt dat dit alles is', { exact: true }).click()
    await page.getByRole('button', { name: 'Klaar, dit zijn alle correcties' }).click()
    await page.getByRole('checkbox', { name: /nagelezen/ }).check()
    await page.getByRole('button', { name: 'Verslag vaststellen' }).click()
    await page.getByText('Dit verslag ligt vast').waitFor()
    await page.locator('#alinea-2').getByText('Via de winkel van mijn tante, in de 1/2 straat.').waitFor()
    await page.locator('#alinea-2').getByText('Het was de winkel van mijn oom.').waitFor()
    await page.getByText('De zitting is gestopt op verzoek.').waitFor()
    expect(await world.look(`select seq from rt_update where room = $1`, [vragenRoom(await hearingId(world))])).toEqual([])
    await looked(page, 'verslag-met-correctie')
    expect(heard).toEqual([])
  }, 120_000)
})
