// When page 1 of a long PDF is on the screen over a slow line, and what had to come over it for that.
import type { BrowserContext } from 'playwright'
import { sentenceOn, type PdfShape } from '~tests/fixtures/pdf-file'
import { at } from '~tests/world/steps'
import { origin } from '~tests/world/world'
import type { Side } from './opening'

/** A bad day at home: 4 Mbit/s, 40 ms away. */
export const LINE = { bytesPerSecond: 500_000, latencyMs: 40 }

export interface Reading {
  readonly shape: PdfShape
  readonly fileBytes: number
  /** Milliseconds until the words of page 1 stand on the screen; of page 150 after that; and what the whole file takes over this line. */
  readonly firstPage: number
  readonly jump: number
  readonly whole: number
  /** Bytes of the file that came over the line until page 1 stood there. */
  readonly firstBytes: number
}

export async function readOverSlowLine(context: BrowserContext, { world }: Side, nummer: number, shape: PdfShape, fileBytes: number): Promise<Reading> {
  const page = await context.newPage()
  // The page itself and the reader come over a fast line first, with another paper: what is measured is the file.
  await page.goto(`${origin}${at(world, 'stukken?stuk=1')}`)
  await page.getByText(sentenceOn(1)).first().waitFor()
  await page.waitForLoadState('networkidle')
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  let bytes = 0
  const files = new Set<string>()
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) => void (request.url.includes('/bestand') && files.add(requestId)))
  devtools.on('Network.dataReceived', ({ requestId, dataLength }) => void (files.has(requestId) && (bytes += dataLength)))
  await devtools.send('Network.emulateNetworkConditions', { offline: false, latency: LINE.latencyMs, downloadThroughput: LINE.bytesPerSecond, uploadThroughput: LINE.bytesPerSecond })
  const begin = performance.now()
  await page.getByRole('navigation', { name: 'Stukken' }).getByRole('link', { name: new RegExp(`^${nummer} `) }).click()
  await page.getByRole('region', { name: new RegExp(`Stuk ${nummer} `) }).getByText(sentenceOn(1)).waitFor()
  const [firstPage, firstBytes] = [performance.now() - begin, bytes]
  const jumped = performance.now()
  await page.getByLabel('Bladzijde', { exact: false }).and(page.locator('input')).fill('150')
  await page.keyboard.press('Enter')
  await page.getByText(sentenceOn(150)).first().waitFor()
  const jump = performance.now() - jumped
  const whole = await page.evaluate(async (href) => {
    const from = performance.now()
    await (await fetch(href)).arrayBuffer()
    return performance.now() - from
  }, `${at(world, 'stukken')}/${nummer}/bestand`)
  await page.close()
  return { shape, fileBytes, firstPage, jump, whole, firstBytes }
}
