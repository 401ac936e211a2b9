// The weighing in five stories on the four public cases: one process, one browser. What a story proves happens in windows; the rest is set up by the
// server's own deeds. Each sheet carries words of its own, so that one can see whom they reached.
import type { Browser } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { criteriaFor } from '~/beoordeling/catalogus/criteria'
import type { Minderjarig } from '~/beoordeling/catalogus/schema'
import { writeCitaten, type DraftFields } from '~/beoordeling/draft-fields'
import { catalogus, context, fullDraft } from '~/beoordeling/test-sheets'
import { seatLook } from '~/dossier/seat-look'
import { verteldPunten } from '~/stukken/medisch/schema'
import { launchBrowser } from '../browser'
import { agreed } from '../fixtures/planning'
import { pdfOf, sentenceOn } from '../fixtures/pdf-file'
import { accountIdOf, members, panel, type Member, type Person } from '../world/people'
import { ownScoreRoom } from '../world/places'
import { putFile } from '../world/put-file'
import { knock } from '../world/room-client'
import { at, composePanel, declareAll, everyMember, fixVerslag, handIn, intake, noTies, perform, planHearing, takeDossier, typeScores, typeVerslag } from '../world/steps'
import { writeDraft } from '../world/typing'
import { addCase, origin, startWorld, type World } from '../world/world'
import { rawDemo } from '../zaak-file'
import { createWindows, type Window, type Windows } from './windows'

const reden = 'Dat is hier zo afgesproken.'

let world: World
let browser: Browser
let windows: Windows
beforeAll(async () => {
  world = await startWorld({ zaak: rawDemo('01_LE_v_Griekenland.json') })
  browser = await launchBrowser([`--host-resolver-rules=MAP localhost:3000 127.0.0.1:${world.port}`])
  windows = createWindows(browser)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await world?.stop()
})
afterEach(() => {
  expect(windows.noise.splice(0)).toEqual([])
  expect(world.complaints).toEqual([])
})

/** Words that stand in one sheet of one round only. */
const words = (member: string, ronde: number): string => `KANARIE-${member}-${ronde}`

const sheetOf = (member: Member, minderjarig: Minderjarig, changes: DraftFields = {}): DraftFields => ({ ...fullDraft(context({ discipline: member, minderjarig })), 'B3/reden': words(member, 1), ...changes })

/** A case whose panel sits and declared; everybody filled in a whole sheet of their own, and nobody handed in. */
async function seat(of: World, minderjarig: Minderjarig = 'nee', changes: Partial<Record<Member, DraftFields>> = {}): Promise<World> {
  const here = { ...of, options: { ...of.options, scores: Object.fromEntries(members.map((member) => [member, sheetOf(member, minderjarig, changes[member])])) } }
  await takeDossier(here)
  await perform(here, 'coordinator', at(here, 'intake'), { doen: 'ontvankelijk', ...intake, minderjarig })
  await composePanel(here)
  await declareAll(here)
  await everyMember((member) => typeScores(here, member))
  return here
}

const statusOf = async (of: World, person: Person, path: string): Promise<number> => (await of.as(person).get(at(of, path))).status
const openSheet = async (of: World, person: Person): Promise<Window> => {
  const window = await windows.open(of, person, 'beoordeling?criterium=B3')
  await window.page.locator('.status--saved').first().waitFor()
  return window
}

/** To the overview and *indienen*, by clicking. */
async function clickHandIn({ page }: Window): Promise<void> {
  await page.getByRole('link', { name: /^(Indienen|Overzicht)$/ }).first().click()
  await page.getByRole('button', { name: /indienen$/ }).click()
}
const isIn = ({ page }: Window): Promise<void> => page.getByText('Uw beoordeling is ingediend').waitFor()

/** Whose words of this round reached these windows, and every page of who has none: `IND heeft zorg`. */
async function reached(of: World, open: readonly Window[], ronde: number): Promise<string[]> {
  const told: [string, string][] = await Promise.all(open.map(async (window): Promise<[string, string]> => [window.person, await window.told()]))
  for (const person of [...panel, 'coordinator'] as const) {
    for (const path of ['', 'beoordeling', 'rondes', 'weging', 'verslag', 'stukken']) told.push([person, (await of.as(person).get(at(of, path))).text])
  }
  return [...new Set(told.flatMap(([person, text]) => members.filter((member) => member !== person && text.includes(words(member, ronde))).map((member) => `${person} heeft ${member}`)))]
}

/** Opens what this member said in an earlier round; gives where the words of that round stand. */
function earlier({ page }: Window, member: Member, label: string) {
  const cell = page.getByRole('region', { name: seatLook[member].label, exact: true })
  const opened = cell.locator('details', { has: page.getByText(label, { exact: true }) })
  return { waitFor: async () => (await opened.locator('summary').click(), opened.getByText(`${words(member, 1)}, in dit venster`).waitFor()) }
}

const afterwards = ({ page }: Window, of: World) => page.waitForURL((url) => [at(of), at(of, 'weging')].includes(url.pathname))

describe('one case from the first sheet to a new round', () => {
  let here: World

  it('[R-BEO-94] [R-BEO-95] [R-BEO-140] [R-BEO-162] three at once, sealed, on the papers and again after the hearing; then all opens, with what moved', { timeout: 180_000 }, async () => {
    here = await seat(world)
    await planHearing(here)
    const open = await Promise.all(members.map((member) => openSheet(here, member)))
    const [ind, zorg, politie] = open as [Window, Window, Window]
    // All three type at the same moment; politie also judges otherwise.
    await Promise.all(open.map(({ page, person }) => page.locator('#reden').fill(`${words(person, 1)}, in dit venster`)))
    await politie.page.locator('.criterion').getByRole('radio', { name: /^Neutraal/ }).check({ force: true })
    await Promise.all(open.map(({ page }) => page.locator('.status--saved').first().waitFor()))
    await Promise.all(open.map(clickHandIn))
    await Promise.all(open.map(isIn))
    for (const window of open) expect(await window.told()).toContain(words(window.person, 1))
    expect(await reached(here, open, 1)).toEqual([])
    for (const person of panel) expect([person, await statusOf(here, person, 'weging')]).toEqual([person, 409])

    await typeVerslag(here)
    await fixVerslag(here)
    // The windows of the round on the papers close by themselves; the next round begins with the own sheet.
    await Promise.all(open.map((window) => afterwards(window, here)))
    await Promise.all(open.map(async ({ goTo, page }) => (await goTo('beoordeling?criterium=B3'), page.locator('.status--saved').first().waitFor())))
    for (const { page, person } of open) expect(await page.locator('#reden').inputValue()).toBe(`${words(person, 1)}, in dit venster`)
    await zorg.page.locator('#reden').fill(words('zorg', 2))
    await zorg.page.locator('.criterion').getByRole('radio', { name: /^Neutraal/ }).check({ force: true })
    await zorg.page.locator('.status--saved').first().waitFor()
    for (const window of [zorg, politie]) await clickHandIn(window).then(() => isIn(window))
    expect([...(await reached(here, open, 1)), ...(await reached(here, open, 2))]).toEqual([])
    await clickHandIn(ind)
    await Promise.all(open.map((window) => afterwards(window, here)))

    await ind.goTo('weging?beeld=heel&criterium=B3')
    const table = ind.page.getByRole('table')
    expect(await table.locator('tbody tr').count()).toBe(criteriaFor(catalogus, { minderjarig: 'nee' }).length)
    const row = table.locator('tr', { has: ind.page.locator('#rij-B3') })
    expect(await row.locator('td').allInnerTexts()).toEqual([expect.stringContaining('versterkt, licht'), expect.stringMatching(/neutraal\s*Ronde 1: versterkt, licht\. Nu: neutraal\./), expect.stringContaining('neutraal'), expect.stringContaining('dicht bij elkaar')])
    for (const member of members) await ind.page.getByText(words(member, member === 'zorg' ? 2 : 1)).first().waitFor()
    // What was said in the round on the papers stands beside it.
    await earlier(ind, 'zorg', 'Ronde 1: versterkt, licht').waitFor()
  })

  it('[R-BEO-60] [R-BEO-28] the board is written together, and the own end view is the own until it is recorded', { timeout: 150_000 }, async () => {
    const [ind, zorg] = await Promise.all(['IND', 'zorg'].map((person) => windows.open(here, person as Member, 'weging?criterium=B3'))) as [Window, Window]
    for (const { page } of [ind, zorg]) await page.getByRole('textbox', { name: 'Balans groep B' }).waitFor()
    await zorg.page.getByRole('textbox', { name: 'Balans groep B' }).click()
    await zorg.page.keyboard.type('Bij B3 weegt haar uitleg het zwaarst.')
    await ind.page.getByText('Bij B3 weegt haar uitleg het zwaarst.').waitFor()
    const card = ind.page.locator('#eindoordeel')
    await card.getByLabel('Aannemelijk', { exact: true }).check()
    await card.locator('input[name="dragend"][value="A"]').check()
    await card.locator('input[name="versterkt"][value="A1"]').check()
    await card.getByRole('textbox').first().click()
    await ind.page.keyboard.type(words('standpunt', 2))
    await card.locator('.status--saved').waitFor()
    await zorg.page.reload()
    expect(await zorg.told()).not.toContain(words('standpunt', 2))
    await card.getByRole('button', { name: 'Standpunt vastleggen' }).click()
    await card.getByText(/versie 1/i).waitFor()
    await zorg.page.reload()
    await zorg.page.getByText(words('standpunt', 2)).waitFor()
    await Promise.all([ind, zorg].map((window) => window.close()))
  })

  it('[R-BEO-107] [R-BEO-108] [R-BEO-160] a new round stands sealed beside the old one, which stays to be read; afterwards both are there', { timeout: 150_000 }, async () => {
    await perform(here, 'voorzitter', at(here, 'rondes'), { doen: 'heropenen', reden })
    const [politie, zorg] = await Promise.all([openSheet(here, 'politie'), windows.open(here, 'zorg', 'weging?beeld=heel&criterium=B3')])
    await politie.page.locator('#reden').fill(words('politie', 3))
    await politie.page.locator('.criterion').getByRole('radio', { name: /^Versterkt/ }).check({ force: true })
    await politie.page.locator('.criterion').getByRole('radio', { name: /^zwaar/ }).check()
    await politie.page.locator('.status--saved').first().waitFor()
    await clickHandIn(politie)
    await isIn(politie)
    await zorg.page.reload()
    await zorg.page.getByText(`${words('politie', 1)}, in dit venster`).first().waitFor()
    expect(await reached(here, [zorg], 3)).toEqual([])
    await handIn(here, 'IND')
    await handIn(here, 'zorg')
    // Nobody reloads: the window follows the reveal.
    await zorg.page.getByText(words('politie', 3)).waitFor()
    const row = zorg.page.getByRole('table').locator('tr', { has: zorg.page.locator('#rij-B3') })
    expect(await row.locator('td').nth(2).innerText()).toMatch(/versterkt, zwaar\s*Ronde 2: neutraal\. Nu: versterkt, zwaar\./)
    await earlier(zorg, 'politie', 'Ronde 2: neutraal').waitFor()
    await zorg.goTo('rondes')
    for (const title of [/^Ronde 1, op de stukken/, /^Ronde 2, na de hoorzitting/, /^Ronde 3, /]) await zorg.page.getByRole('heading', { name: title }).filter({ hasText: 'de formulieren die gelden' }).waitFor()
    await zorg.page.getByText('ronde 3 begint, naast wat onthuld is').waitFor()
    await Promise.all([politie, zorg].map((window) => window.close()))
  })
})

it('[R-BEO-101] [R-BEO-102] an absent member is out at once, in an old window too; the deputy scores sealed, and only then all opens', { timeout: 150_000 }, async () => {
  const here = await seat(await addCase(world, rawDemo('02_VCL_v_VK.json')), 'ja')
  await handIn(here, 'IND')
  await handIn(here, 'politie')
  const old = await openSheet(here, 'zorg')
  const room = await ownScoreRoom(here, 'zorg')
  await perform(here, 'coordinator', at(here, 'panel'), { doen: 'sluiten', discipline: 'zorg', reden })
  await old.page.locator('.status--refused').first().waitFor()
  expect(await old.page.locator('#reden').isEditable()).toBe(false)
  const before = (await old.told()).length
  const frames = await here.look('select seq from rt_update where room = $1', [room])
  expect([await statusOf(here, 'zorg', ''), (await here.as('zorg').post(at(here, 'beoordeling'), { doen: 'indienen' })).status, await here.look("select 1 from record where soort = 'score' and dossier_id = $1 and lid_id::text = $2", [here.dossierId, room.split('/')[2]])]).toEqual([404, 404, []])
  expect((await knock({ port: here.port, origin, cookie: here.as('zorg').cookie(), room })).outcome).toBe(4404)

  await perform(here, 'coordinator', at(here, 'panel'), { doen: 'vervangen', zetel: 'zorg', account: accountIdOf('zorg-2') })
  await perform(here, 'zorg-2', at(here, 'verklaring'), noTies)
  await perform(here, 'voorzitter', at(here, 'afzien'), { doen: 'afzien', grond: 'wil-niet', reden, ...agreed })
  for (const person of panel.filter((one) => one !== 'zorg')) expect([person, await statusOf(here, person, 'weging')]).toEqual([person, 409])

  const deputy = await openSheet(here, 'zorg-2')
  expect(await deputy.page.locator('#reden').inputValue()).toBe('')
  const client = await here.enter('zorg-2', await ownScoreRoom(here, 'zorg'))
  await client.edit((doc) => writeDraft(doc, sheetOf('zorg', 'ja', { 'B3/reden': words('zorg-2', 1) })))
  await client.leave()
  const ind = await windows.open(here, 'IND', 'rondes')
  for (const person of ['IND', 'politie', 'voorzitter', 'secretaris'] as const) for (const path of ['', 'rondes', 'weging', 'beoordeling']) expect((await here.as(person).get(at(here, path))).text).not.toContain(words('zorg-2', 1))
  await clickHandIn(deputy)
  await afterwards(deputy, here)
  await ind.goTo('weging?beeld=heel&criterium=B3')
  await ind.page.getByText(words('zorg-2', 1)).waitFor()
  expect([await ind.told(), await deputy.told()].map((text) => text.includes(words('zorg', 1)))).toEqual([false, false])
  // The old window got nothing more, and nothing of it came in.
  expect([(await old.told()).length, await here.look('select seq from rt_update where room = $1', [room])]).toEqual([before, frames])
  await Promise.all([old, deputy, ind].map((window) => window.close()))
})

it('[R-STU-24] [R-STU-26] [R-STU-32] consent taken back ends access in an open window at once, and the judgement that rests on the paper goes to a new round', { timeout: 150_000 }, async () => {
  const NUMMER = 4711
  const here = await seat(await addCase(world, rawDemo('03_CN_v_VK.json')))
  await putFile(here, { nummer: NUMMER, titel: 'Brief van een arts', mime: 'application/pdf', bladzijden: 60, compartiment: 'medisch' }, pdfOf(60, 60_000))
  const seats = Object.fromEntries((await here.look<{ zetel: string; id: string }>('select zetel, id::text as id from lidmaatschap where dossier_id = $1', [here.dossierId])).map(({ zetel, id }) => [zetel, id]))
  const lezers = [seats.zorg ?? '', seats.IND ?? '']
  await perform(here, 'coordinator', at(here, 'medisch'), { doen: 'vastleggen', stuk: String(NUMMER), lezers, gevraagdOp: '2026-11-24', hoe: 'In een gesprek.', tolk: 'met', verteld: [...verteldPunten], antwoord: 'ja' })
  await perform(here, 'zorg', at(here, 'medisch'), { doen: 'openen', stuk: String(NUMMER), lezer: lezers[1] ?? '' })
  const cite = async (citaten: string): Promise<void> => {
    const client = await here.enter('zorg', await ownScoreRoom(here, 'zorg'))
    await client.edit((doc) => writeDraft(doc, { 'C5/citaten': citaten }))
    await client.leave()
  }
  await cite(writeCitaten([{ stuk: NUMMER, plaats: 'blz. 2' }]))
  await everyMember((member) => handIn(here, member))
  await perform(here, 'voorzitter', at(here, 'afzien'), { doen: 'afzien', grond: 'schadelijk', reden, leeftijdsgroep: 'volwassen' })
  const namesPaper = (text: string): boolean => new RegExp(`(?<![\\w-])${NUMMER}(?![\\w-])`).test(text)
  for (const person of panel) expect([person, namesPaper((await here.as(person).get(at(here, 'weging?criterium=C5'))).text)]).toEqual([person, person === 'IND' || person === 'zorg'])

  const reader = await windows.open(here, 'IND', `stukken?stuk=${NUMMER}`)
  await reader.page.getByText(sentenceOn(1)).waitFor()
  const file = `${origin}${at(here, `stukken/${NUMMER}/bestand`)}`
  const fetchFile = () => reader.page.evaluate(async (url) => (await fetch(url, { headers: { Range: 'bytes=0-99' } })).status, file)
  expect(await fetchFile()).toBe(206)
  await perform(here, 'coordinator', at(here, 'medisch'), { doen: 'intrekken', stuk: String(NUMMER), redenStop: 'Zij belde gisteren.' })
  expect(await fetchFile()).toBe(404)
  const refused = reader.page.waitForResponse((response) => response.url().split('?')[0] === file && response.status() === 404)
  await reader.page.getByLabel('Bladzijde', { exact: false }).and(reader.page.locator('input')).fill('50')
  await reader.page.keyboard.press('Enter')
  await refused
  expect(await reader.page.getByText(sentenceOn(50)).count()).toBe(0)
  await reader.page.reload()
  expect(await reader.page.content()).not.toContain('Brief van een arts')

  // The round opened by itself, and nothing names the paper.
  expect(await here.look('select nummer, soort, onthuld_op is null as dicht from ronde where dossier_id = $1 order by nummer', [here.dossierId])).toEqual([{ nummer: 1, soort: 'enige', dicht: false }, { nummer: 2, soort: 'heropend', dicht: true }])
  for (const person of panel) for (const path of ['', 'rondes', 'weging?criterium=C5', 'stukken']) expect([person, path, namesPaper((await here.as(person).get(at(here, path))).text)]).toEqual([person, path, false])
  await handIn(here, 'IND')
  await handIn(here, 'politie')
  expect((await here.as('zorg').post(at(here, 'beoordeling'), { doen: 'indienen' })).status).toBe(422)
  await cite(writeCitaten([{ stuk: 1, plaats: null }]))
  const zorg = await windows.open(here, 'zorg', 'beoordeling?deel=overzicht')
  await zorg.page.locator('.status--saved').first().waitFor()
  await zorg.page.getByRole('button', { name: /indienen$/ }).click()
  await afterwards(zorg, here)
  await zorg.goTo('weging?beeld=heel&criterium=C5')
  await zorg.page.getByRole('heading', { name: /de redenen naast elkaar/ }).waitFor()
  for (const person of panel) expect([person, namesPaper((await here.as(person).get(at(here, 'weging?beeld=heel&criterium=C5'))).text)]).toEqual([person, false])
  await Promise.all([reader, zorg].map((window) => window.close()))
})

it('[R-BEO-105] [R-BEO-161] who withdraws in mid-round is gone from every screen, the open ones too, and from every socket; the log and the records say so', { timeout: 150_000 }, async () => {
  const here = await seat(await addCase(world, rawDemo('04_RBDHA_2021_5480.json')))
  await everyMember((member) => handIn(here, member))
  await perform(here, 'voorzitter', at(here, 'afzien'), { doen: 'afzien', grond: 'al-gehoord', reden, ...agreed })
  const readers = await Promise.all(['voorzitter', 'zorg'].map((person) => windows.open(here, person as Person, 'weging?criterium=B3')))
  for (const { page } of readers) await page.getByText(words('politie', 1)).first().waitFor()
  await perform(here, 'voorzitter', at(here, 'rondes'), { doen: 'heropenen', reden })
  const room = await ownScoreRoom(here, 'politie')
  const typing = await here.enter('politie', room)
  await typing.edit((doc) => writeDraft(doc, { 'B3/reden': words('politie', 2) }))
  await handIn(here, 'politie')

  const politie = await windows.open(here, 'politie', 'terugtreden')
  await politie.page.getByLabel('Reden').fill('Ik blijk een familielid van een getuige te kennen.')
  await politie.page.getByRole('button', { name: 'Ik trek mij terug' }).click()
  await politie.page.waitForURL(/\/werk$/)
  expect(await typing.closes()).toBe(4403)
  // Nobody reloads: what stood on the screens is taken off.
  for (const { page } of readers) {
    await expect.poll(async () => (await page.locator('body').innerText()).includes(words('politie', 1)), { timeout: 20_000 }).toBe(false)
    await page.getByText(words('IND', 1)).first().waitFor()
  }
  for (const person of [...panel, 'coordinator'] as const) {
    for (const path of ['', 'rondes', 'weging', 'weging?beeld=heel&criterium=B3', 'beoordeling', 'weging.data']) {
      const { text } = await here.as(person).get(at(here, path))
      expect([person, path, [1, 2].some((ronde) => text.includes(words('politie', ronde)))]).toEqual([person, path, false])
    }
  }
  expect([await statusOf(here, 'politie', ''), (await knock({ port: here.port, origin, cookie: here.as('politie').cookie(), room })).outcome]).toEqual([404, 4404])
  await handIn(here, 'IND')
  await handIn(here, 'zorg')
  expect(await here.look('select count(*)::int as dicht from ronde where dossier_id = $1 and onthuld_op is null', [here.dossierId])).toEqual([{ dicht: 1 }])
  expect(await here.look("select count(*)::int as bladen from record where soort = 'score' and dossier_id = $1 and lid_id::text = $2", [here.dossierId, room.split('/')[2]])).toEqual([{ bladen: 2 }])
  expect(await here.look("select actor::text as actor from logboek.regel where deed = 'belang.terugtreden' and resultaat = 'gedaan' and object = $1", [`dossier/${here.dossierId}`])).toEqual([{ actor: accountIdOf('politie') }])
  await Promise.all([...readers, politie].map((window) => window.close()))
})
