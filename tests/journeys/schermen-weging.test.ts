// The screens of the weighing, each looked at as its reader meets it: axe, dark, 200 %, 320 px. WEGING_BEELDEN=<folder> keeps every picture,
// WEGING_HANDLEIDING=docs/handleiding/beelden makes those of the guide anew.
import sharp from 'sharp'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { catalogus } from '~/beoordeling/test-sheets'
import { sha256Hex } from '~/platform/canonical'
import { launchBrowser } from '../browser'
import { becomes } from '../faults/people-in-browsers'
import { pdfOf } from '../fixtures/pdf-file'
import { sheetOf } from '../fixtures/sheets-of-a-case'
import type { Person } from '../world/people'
import { playUntil } from '../world/play'
import { putFile } from '../world/put-file'
import { at, perform } from '../world/steps'
import { origin, startWorld, type World } from '../world/world'
import { inspect } from './person'

const MEDICAL = 4711
const PHOTO = 61

let world: World
let browser: Browser
const heard: string[] = []
const contexts = new Map<Person, BrowserContext>()

beforeAll(async () => {
  world = await startWorld({ scores: { IND: sheetOf('IND'), zorg: sheetOf('zorg'), politie: sheetOf('politie') } })
  browser = await launchBrowser([`--host-resolver-rules=MAP localhost:3000 127.0.0.1:${world.port}`])
  await playUntil(world, 'beoordeling')
  await putFile(world, { nummer: 60, titel: 'Verklaring bij de klacht, gescand', mime: 'application/pdf', bladzijden: 3 }, pdfOf(3, 100))
  await putFile(world, { nummer: PHOTO, titel: 'Foto van de woning', mime: 'image/png', bladzijden: 1, afdekken: true }, await drawing())
  await world.look(
    `insert into stuk (id, dossier_id, nummer, soort, titel, datum_tekst, inhoud, compartiment, toegevoegd_op) values (gen_random_uuid(), $1, $2, 'brief van een behandelaar', 'Brief van de behandelaar', '3 maart 2007', 'Zij slaapt slecht en schrikt van stemmen op de gang.', 'medisch', now())`,
    [world.dossierId, MEDICAL]
  )
  await world.look(`insert into catalogus (versie, inhoud, sha256, geladen_op) values ('reconstructie-2026-2', $1, $2, now())`, newer())
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

/** A floor plan of lines only: a picture that shows nobody. */
const drawing = (): Promise<Buffer> =>
  sharp(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="800" height="500"><rect width="800" height="500" fill="#fff"/><path d="M60 60h680v380H60zM60 260h300V60M360 260v180M360 260h180" fill="none" stroke="#333" stroke-width="8"/></svg>')).png().toBuffer()

/** A newer catalogue: a criterion less, and one with other words. */
function newer(): [string, string] {
  const next = structuredClone(catalogus)
  const b = next.groepen.find(({ code }) => code === 'B')
  const d2 = next.groepen.find(({ code }) => code === 'D')?.criteria.find(({ code }) => code === 'D2')
  if (!b || !d2) throw new Error('De catalogus is anders dan deze proef denkt')
  b.criteria = b.criteria.filter(({ code }) => code !== 'B6')
  Object.assign(d2, { definitie: 'Het einde van de uitbuiting is voorstelbaar, gelet op haar situatie.' })
  const inhoud = JSON.stringify({ ...next, versie: 'reconstructie-2026-2' })
  return [inhoud, sha256Hex(inhoud)]
}

async function open(person: Person, path: string): Promise<Page> {
  const context = contexts.get(person) ?? (await browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', viewport: { width: 1280, height: 900 } }))
  contexts.set(person, context)
  await becomes(context, world.as(person).cookie())
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && !/status of (404|409|422)/.test(message.text()) && heard.push(`${path}: ${message.text()}`))
  page.on('pageerror', (error) => heard.push(`${path}: ${error.message}`))
  await page.goto(`${origin}${path.startsWith('/') ? path : at(world, path)}`)
  return page
}

/** Every picture that is asked for is made of every screen; else what another journey looks at, or differs from another here in words alone, is passed by. */
const wantsPictures = Boolean(process.env.WEGING_BEELDEN ?? process.env.WEGING_HANDLEIDING)
const passedBy = new Set([
  'stuk-toevoegen', 'stukken', 'stuk-lezen', 'stuk-geopend', 'medisch-lezen', 'stukken-conclusie', 'naast-elkaar-schrijven', 'naast-elkaar-lezen', 'blad-criterium', 'blad-met-stuk', 'blad-overzicht',
  'panel-zetel-sluiten', 'dossier-coordinator', 'rondes-lid', 'rondes-spoed', 'werk-spoed', 'weging', 'weging-voorzitter', 'weging-vast', 'advies-concept', 'advies-aftekenen'
])
/** Pictures take a while on a busy machine. */
const patience = wantsPictures ? 1_200_000 : 240_000

/** Some screens alone, for who works on them: WEGING_SCHERM=<part of the name>. */
const wanted = process.env.WEGING_SCHERM ?? ''

/** One screen, looked at and closed again; `ready` brings it in the state that is looked at. */
async function look(person: Person, path: string, name: string, ready: (page: Page) => Promise<unknown> = (page) => page.waitForLoadState('networkidle')): Promise<void> {
  if (!name.includes(wanted) || (!wantsPictures && passedBy.has(name))) return
  const page = await open(person, path)
  await ready(page)
  await inspect({ functie: person, page, context: page.context(), noise: () => [] }, name)
  await page.close()
}

const unfold = (label: string) => (page: Page): Promise<void> => page.locator('summary', { hasText: label }).first().click()
const press = (name: string) => (page: Page): Promise<void> => page.getByRole('button', { name, exact: true }).first().click()
const saved = (page: Page): Promise<void> => page.locator('.status--saved').first().waitFor()

const consent = { doen: 'vastleggen', stuk: String(MEDICAL), gemachtigdeGevraagdOp: '2026-11-24', gevraagdOp: '2026-11-24', hoe: 'De coördinator vroeg het haar in het bijzijn van de gemachtigde.', tolk: 'met', verteld: ['wie', 'waarvoor', 'weigeren', 'intrekken'], antwoord: 'ja' }
const shown = { doen: 'voorleggen', stuk: String(MEDICAL), aan: 'gemachtigde', voorgelegdOp: '2026-11-25', voorlegHoe: 'Telefonisch, met een tolk.', opmerking: 'Zij herkent dit.' }

it('[R-STU-80] [R-STU-81] stukken: adding, reading, medical ones and statements side by side are readable for everybody', { timeout: patience }, async () => {
  await look('secretaris', 'stukken/toevoegen', 'stuk-toevoegen')
  await look('secretaris', 'stukken/toevoegen', 'stuk-toevoegen-fout', async (page) => {
    await page.locator('input[type=file]').evaluate((field) => field.removeAttribute('required'))
    await press('Stuk toevoegen')(page)
    await page.getByRole('alert').first().waitFor()
  })
  await look('zorg', 'stukken', 'stukken')
  await look('zorg', 'stukken?stuk=60', 'stuk-lezen', (page) => page.locator('.viewer__page[data-staat="getekend"]').first().waitFor())
  await look('zorg', `stukken?stuk=${PHOTO}`, 'stuk-afgedekt', (page) => page.getByText('Dit stuk is afgedekt').waitFor())
  await look('zorg', `stukken?stuk=${PHOTO}`, 'stuk-geopend', async (page) => {
    await press('Stuk openen')(page)
    await page.waitForLoadState('networkidle')
  })
  await look('coordinator', 'medisch', 'medisch-toestemming')
  const [{ lid } = { lid: '' }] = await world.look<{ lid: string }>(`select id::text as lid from lidmaatschap where dossier_id = $1 and zetel = 'zorg' and beeindigd_op is null`, [world.dossierId])
  const [{ ind } = { ind: '' }] = await world.look<{ ind: string }>(`select id::text as ind from lidmaatschap where dossier_id = $1 and zetel = 'IND' and beeindigd_op is null`, [world.dossierId])
  await perform(world, 'coordinator', at(world, 'medisch'), { ...consent, lezers: [lid, ind] })
  await look('coordinator', 'medisch', 'medisch-toestemming-vast', unfold('Betrokkene trekt haar toestemming in'))
  // A paper that is text is read on the page itself.
  await world.as('zorg').get(at(world, `stukken?stuk=${MEDICAL}`))
  await look('zorg', 'medisch', 'medisch-lezen')
  await perform(world, 'zorg', at(world, 'medisch'), { doen: 'concluderen', stuk: String(MEDICAL), conclusie: 'De klachten passen bij langdurige angst en kunnen verklaren waarom zij in stukjes vertelt.' })
  await look('zorg', 'medisch', 'medisch-conclusie')
  const conclusieVersie = /name="conclusieVersie" value="(\d+)"/.exec((await world.as('zorg').get(at(world, 'medisch'))).text)?.[1] ?? ''
  await perform(world, 'zorg', at(world, 'medisch'), { ...shown, conclusieVersie })
  await look('politie', 'stukken', 'stukken-conclusie')
  await perform(world, 'secretaris', at(world, 'stukken/naast-elkaar'), { doen: 'toevoegen', titel: 'Hoe zij in Griekenland kwam', eerste: '1', 'eerste-plaats': '“diende de advocaat van de handelaar het verzoek in”', tweede: '3', 'tweede-plaats': '“met een werkbelofte naar Griekenland is gebracht”', uitleg: '3', 'uitleg-plaats': '“ongeveer twee jaar”' })
  await look('secretaris', 'stukken/naast-elkaar?links=1&rechts=3', 'naast-elkaar-schrijven')
  await look('zorg', 'stukken/naast-elkaar?links=1&rechts=3', 'naast-elkaar-lezen')
  expect(heard).toEqual([])
})

/** The words of a page as they are read, without tags. */
const wordsOn = async (person: Person, path: string): Promise<string> => (await world.as(person).get(at(world, path))).text.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

it('[R-STU-82] a paper says what it is, of whom, from where and since when, and that it is covered', async () => {
  expect(await wordsOn('zorg', 'stukken?stuk=60')).toMatch(/Soort verklaring Datum 3 maart 2005 Verklaring van betrokkene Herkomst gescand door de secretaris/)
  const covered = await wordsOn('zorg', `stukken?stuk=${PHOTO}`)
  expect(covered).toMatch(/Afgedekt ja, er staan beelden in die u kunnen raken/)
  expect(covered).toContain('Dit stuk is afgedekt')
  expect(await wordsOn('zorg', 'stukken?stuk=4')).toMatch(/Van weergave door een internationale ngo/)
})

it('[R-BEO-178] above each form stands who will see what is filled in, and when', async () => {
  const forms: [Person, string, string][] = [
    ['secretaris', 'stukken/toevoegen', 'Stuk toevoegen'], ['secretaris', 'stukken/naast-elkaar?links=1&rechts=3', 'Onderwerp toevoegen'],
    ['coordinator', 'medisch', 'Antwoord vastleggen'], ['coordinator', 'panel', 'Zetel sluiten'], ['coordinator', 'criteria', 'Naar deze versie overgaan'],
    ['zorg', 'terugtreden', 'Ik trek mij terug'], ['voorzitter', 'rondes', 'Eén ronde vastleggen']
  ]
  for (const [person, path, button] of forms) {
    const page = await wordsOn(person, path)
    const [told, done] = [page.indexOf('Wie ziet dit?'), page.lastIndexOf(button)]
    expect([path, told > 0, told < done]).toEqual([path, true, true])
  }
})

it('[R-STU-83] the viewer and the side-by-side view hold no keyboard: Tab goes through and out, and the focus can be seen', { timeout: 120_000 }, async () => {
  for (const [path, inside] of [['stukken?stuk=60', '.viewer__scroll'], ['stukken/naast-elkaar?links=1&rechts=60', '.side-by-side']] as const) {
    const page = await open('secretaris', path)
    await page.locator('.viewer__page[data-staat="getekend"]').first().waitFor()
    const walk = await tabThrough(page, inside)
    expect([path, walk.inside > 0, walk.out, walk.unseen]).toEqual([path, true, true, []])
    await page.close()
  }
  expect(heard).toEqual([])
})

/** Goes through a page with Tab until the end: how often it was inside, whether it came out again, and where no focus could be seen. */
async function tabThrough(page: Page, inside: string): Promise<{ inside: number; out: boolean; unseen: string[] }> {
  const walk = { inside: 0, out: false, unseen: [] as string[] }
  for (let step = 0; step < 150; step += 1) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate((selector) => {
      const at = document.activeElement
      if (!at || at === document.body) return null
      const { outlineStyle, boxShadow } = getComputedStyle(at)
      return { name: `${at.tagName} ${at.textContent?.slice(0, 30) ?? ''}`, inside: at.closest(selector) !== null, seen: outlineStyle !== 'none' || boxShadow !== 'none' }
    }, inside)
    if (here === null) return { ...walk, out: walk.inside > 0 }
    if (here.inside) walk.inside += 1
    if (!here.seen) walk.unseen.push(here.name)
  }
  return walk
}

it('[R-BEO-179] the sheet reads in one order: where one is, who sees it, saved, the criteria, the judgement, the paper', { timeout: 60_000 }, async () => {
  const page = await open('zorg', 'beoordeling?criterium=B3')
  await saved(page)
  const tree = await page.locator('main').ariaSnapshot()
  const order = ['heading "Mijn beoordeling" [level=1]', 'Alleen u ziet dit', 'Opgeslagen', 'A Feitelijke kern', 'heading "B3 Consistentie tussen verklaringen" [level=2]', 'radio "Versterkt', 'textbox "Reden"', 'Stuk om te lezen', 'heading "Stuk 1']
  const places = order.map((part) => tree.indexOf(part))
  expect(order.filter((_, index) => (places[index] ?? -1) < 0)).toEqual([])
  expect(places).toEqual([...places].sort((one, two) => one - two))
  const levels = [...tree.matchAll(/heading .*\[level=(\d)\]/g)].map((found) => Number(found[1]))
  expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([])
  // Every control has a name.
  expect(tree.match(/- (button|link|textbox|combobox|radio|checkbox)(:| \[|$)/gm) ?? []).toEqual([])
  await page.close()
})

it('[R-BEO-175] before the reveal: the sheet, the rounds, a seat that closes, other criteria and stepping down', { timeout: patience }, async () => {
  await look('zorg', 'beoordeling?criterium=B3', 'blad-criterium', saved)
  await look('zorg', 'beoordeling?criterium=B3', 'blad-met-stuk', async (page) => {
    await saved(page)
    await page.getByLabel('Stuk om te lezen').selectOption('60')
    await page.locator('.viewer__page[data-staat="getekend"]').first().waitFor()
  })
  await look('zorg', 'beoordeling?deel=overzicht', 'blad-overzicht', saved)
  await look('coordinator', 'panel', 'panel-zetel-sluiten', unfold('De zetel van een afwezig lid sluiten'))
  await look('coordinator', 'panel', 'panel-zetel-sluiten-fout', async (page) => {
    await unfold('De zetel van een afwezig lid sluiten')(page)
    await press('Zetel sluiten')(page)
    await page.getByRole('alert').first().waitFor()
  })
  await look('coordinator', 'criteria', 'criteria-verzetten')
  await look('coordinator', '', 'dossier-coordinator')
  await look('zorg', 'terugtreden', 'terugtreden')
  await look('voorzitter', 'rondes', 'rondes-besluiten', unfold('Spoed'))
  await playUntil(world, 'gepland')
  await look('zorg', 'rondes', 'rondes-lid')
  await look('zorg', 'beoordeling?deel=overzicht', 'blad-ingediend', saved)
  await perform(world, 'voorzitter', at(world, 'rondes'), { doen: 'spoed', reden: 'De verblijfsvergunning van betrokkene loopt over drie weken af.', overgeslagen: 'de gewone termijn voor een reactie van de gemachtigde' })
  await look('zorg', '', 'dossier-spoed')
  await look('zorg', 'rondes', 'rondes-spoed')
  await look('zorg', '/werk', 'werk-spoed')
  expect(heard).toEqual([])
})

it('[R-BEO-176] after the reveal: the board, the whole picture, the end view and the receipts', { timeout: patience }, async () => {
  await playUntil(world, 'weging')
  await look('zorg', 'weging?criterium=B3', 'weging', saved)
  await look('zorg', 'weging?beeld=heel', 'weging-beeld')
  await look('zorg', 'weging?beeld=heel&criterium=B3&toon=verschillen&orde=verschillen%20eerst', 'weging-beeld-open')
  await look('voorzitter', 'weging', 'weging-voorzitter', saved)
  await look('voorzitter', 'rondes', 'rondes-onthuld', unfold('Een nieuwe ronde openen'))
  await playUntil(world, 'concept')
  await look('secretaris', 'advies', 'advies-concept', saved)
  await look('zorg', 'weging?criterium=B3', 'weging-vast')
  await playUntil(world, 'bevroren')
  await look('zorg', 'advies', 'advies-aftekenen')
  await playUntil(world, 'uitgebracht')
  await look('beslismedewerker', `/adviezen/${(await world.look<{ id: string }>('select id::text as id from advies limit 1'))[0]?.id ?? ''}`, 'advies-v3')
  expect(heard).toEqual([])
})
