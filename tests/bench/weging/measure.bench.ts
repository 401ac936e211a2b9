// The whole measurement; `npm run bench:weging` runs it (docs/bench.md).
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, it } from 'vitest'
import { scoreTextRoot } from '~/dossier/rooms'
import { VERSLAG_ROOT } from '~/hoorzitting/verslag-document'
import { launchBrowser } from '~tests/browser'
import { pdfOf, type PdfShape } from '~tests/fixtures/pdf-file'
import { putFile } from '~tests/world/put-file'
import { at } from '~tests/world/steps'
import type { Person } from '~tests/world/people'
import { origin, type World } from '~tests/world/world'
import { writeIntoPage } from '../realtime/report'
import { hearingRoom, MEMBERS, PAGES, PAPERS, scorers, sheetRoom, startEmpty, startFull } from './dossiers'
import { askServer, enter, openSheet, sheetBytes, type Opening, type Side } from './opening'
import { readOverSlowLine, type Reading } from './reading'
import { markdownOf, type Measured, type Pair } from './report'
import { inParagraph, inText, keepTyping, typeLetters, type Typed } from './typing'

const settings = JSON.parse(process.env.BENCH_WEGING ?? '{}') as { short?: boolean; doc?: boolean; out?: string }
const many = settings.short ? { server: 5, browser: 2, letters: 20, rounds: 1 } : { server: 60, browser: 8, letters: 100, rounds: 3 }

let worlds: { empty: World; full: World }
let browsers: { empty: Browser; full: Browser }
const began = performance.now()

beforeAll(async () => {
  worlds = { empty: await startEmpty(), full: await startFull() }
  const to = ({ port }: World) => launchBrowser([`--host-resolver-rules=MAP localhost:3000 127.0.0.1:${port}`])
  browsers = { empty: await to(worlds.empty), full: await to(worlds.full) }
}, 300_000)
afterAll(async () => {
  for (const browser of Object.values(browsers ?? {})) await browser.close()
  for (const world of Object.values(worlds ?? {})) await world.stop()
}, 60_000)

/** One of the empty side, one of the full, and again: what the machine does meanwhile meets both. */
async function inTurn<Value>(times: number, measure: (side: 'empty' | 'full') => Promise<Value>): Promise<Pair<Value>> {
  const pair = { empty: [] as Value[], full: [] as Value[] }
  for (let time = 0; time < times; time += 1) {
    for (const side of time % 2 === 0 ? (['empty', 'full'] as const) : (['full', 'empty'] as const)) pair[side].push(await measure(side))
  }
  return pair
}

it('measures', { timeout: 1_500_000 }, async () => {
  const sides: Record<'empty' | 'full', Side> = { empty: { world: worlds.empty, person: 'politie' }, full: { world: worlds.full, person: scorers.politie } }
  await inTurn(3, (side) => askServer(sides[side]))
  const server = await inTurn(many.server, (side) => askServer(sides[side]))
  const pageBytes = { empty: await sheetBytes(sides.empty), full: await sheetBytes(sides.full) }
  const contexts = { empty: await enter(browsers.empty, sides.empty), full: await enter(browsers.full, sides.full) }
  const open = async (side: 'empty' | 'full'): Promise<Opening> => {
    const { page, opening } = await openSheet(contexts[side], sides[side])
    await page.close()
    return opening
  }
  await inTurn(1, open)
  const browser = await inTurn(many.browser, open)
  const sheet = await typeInSheets(sides, contexts)
  const verslag = await typeInVerslag()
  const reading = await readPapers(sides.full, contexts.full)
  const measured: Measured = { server, pageBytes, browser, sheetTyping: sheet.typed, verslagTyping: verslag.typed, othersTyped: { sheet: sheet.others, verslag: verslag.others }, reading }
  tell(measured)
})

/** Six others on the full side: two in their own sheets, four in the verslag of the same dossier. */
async function typeInSheets(sides: Record<'empty' | 'full', Side>, contexts: Record<'empty' | 'full', Awaited<ReturnType<typeof enter>>>): Promise<{ typed: Pair<Typed>; others: number }> {
  let others = 0
  const typed = await inTurn(many.rounds, async (side) => {
    const { page } = await openSheet(contexts[side], sides[side])
    await page.locator('#reden').click()
    await page.keyboard.press('Control+End')
    const typists = side === 'full' ? await besideSheet() : []
    const result = await typeLetters(page, many.letters)
    for (const typist of typists) others += await typist.stop()
    await page.close()
    return result
  })
  return { typed, others }
}

async function besideSheet() {
  const { full } = worlds
  const room = await hearingRoom(full)
  const writers = (['voorzitter', 'secretaris', 'IND', 'zorg-2'] as const satisfies readonly Person[]).map(async (person, place) => keepTyping(await full.enter(person, room), inParagraph(VERSLAG_ROOT, place)))
  const scoring = (['IND', 'zorg'] as const).map(async (member) => keepTyping(await full.enter(scorers[member], await sheetRoom(full, member)), inText(scoreTextRoot('B4/reden'))))
  return Promise.all([...writers, ...scoring])
}

/** Everybody in one text: the secretaris in a browser, six windows of the others beside it. */
async function typeInVerslag(): Promise<{ typed: Pair<Typed>; others: number }> {
  let others = 0
  const typed = await inTurn(many.rounds, async (side) => {
    const world = worlds[side]
    const context = await enter(browsers[side], { world, person: 'secretaris' })
    const page = await context.newPage()
    await page.goto(`${origin}${at(world, 'verslag')}`)
    await page.locator('.status--saved').first().waitFor()
    await page.locator('[contenteditable="true"]').first().click()
    await page.keyboard.press('Control+Home')
    const typists = side === 'full' ? await besideVerslag() : []
    const result = await typeLetters(page, many.letters)
    for (const typist of typists) others += await typist.stop()
    await context.close()
    return result
  })
  return { typed, others }
}

async function besideVerslag() {
  const { full } = worlds
  const room = await hearingRoom(full)
  const people: readonly Person[] = ['voorzitter', 'IND', 'zorg-2', 'politie-2', 'voorzitter', 'IND']
  return Promise.all(people.map(async (person, index) => keepTyping(await full.enter(person, room), inParagraph(VERSLAG_ROOT, 3 + index))))
}

async function readPapers(side: Side, context: Awaited<ReturnType<typeof enter>>): Promise<Reading[]> {
  const shapes: readonly PdfShape[] = ['boom', 'plat', 'lineair']
  const readings: Reading[] = []
  for (const [index, shape] of shapes.entries()) {
    const file = pdfOf(PAGES, settings.short ? 8_000 : 40_000, shape)
    const nummer = PAPERS + 1 + index
    await putFile(side.world, { nummer, titel: `Scan ${shape}`, mime: 'application/pdf', bladzijden: PAGES }, file)
    readings.push(await readOverSlowLine(context, side, nummer, shape, file.length))
  }
  return readings
}

function tell(measured: Measured): void {
  const minutes = Math.round((performance.now() - began) / 6_000) / 10
  const where = `${settings.short ? 'Short form: it shows that everything works, its times mean nothing. ' : ''}${new Date().toISOString().slice(0, 10)}, ${minutes} minutes; Node ${process.versions.node}, ${cpus().length} cores, Chromium ${browsers.full.version()}; ${MEMBERS} members, ${PAPERS} papers of ${PAGES} pages.`
  const markdown = markdownOf(measured, where)
  const project = fileURLToPath(new URL('../../..', import.meta.url))
  const folder = settings.out ?? join(project, 'tests', 'bench', 'weging', 'generated')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'latest.md'), `${markdown}\n`)
  writeFileSync(join(folder, 'latest.json'), `${JSON.stringify(measured, null, 1)}\n`)
  if (settings.doc) writeIntoPage(join(project, 'docs', 'bench.md'), `${markdown}\n`, 'weging')
  console.log(markdown)
}
