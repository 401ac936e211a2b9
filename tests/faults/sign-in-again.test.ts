// A session ends while somebody types. They sign in on the spot, and nothing of what stood in the window is lost or put to another's name.
import { randomUUID } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { verslagRoom } from '~/dossier/rooms'
import { launchBrowser } from '../browser'
import { accountIdOf, type Person } from '../world/people'
import { hearingId } from '../world/places'
import { playUntil } from '../world/play'
import { at } from '../world/steps'
import { createVisitor } from '../world/visitor'
import { origin, signIn, startWorld, type World } from '../world/world'
import { layLine, type Line } from './broken-line'
import { becomes, typeIn } from './people-in-browsers'

let world: World
let line: Line
let browser: Browser

beforeAll(async () => {
  world = await startWorld()
  await playUntil(world, 'gepland')
  line = await layLine(world.port)
  browser = await launchBrowser([`--host-resolver-rules=MAP localhost:3000 127.0.0.1:${line.port}`])
}, 120_000)

afterAll(async () => {
  await browser?.close()
  line?.close()
  await world?.stop()
})

interface Desk {
  page: Page
  context: BrowserContext
  /** Ends the session of this desk, as the clock or the administrator would. */
  endSession(): Promise<void>
}

/** Somebody at a desk of their own with the verslag open, in a session of its own. */
async function sitDown(person: Person): Promise<Desk> {
  const context = await browser.newContext({ locale: 'nl-NL' })
  const visitor = await signIn(world, person)
  await becomes(context, visitor.cookie())
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`${origin}${at(world, 'verslag')}`)
  await page.locator('.status--saved').waitFor()
  return { page, context, endSession: async () => void (await visitor.post('/mijn', { doen: 'afmelden' })) }
}

const type = (page: Page, text: string): Promise<void> => typeIn(page, /verslag/i, text)
const asks = (page: Page) => page.getByRole('dialog', { name: 'U bent niet meer aangemeld' })
const again = (page: Page, functie: string) => page.getByRole('button', { name: `Demo: aanmelden als ${functie}`, exact: true })
const offline = (page: Page) => page.locator('.status--offline')
const saved = (page: Page) => page.locator('.status--saved').waitFor({ timeout: 30_000 })
const authors = async (): Promise<string[]> =>
  (await world.look<{ author: string }>('select author from rt_update where room = $1 order by seq', [verslagRoom(await hearingId(world))])).map(({ author }) => author)

it('[R-TOE-24] a session that ended while the line was away: signed in on the spot, everything typed is handed in, and the page was never left', async () => {
  const { page, endSession } = await sitDown('secretaris')
  await type(page, 'Voor het einde. ')
  await saved(page)
  line.cut()
  await type(page, 'Getypt zonder lijn. ')
  await offline(page).waitFor()
  await endSession()
  line.mend()
  await asks(page).waitFor({ timeout: 30_000 })
  await page.getByText('Geweigerd: u bent niet meer aangemeld').first().waitFor()
  // Somebody who typed on must not press a button by it, nor put words into a window without a person.
  await page.keyboard.type('  ')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2')
  await again(page, 'Secretaris').click()
  await saved(page)
  expect(await asks(page).count()).toBe(0)
  expect(await page.getByRole('textbox', { name: /verslag/i }).innerText()).toContain('Voor het einde. Getypt zonder lijn.')
  await type(page, 'En verder. ')
  await saved(page)
  expect(new Set(await authors())).toEqual(new Set([accountIdOf('secretaris')]))
  await page.context().close()
}, 90_000)

it('[R-TOE-24] a session that ends under an open line: the dialog comes by itself, and the same person goes on where they were', async () => {
  const { page, endSession } = await sitDown('zorg')
  await type(page, 'Nog aangemeld. ')
  await saved(page)
  await endSession()
  await asks(page).waitFor()
  await page.getByRole('button', { name: 'Later' }).click()
  await page.getByText('Geweigerd: u bent niet meer aangemeld').first().waitFor()
  expect(await page.getByRole('textbox', { name: /verslag/i }).getAttribute('contenteditable')).toBe('false')
  await page.getByRole('button', { name: 'Opnieuw aanmelden' }).click()
  await again(page, 'Panellid zorg').click()
  await saved(page)
  await page.context().close()
}, 60_000)

it('[R-TOE-24] the passkey works on the spot as well', async () => {
  const { page, context, endSession } = await sitDown('IND')
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true }
  })
  await page.goto(`${origin}/mijn`)
  await page.getByRole('button', { name: 'Passkey maken op dit apparaat' }).click()
  await page.getByText('Uw passkey is gemaakt').waitFor()
  await page.goto(`${origin}${at(world, 'verslag')}`)
  await saved(page)
  await endSession()
  await asks(page).waitFor()
  await page.getByRole('button', { name: 'Aanmelden met passkey' }).click()
  await saved(page)
  await context.close()
}, 60_000)

it('[R-TOE-25] who wears another capacity by default is signed in again in the one that was worn', async () => {
  await world.look('insert into account_hoedanigheid (account_id, hoedanigheid) values ($1, $2)', [accountIdOf('politie'), 'beslismedewerker'])
  const visitor = createVisitor(world)
  const wear = async (hoedanigheid: string): Promise<string> => {
    await visitor.post('/opnieuw-aanmelden', { doen: 'aanmelden-demo', account: accountIdOf('politie'), hoedanigheid })
    const [row] = await world.look<{ hoedanigheid: string }>('select hoedanigheid from sessie where account_id = $1 order by aangemaakt_op desc, ingetrokken_op nulls first limit 1', [accountIdOf('politie')])
    return row?.hoedanigheid ?? ''
  }
  expect(await wear('panellid-politie')).toBe('panellid-politie')
  // One that is not theirs is not put on: the first of their own is.
  expect(await wear('voorzitter')).toBe('beslismedewerker')
  await world.look('delete from account_hoedanigheid where account_id = $1 and hoedanigheid = $2', [accountIdOf('politie'), 'beslismedewerker'])
  visitor.close()
})

it('[R-RTM-65] somebody else signs in on the spot: nothing of the window is handed in under their name, and its owner can still go on', async () => {
  const { page, context, endSession } = await sitDown('politie')
  line.cut()
  await type(page, 'Van politie. ')
  await offline(page).waitFor()
  await endSession()
  const before = (await authors()).length
  const other = await signIn(world, 'voorzitter')
  await becomes(context, other.cookie())
  line.mend()
  await page.getByText('Geweigerd: iemand anders is aangemeld').first().waitFor({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Kopieer de tekst' }).waitFor()
  expect(await page.getByRole('textbox', { name: /verslag/i }).innerText()).toContain('Van politie.')
  expect(await authors()).toHaveLength(before)
  await page.getByRole('button', { name: 'Opnieuw aanmelden' }).click()
  await again(page, 'Panellid politie').click()
  await saved(page)
  expect((await authors()).slice(before)).toEqual([accountIdOf('politie')])
  await context.close()
}, 60_000)

it('[R-TOE-26] another window of this browser signed in again: this one goes on by itself', async () => {
  const { page, context, endSession } = await sitDown('secretaris')
  await becomes(context, (await signIn(world, 'secretaris')).cookie())
  await endSession()
  await type(page, 'Gewoon verder. ')
  await saved(page)
  expect(await asks(page).count()).toBe(0)
  await context.close()
}, 60_000)

it('[R-TOE-27] the door for signing in again asks all that the page for signing in asks', async () => {
  const nobody = createVisitor(world)
  const door = '/opnieuw-aanmelden'
  const how = await nobody.get(door)
  expect(JSON.parse(how.text)).toMatchObject({ aangemeld: false, opties: { challenge: expect.any(String) } })
  expect(how.headers['cache-control']).toBe('no-store')
  expect(JSON.parse((await world.as('zorg').get(door)).text)).toMatchObject({ aangemeld: true })
  expect((await nobody.post(door, { doen: 'aanmelden', antwoord: '{}' })).status).toBe(422)
  expect((await nobody.post(door, { doen: 'aanmelden-demo', account: randomUUID() })).status).toBe(404)
  expect((await nobody.post(door, { doen: 'constructor' })).status).toBe(404)
  const person = { doen: 'aanmelden-demo', account: accountIdOf('zorg') }
  for (const headers of [{ origin: 'http://localhost:3010' }, { origin: 'null' }, { origin: undefined }]) expect((await nobody.post(door, person, headers)).status).toBe(403)
  expect(nobody.cookie()).toBe('')
  expect((await nobody.post(door, person)).status).toBe(200)
  expect((await nobody.get(at(world, 'verslag'))).status).toBe(200)
  nobody.close()
})
