// Planning a hearing, by the coördinator in a browser: a good moment in one look, a clash, a postponement, a second session, a child. Dossiers are brought there by the server's own deeds.
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser'
import { becomes } from '../faults/people-in-browsers'
import { at, composePanel, declareAll, intake, perform, recordWishes, takeDossier } from '../world/steps'
import type { Person } from '../world/people'
import { addCase, origin, startWorld, type World } from '../world/world'
import { rawDemo } from '../zaak-file'
import { inspect } from './person'

let world: World
let other: World
let child: World
let browser: Browser
const heard: string[] = []
/** Pictures take a while on a busy machine. */
const patience = process.env.WEGING_BEELDEN ?? process.env.WEGING_HANDLEIDING ? 600_000 : 150_000

async function seat(of: World, minderjarig = 'nee'): Promise<World> {
  await takeDossier(of)
  await perform(of, 'coordinator', at(of, 'intake'), { doen: 'ontvankelijk', ...intake, minderjarig })
  await composePanel(of)
  await declareAll(of)
  return of
}

beforeAll(async () => {
  world = await seat(await startWorld())
  other = await seat(await addCase(world, rawDemo('02_VCL_v_VK.json')))
  child = await seat(await addCase(world, rawDemo('03_CN_v_VK.json')), 'ja')
  browser = await launchBrowser([`--host-resolver-rules=MAP localhost:3000 127.0.0.1:${world.port}`])
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

async function open(person: Person, path: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', viewport: { width: 1360, height: 900 } })
  await becomes(context, world.as(person).cookie())
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && !/status of (404|409|422)/.test(message.text()) && heard.push(`${path}: ${message.text()}`))
  page.on('pageerror', (error) => heard.push(`${path}: ${error.message}`))
  await page.goto(`${origin}${path}`)
  return page
}

const look = (page: Page, name: string) => inspect({ functie: 'coordinator', page, context: page.context(), noise: () => [] }, name)
const done = async (page: Page): Promise<void> => {
  await page.context().close()
  expect(heard.splice(0)).toEqual([])
  expect(world.complaints).toEqual([])
}
const confirm = async (page: Page, knop: string): Promise<void> => page.getByRole('button', { name: knop, exact: true }).click()
const planned = (page: Page): Promise<void> => page.waitForURL(/\/hoorzitting$/)
/** Goes on with Tab until this has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab')
    if (name.test(await page.evaluate(() => document.activeElement?.textContent ?? ''))) return
  }
  throw new Error(`Met Tab kwam ${name.source} niet aan de beurt`)
}

describe('a hearing is planned', () => {
  it('[R-PLN-40] [R-PLN-59] wishes first; then the best moments, by week, month and list, with the keyboard alone', { timeout: patience }, async () => {
    const page = await open('coordinator', at(world, 'hoorzitting'))
    await page.getByText('Vraag eerst wat betrokkene nodig heeft').waitFor()
    await page.getByRole('link', { name: 'Wensen vastleggen' }).first().click()
    await page.getByLabel('Wanneer is dit gevraagd?').waitFor()
    await confirm(page, 'Wensen vastleggen')
    await page.getByRole('alert').first().waitFor()
    await look(page, 'hoorwensen-fout')
    await recordWishes(world, { taal: 'edo', tolkNodig: 'ja', geslachtTolk: 'vrouw', kanNiet: ['wo-ochtend', 'wo-middag'], lieverNiet: ['ma-ochtend', 'ma-middag'] })
    await perform(world, 'IND', '/beschikbaarheid', { doen: 'toevoegen', soort: 'kan_niet', vanDag: '2026-12-07', waarom: 'Zitting elders' })
    await perform(world, 'politie', '/beschikbaarheid', { doen: 'toevoegen', soort: 'kan_niet', vanDag: '2026-12-11', vanTijd: '13:00', wekelijksTot: '2027-02-26' })
    await page.goto(`${origin}${at(world, 'hoorzitting')}`)
    await look(page, 'hoorzitting-plannen')
    expect(await page.locator('main').innerText()).not.toContain('Zitting elders')
    const table = page.getByRole('table', { name: /Wie er kan in week/ })
    expect(await table.getByRole('rowheader').allInnerTexts()).toEqual(['Betrokkene', 'IND', 'Zorg', 'Politie', 'Voorzitter', 'Secretaris', 'Tolk', 'Ruimte B2', 'Ruimte C1', 'Kinderkamer A3', 'Kan'])
    await page.goto(`${origin}${at(world, 'hoorzitting')}?week=2026-12-07`)
    expect(await table.locator('tr', { hasText: 'Betrokkene' }).locator('td').allInnerTexts()).toEqual([expect.stringContaining('liever niet'), 'vrij', expect.stringContaining('kan niet'), 'vrij', 'vrij'])
    expect(await table.locator('tr', { hasText: 'IND' }).locator('td').first().innerText()).toContain('bezet')
    expect(await table.locator('tr', { hasText: 'Politie' }).locator('td').last().innerText()).toContain('bezet 13.00–17.00')
    await page.goto(`${origin}${at(world, 'hoorzitting')}?weergave=maand`)
    await look(page, 'hoorzitting-maand')
    await page.goto(`${origin}${at(world, 'hoorzitting')}?weergave=lijst`)
    await look(page, 'hoorzitting-lijst')
    // By the keyboard: the second moment, then the button, then the form.
    await page.goto(`${origin}${at(world, 'hoorzitting')}`)
    await page.locator('.moments__one').first().focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/kies=/)
    await tabTo(page, /^Kies /)
    await page.keyboard.press('Enter')
    await page.waitForURL(/stap=bevestigen/)
    await look(page, 'hoorzitting-bevestigen')
    await done(page)
  })

  it('[R-PLN-45] [R-PLN-51] [R-PLN-52] two windows on one panel: the second hears that it is taken; moving keeps the first moment; a second session stands beside it', { timeout: patience }, async () => {
    await recordWishes(other)
    const [one, two] = [await open('coordinator', at(world, 'hoorzitting')), await open('coordinator', at(other, 'hoorzitting'))]
    const kies = (await one.locator('.moments__one').first().getAttribute('href'))?.match(/kies=([^&]+)/)?.[1] ?? ''
    for (const [page, of] of [[one, world], [two, other]] as const) await page.goto(`${origin}${at(of, 'hoorzitting')}?stap=bevestigen&kies=${kies}`)
    await confirm(one, 'Zitting vastleggen')
    await planned(one)
    await confirm(two, 'Zitting vastleggen')
    await two.getByRole('alert').getByText(/al bezet/).first().waitFor()
    expect(await two.locator('main').innerText()).not.toContain('W-2026-0001')
    await look(two, 'hoorzitting-bezet')
    await done(two)

    await one.getByRole('link', { name: 'Zitting 1 verzetten' }).click()
    await one.getByRole('heading', { name: 'Hoorzitting verzetten' }).waitFor()
    await one.locator('.moments__one').nth(1).click()
    await one.getByRole('link', { name: /^Kies / }).first().click()
    await confirm(one, 'Nieuw moment vastleggen')
    await one.getByText('Schrijf waarom de zitting wordt verzet.').first().waitFor()
    await one.getByText('Kies waardoor de zitting wordt verzet.').first().waitFor()
    await one.getByLabel('Waardoor wordt de zitting verzet?').selectOption('ziekte')
    await one.getByLabel('Waarom wordt de zitting verzet?').fill('De gemachtigde kan niet op 1234 AB.')
    await confirm(one, 'Nieuw moment vastleggen')
    await one.getByText('Dit lijkt op een postcode').first().waitFor()
    await one.getByLabel('Waarom wordt de zitting verzet?').fill('De gemachtigde is ziek.')
    await confirm(one, 'Nieuw moment vastleggen')
    await planned(one)
    await one.getByText('Eén eerder moment').click()
    await one.getByText('De gemachtigde is ziek.').waitFor()
    await one.getByRole('link', { name: 'Nog een zitting plannen' }).click()
    await one.getByRole('link', { name: /^Kies / }).first().click()
    await confirm(one, 'Zitting vastleggen')
    await planned(one)
    await one.getByRole('heading', { name: 'Zittingen' }).waitFor()
    await look(one, 'hoorzitting-gepland')
    await done(one)
  })

  it('[R-PLN-44] for a child not hearing comes first; heard, it is with the guardian in the room', { timeout: patience }, async () => {
    const page = await open('coordinator', at(child, 'hoorzitting/wensen'))
    expect(await page.getByRole('radiogroup', { name: 'Wordt betrokkene gehoord?' }).getByRole('radio').first().getAttribute('value')).toBe('eerdere-opname')
    await recordWishes(child, { leeftijdsgroep: '12-15', instemming: ['betrokkene', 'voogd'] })
    await page.reload()
    await look(page, 'hoorwensen')
    await page.goto(`${origin}${at(child, 'hoorzitting')}`)
    await page.getByText('Is horen nodig?').waitFor()
    await page.getByRole('link', { name: /^Kies / }).first().click()
    const guardian = page.getByRole('group', { name: 'Wie erbij is' }).getByLabel('Voogd')
    await guardian.uncheck()
    await confirm(page, 'Zitting vastleggen')
    await page.getByText('Bij een kind is de voogd (Nidos) erbij').first().waitFor()
    await guardian.check()
    await confirm(page, 'Zitting vastleggen')
    await planned(page)
    await page.getByText(/Voogd/).first().waitFor()
    await done(page)
  })

  it('[R-PLN-60] [R-PLN-61] one’s own calendar, the rooms and interpreters, and all hearings of a coördinator', { timeout: patience }, async () => {
    const own = await open('IND', '/beschikbaarheid')
    await own.getByText('Zitting elders').waitFor()
    await look(own, 'beschikbaarheid')
    await done(own)
    const page = await open('coordinator', '/ruimtes-en-tolken')
    await look(page, 'ruimtes-en-tolken')
    await page.goto(`${origin}/hoorzittingen?maand=2026-12`)
    await look(page, 'hoorzittingen')
    await page.goto(`${origin}/hoorzittingen?weergave=lijst`)
    expect(await page.getByRole('row').count()).toBe(5)
    await look(page, 'hoorzittingen-lijst')
    await page.goto(`${origin}/werk`)
    await page.getByText('Hoorzitting plannen').first().waitFor()
    await done(page)
  })
})
