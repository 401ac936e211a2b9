// Windows of a world's people in one real browser, and everything that the server told each of them: pages, their data, and socket frames.
import type { Browser, BrowserContext, Page } from 'playwright'
import { becomes } from '../faults/people-in-browsers'
import type { Person } from '../world/people'
import { at } from '../world/steps'
import { origin, type World } from '../world/world'

export interface Window {
  person: Person
  page: Page
  /** All that reached this window since it was opened, as one text. */
  told(): Promise<string>
  /** Goes to another page of the same dossier. */
  goTo(path: string): Promise<void>
  close(): Promise<void>
}

export interface Windows {
  /** Opens a page of this world's dossier, beside the other windows of that person. */
  open(of: World, person: Person, path: string): Promise<Window>
  /** What a browser complained about; a refused form or page is part of the work. */
  noise: string[]
}

const isExpected = (text: string): boolean => /status of (404|409|422)|WebSocket connection/.test(text)
const isText = (type = ''): boolean => /^(text\/(html|x-script|plain)|application\/json)/.test(type)

export function createWindows(browser: Browser): Windows {
  const contexts = new Map<Person, Promise<BrowserContext>>()
  const noise: string[] = []

  async function contextOf(world: World, person: Person): Promise<BrowserContext> {
    const context = await browser.newContext({ locale: 'nl-NL', viewport: { width: 1360, height: 900 } })
    await becomes(context, world.as(person).cookie())
    return context
  }

  return {
    noise,
    async open(of, person, path) {
      contexts.set(person, contexts.get(person) ?? contextOf(of, person))
      const page = await (await contexts.get(person) as BrowserContext).newPage()
      // A loaded machine takes its time over a first page; what must not happen is asked of the server.
      page.setDefaultTimeout(45_000)
      const heard: Promise<string>[] = []
      page.on('response', (response) => {
        // Who leaves a page before its answer is there reads nothing of it: the failure stands in the place of the text.
        if (isText(response.headers()['content-type'])) heard.push(response.text().catch((error: unknown) => String(error)))
      })
      // The names we look for are ASCII: any encoding of the other bytes will do.
      page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(Promise.resolve(payload.toString('latin1')))))
      page.on('console', (message) => ['error', 'warning'].includes(message.type()) && !isExpected(message.text()) && noise.push(`${person}: ${message.text()}`))
      page.on('pageerror', (error) => noise.push(`${person}: ${error.message}`))
      const goTo = async (to: string): Promise<void> => void (await page.goto(`${origin}${at(of, to)}`, { waitUntil: 'domcontentloaded' }))
      await goTo(path)
      return { person, page, goTo, told: async () => (await Promise.all(heard)).join('\n'), close: () => page.close() }
    }
  }
}
