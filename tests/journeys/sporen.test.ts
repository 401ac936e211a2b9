// The tracks of a case: a Dublin case near its last day with and without consent, a minor, a case without aangifte, a sepot that is handed over together with the
// voornemen, and a term that stops for a reason and goes on. Set up by the server's own deeds; clicked where clicking is the point.
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser'
import { becomes } from '../faults/people-in-browsers'
import { playUntil } from '../world/play'
import { at, perform } from '../world/steps'
import { origin, startWorld, type World } from '../world/world'
import type { Person as WorldPerson } from '../world/people'
import { inspect, type Person } from './person'

let world: World
let browser: Browser
let page: Page
const heard: string[] = []

const spoor = (): string => at(world, 'spoor')
const doen = (fields: Record<string, string>) => perform(world, 'coordinator', spoor(), fields)
const begin = (code: string) => doen({ doen: 'beginnen', spoor: code })
const stap = (plek: string, op: string, more: Record<string, string> = {}) => doen({ doen: 'stap', stap: plek, op, bron: 'bericht', ...more })
const refused = async (fields: Record<string, string>): Promise<string> => {
  const answer = await world.as('coordinator').post(spoor(), fields)
  expect(answer.status).toBe(422)
  return answer.text
}

async function open(person: WorldPerson, path: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' })
  await becomes(context, world.as(person).cookie())
  const opened = await context.newPage()
  opened.setDefaultTimeout(20_000)
  opened.on('pageerror', (error) => heard.push(error.message)).on('console', (message) => {
    if (message.type() === 'error' && !/status of (422|404|409)/.test(message.text())) heard.push(message.text())
  })
  await opened.goto(`${origin}${path}`)
  return opened
}

beforeAll(async () => {
  world = await startWorld()
  await playUntil(world, 'beoordeling')
  browser = await launchBrowser([`--host-resolver-rules=MAP localhost:3000 127.0.0.1:${world.port}`])
  await begin('dublin')
  await stap('dublin/akkoord', '2026-09-01')
  await stap('dublin/uod', '2026-12-14')
  page = await open('coordinator', spoor())
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

describe('tracks in the browser', () => {
  it('[R-KET-40] [R-KET-42] near the last day the screen says what still can; without consent nothing is shared, with consent the wish is', async () => {
    const kan = page.getByRole('table', { name: 'Wat nog kan en wat niet' })
    await kan.waitFor()
    const row = (name: RegExp): Promise<string> => kan.getByRole('row', { name }).innerText()
    expect(await row(/Aangifte laten behandelen/)).toMatch(/Nee[\s\S]*20 \(vier werkweken\)/)
    expect(await row(/De wens om aangifte/)).toMatch(/Nee[\s\S]*niet naar gevraagd/)
    expect(await row(/Kwetsbaarheid delen/)).toMatch(/Ja[\s\S]*geen toestemming nodig/)
    expect(await refused({ doen: 'stap', stap: 'dublin/wens-gedeeld', op: '2026-11-25', bron: 'bericht' })).toContain('Betrokkene gaf hier geen toestemming voor')
    await page.getByText('Een antwoord vastleggen', { exact: true }).click()
    await page.getByLabel('Waarvoor vroeg u toestemming?').selectOption('lidstaat-wens-aangifte')
    await page.getByRole('radiogroup', { name: 'Wat antwoordde betrokkene?' }).getByLabel('Ja', { exact: true }).check()
    await page.getByRole('button', { name: 'Antwoord vastleggen' }).click()
    await kan.getByText('Betrokkene geeft toestemming.').waitFor()
    await stap('dublin/wens-gedeeld', '2026-11-25')
    await page.reload()
    await page.getByRole('list', { name: 'Verloop van Dublin' }).getByText('✓ Wens om aangifte te doen gedeeld met de lidstaat').waitFor()
    expect(await row(/Medische gegevens delen/)).toMatch(/Nee/)
  }, 60_000)

  it('[R-KET-13] sepot and voornemen are handed over in one deed, and the term for the zienswijze begins', async () => {
    await begin('b8')
    for (const [code, op] of [['aangifte', '2026-11-03'], ['sepot', '2026-11-16'], ['voornemen', '2026-11-17']] as const) await stap(`b8/${code}`, op)
    await page.reload()
    await page.getByLabel('Op welke dag uitgereikt?').fill('2026-11-19')
    await page.getByRole('radiogroup', { name: 'Is het uitreikingsblad getekend?' }).getByLabel('Ja').check()
    await page.getByRole('button', { name: 'Samen vastleggen' }).click()
    const line = page.getByRole('list', { name: 'Verloop van Verblijfsregeling B8/3' })
    await line.getByText('Samen met: voornemen uitgereikt').waitFor()
    expect(await page.getByRole('table', { name: 'Termijnen van deze zaak' }).getByRole('row', { name: /Zienswijze indienen/ }).innerText()).toMatch(/do 3 dec/)
  }, 60_000)

  it('[R-KET-21] a term stops for a reason and goes on', async () => {
    const row = page.getByRole('table', { name: 'Termijnen van deze zaak' }).getByRole('row', { name: /Zienswijze indienen/ })
    await page.getByText('Een termijn laten stilstaan', { exact: true }).click()
    await page.getByLabel('Welke termijn?').first().selectOption('b8/zienswijze')
    await page.getByLabel('Staat stil vanaf').fill('2026-11-24')
    await page.getByLabel('Waarom?', { exact: true }).selectOption('tolk')
    await page.getByRole('button', { name: 'Laten stilstaan' }).click()
    await row.getByText('Staat stil').waitFor()
    await page.getByText('Een termijn weer laten lopen', { exact: true }).click()
    await page.locator('#termijnVerder').selectOption('b8/zienswijze')
    await page.locator('#opVerder').fill('2026-11-25')
    await page.getByRole('button', { name: 'Weer laten lopen' }).click()
    await row.getByText('vr 4 dec').waitFor()
    expect(await page.getByText('Hoe deze dagen zijn geteld').count()).toBe(1)
  }, 60_000)

  it('[R-KET-14] [R-KET-31] a case without aangifte and a minor go their way', async () => {
    await begin('niet-meewerken')
    await stap('niet-meewerken/aanvraag', '2026-11-20', { uitkomst: 'beide' })
    await begin('minderjarig')
    await stap('minderjarig/melding-nidos', '2026-11-23')
    await page.goto(`${origin}${spoor()}?stap=niet-meewerken-verklaring-politie`)
    await page.getByText('Deze stap overslaan', { exact: true }).click()
    await page.getByLabel('Waarom slaat u deze stap over?').selectOption('veiligheid')
    await page.getByRole('button', { name: 'Overslaan', exact: true }).click()
    await page.getByText('– Overgeslagen: Verklaring van de politie dat betrokkene slachtoffer is').waitFor()
    const termijnen = page.getByRole('table', { name: 'Termijnen van deze zaak' })
    expect(await termijnen.getByRole('row', { name: /Voogd aanwijzen/ }).innerText()).toMatch(/Te laat: 1 werkdag$|Bijna om/m)
    expect((await world.as('coordinator').get('/werk')).text).toMatch(/Bijna om|Te laat/)
  }, 60_000)

  it('[R-KET-12] [R-KET-34] a name in a note is refused and nothing is lost; an odd V-nummer warns', async () => {
    await page.goto(`${origin}${spoor()}?stap=b8-zienswijze`)
    await page.getByLabel('Notitie').fill('Gesproken met Amina')
    await page.getByLabel('Waar blijkt deze dag uit?').selectOption('bericht')
    await page.getByRole('button', { name: 'Stap vastleggen' }).click()
    await page.getByText('Schrijf geen namen').first().waitFor()
    expect(await page.getByLabel('Notitie').inputValue()).toBe('Gesproken met Amina')
    await doen({ doen: 'vnummer', vNummer: 'V-1234', waaromNummer: 'Verkeerd overgenomen.' })
    await page.goto(`${origin}${spoor()}`)
    await page.getByText('Dit nummer ziet er anders uit dan gewoon').waitFor()
    expect(page.url()).not.toContain('V-1234')
  }, 60_000)

  it('[R-KET-5] [R-KET-8] the panel reads only what binds it; both screens are for everybody, narrow and wide, light and dark', async () => {
    const panel = await open('politie', spoor())
    const text = await panel.locator('main').innerText()
    expect(text).toContain('Uiterste overdrachtsdatum')
    expect(text).not.toMatch(/sepot|beklag|aangifte|Nidos|Zienswijze/iu)
    await inspect({ page: panel } as Person, 'spoor-panel')
    for (const summary of await page.locator('summary').all()) await summary.click()
    await inspect({ page } as Person, 'spoor')
    await page.goto(`${origin}${spoor()}?stap=b8-besluit`)
    await inspect({ page } as Person, 'spoor-stap')
    expect(heard).toEqual([])
  }, 120_000)
})
