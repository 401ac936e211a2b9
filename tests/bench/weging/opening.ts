// How long it takes until a score sheet can be worked on: what the server needs for the page, and what the browser needs until it can be typed in.
import type { Browser, BrowserContext, Page } from 'playwright'
import { becomes } from '~tests/faults/people-in-browsers'
import type { Person } from '~tests/world/people'
import { at } from '~tests/world/steps'
import { origin, type World } from '~tests/world/world'

/** One side of the comparison: a dossier, and who opens a sheet in it. */
export interface Side {
  readonly world: World
  readonly person: Person
}

/** A criterion in the middle of the sheet. */
export const SHEET = 'beoordeling?criterium=B3'

/** Milliseconds from request to last byte of a page. */
export async function askServer({ world, person }: Side, path = SHEET): Promise<number> {
  const begin = performance.now()
  await sheetBytes({ world, person }, path)
  return performance.now() - begin
}

/** Bytes of the page that is sent. */
export async function sheetBytes({ world, person }: Side, path = SHEET): Promise<number> {
  const { status, body } = await world.as(person).get(at(world, path))
  if (status !== 200) throw new Error(`${person} krijgt ${status} op ${path}`)
  return body.length
}

/** A browser of this person: what all pages share is fetched once, as for somebody who works here all day. */
export async function enter(browser: Browser, { world, person }: Side): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'nl-NL', viewport: { width: 1360, height: 900 } })
  context.setDefaultTimeout(60_000)
  await becomes(context, world.as(person).cookie())
  await context.addInitScript(() => {
    const marks = window as unknown as { bladKlaar?: number; langeTaken: number[] }
    marks.langeTaken = []
    new PerformanceObserver((list) => marks.langeTaken.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask', buffered: true })
    const look = (): void => {
      const field = document.querySelector<HTMLTextAreaElement>('#reden')
      if (field && !field.readOnly) marks.bladKlaar = performance.now()
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  return context
}

export interface Opening {
  /** Milliseconds from asking the page to a reason that can be typed, everything stored in it. */
  readonly ready: number
  /** Tasks of the page over 50 ms until then and a second after, in milliseconds. */
  readonly longTasks: readonly number[]
}

/** Opens the sheet once. The page stays open for who wants to go on with it. */
export async function openSheet(context: BrowserContext, { world }: Side): Promise<{ page: Page; opening: Opening }> {
  const page = await context.newPage()
  await page.goto(`${origin}${at(world, SHEET)}`, { waitUntil: 'commit' })
  await page.waitForFunction(() => (window as unknown as { bladKlaar?: number }).bladKlaar !== undefined, undefined, { polling: 50 })
  await page.waitForTimeout(1_000)
  const opening = await page.evaluate(() => {
    const { bladKlaar = Number.NaN, langeTaken } = window as unknown as { bladKlaar?: number; langeTaken: number[] }
    return { ready: bladKlaar, longTasks: langeTaken }
  })
  return { page, opening }
}
