import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { build } from 'esbuild'
import pino from 'pino'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createHttpServer } from '~/platform/http.server'
import { launchBrowser } from '~tests/browser'

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'weging-editor-'))
const page = (nonce: string): string =>
  `<!doctype html><html lang="nl"><head><title>Proef</title><link rel="stylesheet" href="/assets/styles.css"></head><body><div id="root"></div><script type="module" nonce="${nonce}" src="/assets/test-collab-editor.js"></script></body></html>`

// The house's own web server, so that its content security policy is the one that is tried.
const { server } = createHttpServer({
  origin: 'http://localhost',
  clientFolder: folder,
  logger: pino({ level: 'silent' }),
  healthy: () => Promise.resolve(true),
  pages: (_request, response) => response.type('html').send(page(String(response.locals.nonce)))
})

let browser: Browser
let tab: Page
let complaints: string[]

beforeAll(async () => {
  await build({
    entryPoints: [here('test-collab-editor.tsx'), here('styles.css')],
    outdir: join(folder, 'assets'),
    bundle: true,
    format: 'esm',
    jsx: 'automatic',
    loader: { '.woff': 'file', '.woff2': 'file' },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent'
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  const context = await browser.newContext()
  tab = await context.newPage()
  complaints = []
  tab.on('console', (message) => complaints.push(message.text()))
  tab.on('pageerror', (error) => complaints.push(error.message))
  await tab.goto(`http://localhost:${(server.address() as AddressInfo).port}/`)
  await left().waitFor({ timeout: 10_000 })
  return () => context.close()
})

const left = () => tab.getByRole('textbox', { name: 'Links' })
const right = () => tab.getByRole('textbox', { name: 'Rechts' })
interface Parts { child(at: number): unknown }
interface Described { pmViewDesc: { node: Parts } }
interface Trial { eerst: Parts; proef: { change(times: number, random: () => number): void; textOf(): string[] } }
const paragraphs = (field: ReturnType<typeof left>) => field.locator('p').allTextContents()

/** Pastes what an office program puts on the clipboard: the same words twice, once with make-up. */
const paste = (plain: string, html: string) =>
  left().evaluate((field, [text, markup]) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text ?? '')
    clipboardData.setData('text/html', markup ?? '')
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, [plain, html])

describe('the shared text field', () => {
  it('[R-UIX-36] a key that comes before the browser told that the caret moved still types where the caret is', async () => {
    await left().click()
    await tab.keyboard.type('Eerst dit.')
    await tab.keyboard.press('Home')
    await tab.keyboard.type('>')
    await left().evaluate((field) => {
      const text = field.querySelector('p')?.firstChild
      if (!text) throw new Error('Er staat geen tekst')
      field.ownerDocument.getSelection()?.collapse(text, text.textContent?.length ?? 0)
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true }))
    })
    await tab.keyboard.type('Dan dat.')
    await expect.poll(() => paragraphs(right())).toEqual(['>Eerst dit.', 'Dan dat.'])
  })

  it('[R-UIX-30] two people type in one text; pasted text loses its make-up', async () => {
    await left().pressSequentially('Wat versterkt.')
    await left().press('Enter')
    await paste('gewoon', '<h1>niet <b>dit</b><img src="/gevaar" onerror="throw 1"></h1>')
    await right().click()
    await right().press('Control+End')
    await right().pressSequentially(' en erbij')
    await expect.poll(() => paragraphs(left())).toEqual(['Wat versterkt.', 'gewoon en erbij'])
    expect(await paragraphs(right())).toEqual(['Wat versterkt.', 'gewoon en erbij'])
    expect(complaints).toEqual([])
  })

  it('[R-UIX-31] the caret of somebody else carries seat and colour, and is no part of the text', async () => {
    await left().pressSequentially('Hallo')
    const caret = right().locator('.editor__caret')
    await caret.waitFor()
    expect(await caret.getAttribute('data-naam')).toBe('IND')
    expect(await caret.evaluate((element) => getComputedStyle(element, '::after').backgroundColor)).toBe('rgb(58, 74, 92)')
    expect(await right().textContent()).toBe('Hallo')
    await left().press('Shift+Home')
    const selection = right().locator('.editor__selection')
    await selection.waitFor()
    expect(await selection.evaluate((element) => element.style.getPropertyValue('--caret').trim())).toBe('#3a4a5c')
    expect(await left().locator('.editor__caret').count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('[R-RTM-82] what somebody else did not touch stays as it is, and after any row of changes the screen shows the text', async () => {
    await left().pressSequentially('Een')
    for (const word of ['Twee', 'Drie', 'Vier']) {
      await left().press('Enter')
      await left().pressSequentially(word)
    }
    await expect.poll(() => paragraphs(right())).toEqual(['Een', 'Twee', 'Drie', 'Vier'])
    // The node that the editor holds for each paragraph, before and after a change in the second one.
    await right().evaluate((field) => Object.assign(globalThis, { eerst: (field as unknown as Described).pmViewDesc.node }))
    await left().locator('p').nth(1).click()
    await left().press('End')
    await left().pressSequentially('!')
    await expect.poll(() => paragraphs(right())).toEqual(['Een', 'Twee!', 'Drie', 'Vier'])
    expect(await right().evaluate((field) => [0, 1, 2, 3].map((at) => (field as unknown as Described).pmViewDesc.node.child(at) === (globalThis as unknown as Trial).eerst.child(at)))).toEqual([true, false, true, true])
    for (let seed = 1; seed <= 20; seed += 1) {
      await right().evaluate((_field, from) => {
        let state = from
        const random = (): number => (state = (state * 16807) % 2147483647) / 2147483647
        ;(globalThis as unknown as Trial).proef.change(15, random)
      }, seed)
      await right().press('Control+End')
      await right().pressSequentially('x')
      const [shown, held] = [await paragraphs(right()), await right().evaluate(() => (globalThis as unknown as Trial).proef.textOf())]
      expect([seed, shown]).toEqual([seed, held])
      expect([seed, await paragraphs(left())]).toEqual([seed, held])
    }
    expect(complaints).toEqual([])
  })

  it('[R-UIX-32] it is a labelled multi-line textbox, also when closed, under our policy and without a style element', async () => {
    expect(await left().getAttribute('aria-multiline')).toBe('true')
    expect(await left().getAttribute('aria-describedby')).toBe('uitleg')
    await tab.getByRole('button', { name: 'Sluiten' }).click()
    await expect.poll(() => left().getAttribute('aria-readonly')).toBe('true')
    await left().focus()
    await tab.keyboard.type('nee')
    expect(await left().textContent()).toBe('')
    expect(await tab.locator('style').count()).toBe(0)
    const found = await new AxeBuilder({ page: tab }).analyze()
    expect(found.violations.map((violation) => violation.id)).toEqual([])
    expect(complaints).toEqual([])
  })
})
