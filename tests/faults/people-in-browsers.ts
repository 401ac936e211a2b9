// Pages of a world's people in a real browser, and the database behind them taken away.
import pg from 'pg'
import type { Browser, BrowserContext, Page } from 'playwright'
import type { Person } from '../world/people'
import { origin, type World } from '../world/world'

/** Opens a page of the dossier as this person, in a browser of their own, and waits until its rooms are there. */
export async function openPage(browser: Browser, world: World, person: Person, page: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'nl-NL' })
  return openPageIn(context, world, person, page)
}

/** The same in a browser that is open already. */
export async function openPageIn(context: BrowserContext, world: World, person: Person, page: string): Promise<Page> {
  await becomes(context, world.as(person).cookie())
  const opened = await context.newPage()
  opened.setDefaultTimeout(20_000)
  await opened.goto(`${origin}/dossiers/${world.dossierId}/${page}`)
  await opened.locator('.status--saved').first().waitFor()
  return opened
}

/** From now on this browser carries this session. */
export async function becomes(context: BrowserContext, cookie: string): Promise<void> {
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: origin }])
}

/** Types at the end of the text with this name. */
export async function typeIn(page: Page, label: RegExp, text: string): Promise<void> {
  await page.getByRole('textbox', { name: label }).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(text)
}

/** Shuts and opens the database from beside it. */
async function asSuper(world: World, statement: string): Promise<void> {
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

export async function takeDatabaseAway(world: World): Promise<void> {
  const { name } = world.database
  await asSuper(world, `alter database ${name} allow_connections false`)
  await asSuper(world, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and usename <> 'postgres'`)
}

export const giveDatabaseBack = (world: World): Promise<void> => asSuper(world, `alter database ${world.database.name} allow_connections true`)
