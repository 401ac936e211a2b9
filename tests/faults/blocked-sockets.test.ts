// Two people type in one verslag, one of them behind a proxy that lets no sockets through: refused, or opened and then silent.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { ASK, encodeQuestion, NO_MARK, WIRE_TYPE } from '~realtime/http/http-wire'
import { readParagraphs } from '~realtime/read-text'
import { launchBrowser } from '../browser'
import { playUntil } from '../world/play'
import { origin, startWorld, type World } from '../world/world'

interface Proxy {
  port: number
  /** How many sockets were tried, and how many other connections were made. */
  counts: { upgrades: number; others: number }
  close(): void
}

/** A proxy as an organisation may have it: pages and forms pass, a socket is refused, or opens and then hears nothing any more. */
async function layProxy(to: number, kind: 'refuses' | 'swallows'): Promise<Proxy> {
  const open = new Set<Socket>()
  const counts = { upgrades: 0, others: 0 }
  const server = createServer((near) => {
    hold(near)
    // A browser makes a new connection for each socket: the first words tell what it is for.
    near.once('data', (head) => {
      const isUpgrade = /\r\nupgrade: websocket\r\n/i.test(head.toString('latin1'))
      counts[isUpgrade ? 'upgrades' : 'others'] += 1
      if (isUpgrade && kind === 'refuses') return void near.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
      const far = hold(connect(to, '127.0.0.1'))
      far.write(head)
      if (isUpgrade) return passGreeting(far, near)
      near.on('close', () => far.destroy())
      far.on('close', () => near.destroy())
      near.pipe(far).pipe(near)
    })
  })
  function hold(socket: Socket): Socket {
    open.add(socket)
    // Whatever breaks one side is seen by the other as its close.
    socket.on('error', () => socket.destroy()).on('close', () => open.delete(socket))
    return socket
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    counts,
    close() {
      for (const socket of open) socket.destroy()
      server.close()
    }
  }
}

/** Lets through that the socket is open, and nothing after that, in either direction. */
function passGreeting(far: Socket, near: Socket): void {
  far.once('data', (answer) => {
    near.write(answer.subarray(0, answer.indexOf('\r\n\r\n') + 4))
    near.resume()
    far.resume()
  })
}

let world: World
const browsers: Browser[] = []
const proxies: Proxy[] = []
let secretaris: Page
let zorg: Page

async function openVerslag(person: 'secretaris' | 'zorg' | 'politie', port: number): Promise<Page> {
  const browser = await launchBrowser([`--host-resolver-rules=MAP localhost:3000 127.0.0.1:${port}`])
  browsers.push(browser)
  const context = await browser.newContext({ locale: 'nl-NL' })
  const [name, value] = world.as(person).cookie().split('=') as [string, string]
  await context.addCookies([{ name, value, url: origin }])
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`${origin}/dossiers/${world.dossierId}/verslag`)
  await page.locator('.status--saved').waitFor({ timeout: 60_000 })
  return page
}

async function behindProxy(person: 'zorg' | 'politie', kind: 'refuses' | 'swallows'): Promise<{ page: Page; proxy: Proxy }> {
  const proxy = await layProxy(world.port, kind)
  proxies.push(proxy)
  return { page: await openVerslag(person, proxy.port), proxy }
}

const lettersOf = (text: string): string[] => [...text.replaceAll(/\s/g, '')].sort()
const field = (page: Page) => page.getByRole('textbox', { name: /^verslag/i })
const textOf = async (page: Page): Promise<string> => (await field(page).innerText()).replaceAll('\u00a0', ' ').trim()

async function type(page: Page, text: string): Promise<void> {
  await field(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(text, { delay: 15 })
}

/** What is on disk of the verslag, put together from the rows. */
async function onDisk(): Promise<string> {
  const rows = await world.look<{ bytes: Uint8Array }>("select bytes from rt_update where room like 'verslag/%' order by seq")
  const doc = new Y.Doc()
  for (const { bytes } of rows) Y.applyUpdate(doc, bytes)
  return [...doc.share.keys()].flatMap((root) => readParagraphs(doc.getXmlFragment(root))).join('\n').trim()
}

beforeAll(async () => {
  world = await startWorld()
  await playUntil(world, 'gepland')
  secretaris = await openVerslag('secretaris', world.port)
}, 120_000)

afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()))
  for (const proxy of proxies) proxy.close()
  await world?.stop()
})

it('[R-RTM-60] behind a proxy that refuses sockets two people type in the same verslag at once and see the same', async () => {
  const { page, proxy } = await behindProxy('zorg', 'refuses')
  zorg = page
  expect(proxy.counts.upgrades).toBeGreaterThanOrEqual(2)
  await type(zorg, 'Over http. ')
  await secretaris.getByText('Over http.').waitFor()
  await Promise.all([type(zorg, 'De een schrijft dit. '), type(secretaris, 'De ander schrijft dat. ')])
  await vi.waitFor(async () => expect(await textOf(zorg)).toBe(await textOf(secretaris)), { timeout: 20_000, interval: 100 })
  await Promise.all([zorg, secretaris].map((each) => each.locator('.status--saved').waitFor()))
  expect(await onDisk()).toBe(await textOf(zorg))
  // Typed at the same place at the same time, the words may stand through each other; not a letter is missing or double.
  expect(lettersOf(await textOf(zorg))).toEqual(lettersOf('Over http. De een schrijft dit. De ander schrijft dat.'))
}, 120_000)

it('[R-RTM-61] behind the proxy “Opgeslagen” stands there only when the text is on disk', async () => {
  await world.look('revoke insert on rt_update from weging_app')
  await type(zorg, 'Nog niet op schijf. ')
  await zorg.locator('.status--saving').waitFor()
  expect(await onDisk()).not.toContain('Nog niet')
  expect(await secretaris.getByText('Nog niet op schijf.').count()).toBe(0)
  await world.look('grant insert on rt_update to weging_app')
  await zorg.locator('.status--saved').waitFor()
  expect(await onDisk()).toContain('Nog niet op schijf.')
  await secretaris.getByText('Nog niet op schijf.').waitFor()
}, 60_000)

it('[R-RTM-62] who works behind the proxy is seen by the others, and sees them', async () => {
  for (const page of [zorg, secretaris]) await page.getByText('1 ander is hier').waitFor()
}, 60_000)

it('[R-RTM-63] a request from another site or without a session is refused to the last byte like one for a room that is not there', async () => {
  const [room] = (await world.look<{ room: string }>("select naam as room from rt_room where naam like 'verslag/%'")).map((row) => row.room)
  const cookie = world.as('zorg').cookie()
  const question = encodeQuestion({ mark: NO_MARK, client: 0, since: Y.encodeStateVector(new Y.Doc()), waitMs: 0 })
  const ask = async (name: string | undefined, headers: Record<string, string>): Promise<number[]> => {
    const answer = await fetch(`http://127.0.0.1:${world.port}/rt/${name}?${ASK}`, { method: 'POST', body: question, headers: { 'content-type': WIRE_TYPE, ...headers } })
    return [...new Uint8Array(await answer.arrayBuffer())]
  }
  const notThere = await ask(`verslag/${crypto.randomUUID()}`, { origin, cookie })
  expect(notThere).toHaveLength(3)
  expect(await ask(room, { origin: 'https://elders.example', cookie })).toEqual(notThere)
  expect(await ask(room, { cookie })).toEqual(notThere)
  expect(await ask(room, { origin })).toEqual(notThere)
  expect((await ask(room, { origin, cookie })).length).toBeGreaterThan(3)
})

it('[R-RTM-64] where sockets open and nothing passes, the text comes and is kept all the same', async () => {
  const { page: politie } = await behindProxy('politie', 'swallows')
  await type(politie, 'Ook door een stille lijn. ')
  await politie.locator('.status--saved').waitFor()
  expect(await onDisk()).toContain('Ook door een stille lijn.')
  await secretaris.getByText('Ook door een stille lijn.').waitFor()
}, 120_000)
