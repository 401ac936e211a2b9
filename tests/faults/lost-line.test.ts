// Two people type in one verslag while things break: the line between browser and process, and the database behind it.
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import pg from 'pg'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../browser'
import { playUntil } from '../world/play'
import { origin, startWorld, type World } from '../world/world'

/** A line that can be cut: everything open breaks at once, and nothing new gets through until it is mended. */
interface Line {
  port: number
  cut(): void
  mend(): void
  close(): void
}

async function layLine(to: number): Promise<Line> {
  const open = new Set<Socket>()
  let whole = true
  const server: Server = createServer((near) => {
    if (!whole) return void near.destroy()
    const far = connect(to, '127.0.0.1')
    for (const [one, other] of [[near, far], [far, near]] as const) {
      open.add(one)
      // A broken pair is what this line is for: whatever ends one side ends the other.
      one.on('error', () => other.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
    }
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = (): void => {
    whole = false
    for (const socket of open) socket.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    mend: () => {
      whole = true
    },
    close: () => {
      cut()
      server.close()
    }
  }
}

let world: World
let line: Line
let browser: Browser
let secretaris: Page
let zorg: Page

const openVerslag = async (person: 'secretaris' | 'zorg'): Promise<Page> => {
  const context = await browser.newContext({ locale: 'nl-NL' })
  const [name, value] = world.as(person).cookie().split('=') as [string, string]
  await context.addCookies([{ name, value, url: origin }])
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`${origin}/dossiers/${world.dossierId}/verslag`)
  await page.locator('.status--saved').waitFor()
  return page
}
const type = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: /verslag/i }).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(text)
}

/** Shuts and opens the database from beside it. */
async function asSuper(statement: string): Promise<void> {
  const url = new URL(world.database.urls.super)
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  world = await startWorld()
  await playUntil(world, 'gepland')
  line = await layLine(world.port)
  browser = await launchBrowser([`--host-resolver-rules=MAP localhost:3000 127.0.0.1:${line.port}`])
  ;[secretaris, zorg] = await Promise.all([openVerslag('secretaris'), openVerslag('zorg')])
}, 120_000)

afterAll(async () => {
  await browser?.close()
  line?.close()
  await world?.stop()
})

it('[R-RTM-30] a cut line is shown, and what was typed meanwhile arrives once when it is mended', async () => {
  await type(secretaris, 'Voor de breuk. ')
  await zorg.getByText('Voor de breuk.').waitFor()
  line.cut()
  await type(secretaris, 'Tijdens de breuk. ')
  await secretaris.getByText('Geen verbinding: bewaard in dit venster').waitFor()
  line.mend()
  await secretaris.locator('.status--saved').waitFor({ timeout: 30_000 })
  await zorg.getByText('Tijdens de breuk.').waitFor({ timeout: 30_000 })
  const text = await zorg.getByRole('textbox', { name: /verslag/i }).innerText()
  expect(text.split('Tijdens de breuk.').length - 1).toBe(1)
}, 90_000)

it('[R-RTM-31] while the database is away nothing is called saved and nobody else sees it; afterwards everything goes on', async () => {
  const { name } = world.database
  await asSuper(`alter database ${name} allow_connections false`)
  await asSuper(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and usename <> 'postgres'`)
  await type(secretaris, 'Zonder database. ')
  await secretaris.locator('.status--saving').waitFor()
  expect(await zorg.getByText('Zonder database.').count()).toBe(0)
  await asSuper(`alter database ${name} allow_connections true`)
  await secretaris.locator('.status--saved').waitFor({ timeout: 30_000 })
  await zorg.getByText('Zonder database.').waitFor({ timeout: 30_000 })
}, 90_000)

it('[R-RTM-32] closing a window with unsaved work asks first', async () => {
  line.cut()
  await type(zorg, 'Nog niet bewaard. ')
  await zorg.getByText('Geen verbinding: bewaard in dit venster').waitFor()
  const asked = new Promise<string>((resolve) => {
    zorg.once('dialog', (dialog) => {
      resolve(dialog.type())
      void dialog.dismiss()
    })
  })
  await zorg.close({ runBeforeUnload: true })
  expect(await asked).toBe('beforeunload')
  line.mend()
}, 60_000)
