// One person with a browser of their own: separate cookies, separate passkey, and nobody may see a message in the console.
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, ConsoleMessage, Page } from 'playwright'
import { expect } from 'vitest'
import { keepForGuide } from './guide-pictures'

export interface Person {
  functie: string
  page: Page
  context: BrowserContext
  /** What the browser complained about since the last look. */
  noise(): string[]
}

/** An answer to a form that was not accepted is part of the work; the browser writes it down all the same. */
const expected = (message: ConsoleMessage): boolean => /status of (422|404|409)/.test(message.text())

/** Opens a browser context and signs in as this demo person, by function, through the demo page. */
export async function enter(browser: Browser, origin: string, functie: string): Promise<Person> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const heard: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !expected(message)) heard.push(`${functie}: ${message.text()}`)
  })
  page.on('pageerror', (error) => heard.push(`${functie}: ${error.message}`))
  await page.goto(`${origin}/demo`)
  await page.getByRole('button', { name: functie, exact: true }).click()
  await page.waitForURL((url) => url.pathname !== '/demo')
  return { functie, page, context, noise: () => heard.splice(0) }
}

/** A passkey on this person's own account page, with an authenticator that lives in this browser only. */
export async function enrolPasskey({ page, context }: Person, origin: string): Promise<void> {
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true }
  })
  await page.goto(`${origin}/mijn`)
  await page.getByRole('button', { name: 'Passkey maken op dit apparaat' }).click()
  await page.getByText('Uw passkey is gemaakt').waitFor()
}

/** The width people have, in CSS pixels: that of a wide screen at 200 %, and the narrowest that WCAG 1.4.10 asks. */
const narrow = [640, 320]

/** axe in the page itself: no page of ours has a frame, so that what it finds needs no second page to be put together. */
const look = (page: Page): AxeBuilder => new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })

/** Looks at this screen as somebody who cannot see or point: axe finds nothing in light or dark, at 200 % and at 320 px nothing scrolls sideways. */
export async function inspect(person: Person, screen: string): Promise<void> {
  const { page } = person
  await page.waitForLoadState('networkidle')
  const { violations } = await look(page).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
  const findings = violations.map(({ id, help, nodes }) => `${screen}: ${id}, ${help} (${nodes.map(({ target }) => target.join(' ')).join('; ')})`)
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await look(page).withRules(['color-contrast']).analyze()
  findings.push(...dark.violations.flatMap(({ nodes }) => nodes.map(({ target }) => `${screen}, donker: ${target.join(' ')}`)))
  await page.emulateMedia({ colorScheme: 'light' })
  const size = page.viewportSize() ?? { width: 1360, height: 900 }
  for (const width of narrow) {
    await page.setViewportSize({ width, height: 900 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (overflow > 0) findings.push(`${screen}: ${overflow} px te breed op ${width} px`)
  }
  await page.setViewportSize(size)
  await pictures(person, screen)
  expect(findings).toEqual([])
}

/** The folder for pictures of screens, when somebody asked for them: WEGING_BEELDEN=<folder>. */
const folder = process.env.WEGING_BEELDEN

/** A picture of the whole screen as it is. */
export async function picture({ page }: Person, name: string): Promise<void> {
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

/** The same screen wide and narrow, light and dark: `<name>.png`, `<name>-donker.png`, `<name>-320.png`, `<name>-320-donker.png`. */
async function pictures(person: Person, name: string): Promise<void> {
  if (!folder && !process.env.WEGING_HANDLEIDING) return
  const { page } = person
  const size = page.viewportSize() ?? { width: 1360, height: 900 }
  await page.setViewportSize({ width: 1280, height: 900 })
  await keepForGuide(name, () => page.screenshot({ fullPage: true }))
  for (const [width, suffix] of folder ? ([[1280, ''], [320, '-320']] as const) : []) {
    await page.setViewportSize({ width, height: 900 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await picture(person, `${name}${suffix}${colorScheme === 'dark' ? '-donker' : ''}`)
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(size)
}

/** Waits until the room says that everything typed is on disk. */
export const saved = ({ page }: Person): Promise<void> => page.locator('.status--saved').first().waitFor()
