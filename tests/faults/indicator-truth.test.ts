// Two people type in one verslag while line and database come and go by chance. On every frame of their screens that says "Opgeslagen", what
// each of them typed must be in the log; the log is read beside the process all the time.
import pg from 'pg'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { verslagRoom } from '~/dossier/rooms'
import { readVerslagDocument } from '~/hoorzitting/verslag-document'
import { readParagraphs } from '~realtime/index'
import { launchBrowser } from '../browser'
import { hearingId } from '../world/places'
import { playUntil } from '../world/play'
import { startWorld, type World } from '../world/world'
import { layLine, type Line } from './broken-line'
import { giveDatabaseBack, openPage, takeDatabaseAway, typeIn } from './people-in-browsers'

const seed = Number(process.env.WEGING_ZAAD ?? 20261122)
/** How long things go on breaking, in milliseconds. */
const STORM_MS = 32_000

/** What one screen showed, from this moment on (milliseconds since 1970) until the next. */
interface Frame {
  at: number
  status: string
  text: string
}

/** What the log held, by a question that was asked at this moment. */
interface Reading {
  asked: number
  text: string
}

let world: World
let line: Line
let browser: Browser
let watcher: pg.Client

beforeAll(async () => {
  world = await startWorld()
  await playUntil(world, 'gepland')
  line = await layLine(world.port)
  browser = await launchBrowser([`--host-resolver-rules=MAP localhost:3000 127.0.0.1:${line.port}`])
  watcher = new pg.Client({ connectionString: world.database.urls.super })
  await watcher.connect()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  line?.close()
  await watcher?.end()
  await world?.stop()
})

/** Chance that can be repeated. */
function createChance(from: number): () => number {
  let state = from >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Writes down each change of what the person sees, frame by frame as it is painted. */
async function recordScreen(page: Page): Promise<() => Promise<Frame[]>> {
  await page.evaluate(() => {
    const frames: Frame[] = []
    Object.assign(window, { frames })
    const look = (): void => {
      const field = document.querySelector('[role="textbox"][aria-label="Verslag"]')
      const status = field?.closest('.card')?.querySelector('.status p')?.textContent ?? ''
      const text = field?.textContent ?? ''
      const last = frames.at(-1)
      if (last?.status !== status || last.text !== text) frames.push({ at: Date.now(), status, text })
      requestAnimationFrame(look)
    }
    look()
  })
  return () => page.evaluate(() => (window as unknown as { frames: Frame[] }).frames)
}

/** Reads the log all the time, from the first row on. */
function followLog(room: string): { readings: Reading[]; read: () => Promise<string>; stop: () => Promise<void> } {
  const doc = new Y.Doc()
  const readings: Reading[] = []
  let seq = 0
  let going = true
  const read = async (): Promise<string> => {
    const asked = Date.now()
    const { rows } = await watcher.query<{ seq: string; bytes: Buffer }>('select seq, bytes from rt_update where room = $1 and seq > $2 order by seq', [room, seq])
    for (const row of rows) {
      Y.applyUpdate(doc, new Uint8Array(row.bytes))
      seq = Number(row.seq)
    }
    const text = readVerslagDocument(doc, readParagraphs).join('')
    readings.push({ asked, text })
    return text
  }
  const loop = (async () => {
    while (going) {
      await read()
      await new Promise((resolve) => setTimeout(resolve, 4))
    }
  })()
  return { readings, read, stop: () => ((going = false), loop) }
}

/** Nothing can be committed to the log for this long, in milliseconds: whoever says "saved" meanwhile makes it up. */
async function holdDisk(ms: number): Promise<void> {
  const client = new pg.Client({ connectionString: world.database.urls.super })
  await client.connect()
  await client.query('begin')
  await client.query('lock table rt_update in exclusive mode')
  await new Promise((resolve) => setTimeout(resolve, ms))
  await client.query('commit')
  await client.end()
}

/** The letters of one person: one types capitals, the other small letters, both at the end only, so that one's own text only grows. */
const ownOf = { secretaris: (text: string) => text.replace(/[^A-Z]/g, ''), zorg: (text: string) => text.replace(/[^a-z]/g, '') }

/** Frames that said "Opgeslagen" of words that the log did not hold when it was asked later. */
function lies(frames: readonly Frame[], readings: readonly Reading[], own: (text: string) => string): string[] {
  let next = 0
  return frames.flatMap(({ at, status, text }) => {
    while (next < readings.length && (readings[next]?.asked ?? 0) <= at) next += 1
    const reading = readings[next]
    if (!status.endsWith('Opgeslagen') || !reading || own(reading.text).startsWith(own(text))) return []
    return [`${at}: “${own(text).slice(-12)}” stond er als opgeslagen, het logboek had “${own(reading.text).slice(-12)}”`]
  })
}

it('[R-RTM-69] the screen tells the truth at each moment, whatever breaks, and in the end everybody and the log have the same', async () => {
  const chance = createChance(seed)
  const pick = <One>(from: readonly One[]): One => from[Math.floor(chance() * from.length)] as One
  const done: string[] = [`zaad ${seed}`]
  const pages = { secretaris: await openPage(browser, world, 'secretaris', 'verslag'), zorg: await openPage(browser, world, 'zorg', 'verslag') }
  const screens = { secretaris: await recordScreen(pages.secretaris), zorg: await recordScreen(pages.zorg) }
  const log = followLog(verslagRoom(await hearingId(world)))
  const letters = (from: string): string => Array.from({ length: 2 + Math.floor(chance() * 8) }, () => pick([...from])).join('')
  const typing = {
    secretaris: () => typeIn(pages.secretaris, /verslag/i, letters('ABCDEFGHIJKLMNOPQRSTUVWXYZ')),
    zorg: () => typeIn(pages.zorg, /verslag/i, letters('abcdefghijklmnopqrstuvwxyz'))
  }
  const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20 + chance() * 500))
  const both = async (): Promise<void> => void (await Promise.all([typing.secretaris(), typing.zorg()]))
  const deeds: Record<string, () => unknown> = {
    ...typing,
    both,
    cut: line.cut,
    stall: line.stall,
    mend: line.mend,
    hold: () => Promise.all([holdDisk(600), both()]),
    away: async () => {
      await takeDatabaseAway(world)
      await both()
      await wait()
      await giveDatabaseBack(world)
    }
  }
  const likely = ['secretaris', 'zorg', 'both', 'both', 'cut', 'stall', 'mend', 'mend', 'mend', 'hold', 'away']
  line.cut()
  await both()
  await Promise.all(Object.values(pages).map((page) => page.locator('.status--offline').first().waitFor()))
  line.mend()
  const until = Date.now() + STORM_MS
  while (Date.now() < until) {
    const deed = pick(likely)
    done.push(deed)
    await deeds[deed]?.()
    await wait()
  }
  line.mend()
  await Promise.all(Object.values(pages).map((page) => page.locator('.status--saved').first().waitFor({ timeout: 40_000 })))
  const texts = () => Promise.all(Object.values(pages).map((page) => page.getByRole('textbox', { name: /verslag/i }).evaluate((field) => field.textContent)))
  await log.stop()
  const final = await log.read()
  const [shownS, shownZ] = await Promise.all([screens.secretaris(), screens.zorg()])
  const story = done.join(' ')
  expect([story, ...lies(shownS, log.readings, ownOf.secretaris), ...lies(shownZ, log.readings, ownOf.zorg)]).toEqual([story])
  // Saved says that one's own words are; the last of the other's may still be on their way.
  await expect.poll(async () => [story, ...(await texts())], { timeout: 15_000 }).toEqual([story, final, final])
  // The storm was one: words were typed, saved, and kept waiting.
  const said = new Set([...shownS, ...shownZ].map(({ status }) => status.replace('✓ ', '')))
  expect([...said]).toEqual(expect.arrayContaining(['Opgeslagen', 'Bezig met opslaan', 'Geen verbinding, bewaard in dit venster']))
  expect(final.length).toBeGreaterThan(50)
}, 150_000)
