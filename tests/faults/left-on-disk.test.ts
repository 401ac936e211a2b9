// What stays on a shared workstation: somebody signs in, reads, types, signs out and closes the browser; or the browser is killed while they type.
// Afterwards every file that browser left is searched.
import { createServer, type Server } from 'node:http'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { constants, gunzipSync, inflateRawSync } from 'node:zlib'
import { chromium, type BrowserContext, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rawDemo } from '../zaak-file'
import type { Person } from '../world/people'
import { playUntil } from '../world/play'
import { at } from '../world/steps'
import { origin, signIn, startWorld, type World } from '../world/world'
import { becomes, typeIn } from './people-in-browsers'

let world: World
let control: { server: Server; url: string }

beforeAll(async () => {
  world = await startWorld()
  await playUntil(world, 'gepland')
  control = await serveCarelessPage()
}, 120_000)

afterAll(async () => {
  control?.server.close()
  await world?.stop()
})

/** Words that stand nowhere else on this machine. */
const typed = { verslag: 'KWEEPEERVERSLAG', reden: 'KWEEPEERREDEN', bron: 'KWEEPEERBRON', plaats: 'KWEEPEERPLAATS' }
/** What a page leaves that does nothing against it: the proof that this search finds what is there. */
const careless = { body: 'MISPELINHOUD', field: 'MISPELVELD' }

/** A page as any site serves it: kept in the cache, with a field whose contents the browser remembers. */
async function serveCarelessPage(): Promise<{ server: Server; url: string }> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, max-age=3600' })
    response.end(`<!doctype html><title>los</title><p>${careless.body}</p><form><textarea name="veld" aria-label="Veld"></textarea></form>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }
}

interface Desk {
  folder: string
  context: BrowserContext
  page: Page
}

/** A browser with a profile of its own; all it writes, also for a moment, lies in one folder. */
async function openDesk(): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'weging-werkplek-'))
  const env = { ...process.env, HOME: folder, TMPDIR: folder, XDG_CACHE_HOME: join(folder, 'cache'), XDG_CONFIG_HOME: join(folder, 'config') }
  const context = await chromium.launchPersistentContext(join(folder, 'profiel'), {
    // The one that people have at their desk: without a window it would keep nothing on disk anyhow.
    executablePath: process.env.WEGING_WERKPLEKBROWSER ?? '/usr/bin/chromium',
    headless: true,
    locale: 'nl-NL',
    // As on a workstation: what playwright turns off for tests stays on.
    ignoreDefaultArgs: ['--disable-back-forward-cache', '--disable-client-side-phishing-detection', '--disable-features'],
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--restore-last-session', `--host-resolver-rules=MAP localhost:3000 127.0.0.1:${world.port}`],
    env
  })
  const page = context.pages()[0] ?? (await context.newPage())
  page.setDefaultTimeout(20_000)
  return { folder, context, page }
}

async function typeCarelessly({ page }: Desk): Promise<void> {
  await page.goto(control.url)
  await page.getByLabel('Veld').fill(careless.field)
}

/** A day's work: every page that somebody may open, and marked words in every kind of field. */
async function work(desk: Desk): Promise<void> {
  const { page } = desk
  await typeCarelessly(desk)
  await sitAs(desk, 'zorg')
  for (const path of ['/werk', '/dossiers', at(world), at(world, 'stukken'), `${at(world, 'stukken')}?stuk=2`]) await page.goto(`${origin}${path}`)
  await page.goto(`${origin}${at(world, 'beoordeling')}?criterium=A1`)
  await saved(page)
  await page.locator('.criterion').getByRole('radio', { name: /^Niet te beoordelen/ }).check({ force: true })
  await page.locator('#reden').fill(`${typed.reden} staat hier.`)
  await page.locator('#ontbrekend').fill(`${typed.bron} ontbreekt.`)
  await saved(page)
  await sitAs(desk, 'secretaris')
  await page.goto(`${origin}${at(world, 'verslag')}`)
  await saved(page)
  await typeIn(page, /verslag/i, `${typed.verslag} zei betrokkene.`)
  await saved(page)
  // Refused for what is missing: the page stays, with the text it sent along in a hidden field.
  await page.getByText('Klaar om na te lezen', { exact: true }).first().click()
  await page.getByRole('button', { name: 'Tekst sluiten en laten nalezen' }).click()
  await page.getByText('Het verslag is nog niet klaar om na te lezen').waitFor()
}

/** The same browser is used by the coordinator, who types in an ordinary form and sends it with a mistake in it. */
async function plan(desk: Desk): Promise<void> {
  const { page } = desk
  await sitAs(desk, 'coordinator')
  await page.goto(`${origin}${at(world, 'hoorzitting')}?stap=bevestigen&zitting=nieuw`)
  await page.getByLabel('Andere plaats').fill(typed.plaats)
  await page.locator('form[method="post"] button[value="plannen"]').click()
  await page.getByRole('alert').first().waitFor()
}

async function sitAs({ context }: Desk, person: Person): Promise<void> {
  await becomes(context, (await signIn(world, person)).cookie())
}

const saved = (page: Page): Promise<void> => page.locator('.status--saved').first().waitFor()
/** The browser writes what it wants to come back to after a crash with some delay. */
const letItWrite = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 6_000))

/** Names and sentences of the dossier as they stand on its pages. */
function wordsOfDossier(): string[] {
  const { tijdlijn, verklaringen, stukken } = rawDemo()
  const sentences = [...tijdlijn, ...verklaringen, ...stukken]
    .filter((row) => row.uit_strafzaak !== true)
    .flatMap((row) => Object.values(row))
    .filter((value): value is string => typeof value === 'string' && value.length >= 30)
  return sentences.map((sentence) => sentence.slice(0, 40))
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))

const LEFT = { finishFlush: constants.Z_SYNC_FLUSH }

/** What is packed inside a file, wherever it begins. */
function unpacked(bytes: Buffer): Buffer[] {
  const found: Buffer[] = []
  for (let place = bytes.indexOf('\x1f\x8b\x08', 0, 'latin1'); place >= 0; place = bytes.indexOf('\x1f\x8b\x08', place + 1, 'latin1')) {
    for (const open of [() => gunzipSync(bytes.subarray(place), LEFT), () => inflateRawSync(bytes.subarray(place + 10), LEFT)]) {
      try {
        found.push(open())
        break
      } catch {
        continue // These three bytes were no beginning of something packed.
      }
    }
  }
  return found
}

/** Each word that stands in a file of this folder, with the file: in UTF-8, in UTF-16, and inside what is packed. */
function findOnDisk(folder: string, words: readonly string[]): string[] {
  return filesIn(folder).flatMap((file) => {
    const bytes = readFileSync(file)
    const all = [bytes, ...unpacked(bytes)]
    return words.filter((word) => all.some((part) => part.includes(word) || part.includes(Buffer.from(word, 'utf16le')))).map((word) => `${word} in ${file.slice(folder.length)}`)
  })
}

/** Files that keep a page, part of it or a choice made on it. The address of a page stands in the history; it holds nothing but an id. */
function keptPages(folder: string): string[] {
  const state = ['radio', 'checkbox', 'select-one', 'hidden'].map((control) => Buffer.from(control, 'utf16le'))
  const sessions = filesIn(folder).filter((file) => file.includes('Sessions/') && state.some((control) => readFileSync(file).includes(control)))
  return [...sessions, ...findOnDisk(folder, [world.dossierId]).filter((line) => /Cache|Service Worker|Storage|IndexedDB|blob/i.test(line))]
}

const secrets = (): string[] => [...Object.values(typed), ...wordsOfDossier()]

describe('a shared workstation', () => {
  it('[R-RTM-68] after signing out and closing, no file holds a word of the dossier or of what was typed', async () => {
    const desk = await openDesk()
    await work(desk)
    await desk.page.getByRole('button', { name: 'Afmelden' }).click()
    await desk.page.waitForURL('**/aanmelden')
    await plan(desk)
    await letItWrite()
    await desk.page.getByRole('button', { name: 'Afmelden' }).click()
    await desk.page.waitForURL('**/aanmelden')
    await desk.context.close()
    expect(findOnDisk(desk.folder, [careless.body])).not.toEqual([])
    expect(wordsOfDossier().length).toBeGreaterThan(20)
    expect(findOnDisk(desk.folder, secrets())).toEqual([])
    expect(keptPages(desk.folder)).toEqual([])
    rmSync(desk.folder, { recursive: true, force: true })
  }, 120_000)

  it('[R-RTM-68] after the browser is killed while somebody types, neither', async () => {
    const desk = await openDesk()
    await plan(desk)
    await work(desk)
    const loose = await desk.context.newPage()
    await typeCarelessly({ ...desk, page: loose })
    await desk.page.bringToFront()
    await letItWrite()
    await typeIn(desk.page, /verslag/i, `Nog een keer ${typed.verslag} `)
    const gone = new Promise((resolve) => desk.context.once('close', resolve))
    killBrowser(desk.folder)
    await gone
    expect(findOnDisk(desk.folder, [careless.body])).not.toEqual([])
    expect(findOnDisk(desk.folder, [careless.field])).not.toEqual([])
    expect(findOnDisk(desk.folder, secrets())).toEqual([])
    expect(keptPages(desk.folder)).toEqual([])
    rmSync(desk.folder, { recursive: true, force: true })
  }, 120_000)
})

/** Ends every process of the browser with this profile at once, as a power cut does. */
function killBrowser(folder: string): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    if (commandOf(pid).includes(folder)) process.kill(Number(pid), 'SIGKILL')
  }
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return '' // It ended between the list and the look.
  }
}
