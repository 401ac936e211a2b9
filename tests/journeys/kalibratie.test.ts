// Practice: five people on one public case, four by their own sockets and one in a real browser; nobody sees anything before all are in.
import { isDeepStrictEqual } from 'node:util'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { context, fullDraft } from '~/beoordeling/test-sheets'
import { keepOefenzaak } from '~/kalibratie/keep-oefenzaak.server'
import { oefengesprekRoom, oefenRoom } from '~/kalibratie/rooms'
import { systemIds } from '~/platform/ids'
import { launchBrowser } from '../browser'
import { dumpDatabase } from '../dump-database'
import { seenWithoutAddress } from '../matrix/differs-by-nature'
import { expectedPractice } from '../matrix/expected-access'
import { paneelClient } from '../prisma-clients'
import { accountIdOf, everybody, type Person as Name } from '../world/people'
import { knock } from '../world/room-client'
import { writeDraft } from '../world/typing'
import { origin, startWorld, type World } from '../world/world'
import { rawDemo, zaakOf } from '../zaak-file'
import { enter, inspect, saved, type Person } from './person'

const noSuch = '7b0c7c1e-0d5a-4c57-9a7e-1f6f3f2f9b11'
const bySocket = ['IND', 'politie', 'IND-2', 'zorg-2'] as const
const invited: readonly Name[] = [...bySocket, 'zorg']
const secret = 'KANARIE-OEFENING'

let world: World
let browser: Browser
let coordinator: Person
let zorg: Person
let id: string
const seats = new Map<Name, string>()

beforeAll(async () => {
  world = await startWorld()
  const db = paneelClient(world.database.urls.app)
  await keepOefenzaak(db, { clock: world.clock, ids: systemIds }, zaakOf(rawDemo())).finally(() => db.$disconnect())
  browser = await launchBrowser([`--host-resolver-rules=MAP localhost:3000 127.0.0.1:${world.port}`])
  ;[coordinator, zorg] = await Promise.all([enter(browser, origin, 'Coördinator'), enter(browser, origin, 'Panellid zorg')])
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

/** Every page of practice answers everybody as the table written by hand says; for who may not it looks like nothing. */
async function tryPages(moment: 0 | 1 | 2, handedIn: readonly Name[]): Promise<string[]> {
  const status = { '+': 200, '=': 409, '-': 404 }
  const groupOf = (person: Name) => (person === 'coordinator' ? 'organiser' : handedIn.includes(person) ? 'handedIn' : invited.includes(person) ? 'invited' : 'others')
  const faults: string[] = []
  for (const person of everybody) {
    for (const [route, row] of Object.entries(expectedPractice)) {
      // Each coördinator may begin one; everything else belongs to this one.
      const mark = (person === 'coordinator-2' && route.endsWith('nieuw') ? '+' : row[groupOf(person)][moment]) as keyof typeof status
      const path = (which: string): string => `/${route.replace('routes/', '').replace('._index', '').replaceAll('.', '/').replace('$oefeningId', which)}`
      const answer = await world.as(person).get(path(id))
      if (answer.status !== status[mark]) faults.push(`${person} ${route}: ${answer.status}, verwacht ${mark}`)
      if (mark === '-' && !isDeepStrictEqual(seenWithoutAddress(answer, id), seenWithoutAddress(await world.as(person).get(path(noSuch)), noSuch))) faults.push(`${person} ${route}: lijkt niet op niets`)
      if (moment === 0 && answer.text.includes(secret)) faults.push(`${person} ${route}: toont een verzegelde tekst`)
    }
  }
  return faults
}

const tryRoom = async (person: Name, room: string) => (await knock({ port: world.port, origin, cookie: world.as(person).cookie(), room })).outcome

it('[R-KAL-2] [R-KAL-13] a coördinator begins an exercise; every page of it says that it is practice and who sees what', { timeout: 90_000 }, async () => {
  const { page } = coordinator
  await page.goto(`${origin}/kalibratie/nieuw`)
  await page.getByText('OEFENING', { exact: true }).waitFor()
  await page.getByText('Tot de opening ziet niemand uw blad.').waitFor()
  await inspect(coordinator, 'oefening-beginnen')
  await page.getByLabel('Oefenzaak').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Oefening beginnen' }).click()
  await page.getByRole('link', { name: 'Nodig ten minste 5 mensen uit' }).waitFor()
  for (const person of invited) await page.locator(`input[name="deelnemers"][value^="${accountIdOf(person)}/"]`).check()
  await page.getByRole('button', { name: 'Oefening beginnen' }).click()
  await page.waitForURL(/\/kalibratie\/[0-9a-f-]{36}$/)
  id = page.url().split('/').at(-1) ?? ''
  for (const row of await world.look<{ person: string; id: string }>('select account_id::text as person, id::text as id from oefening_deelnemer')) {
    seats.set(everybody.find((each) => accountIdOf(each) === row.person) ?? 'toezichthouder', row.id)
  }
  expect([...seats.keys()].sort()).toEqual([...invited].sort())
  await inspect(coordinator, 'oefening')
})

it('[R-KAL-3] [R-KAL-10] while it runs a sheet and its room are their author’s alone, and nobody is shown a word of another', { timeout: 90_000 }, async () => {
  const zorgRoom = oefenRoom(id, seats.get('zorg') ?? '')
  for (const person of ['IND', 'zorg-2', 'coordinator', 'voorzitter', 'politie-2'] as const) expect([person, await tryRoom(person, zorgRoom)]).toEqual([person, 4404])
  expect(await tryRoom('zorg', oefengesprekRoom(id))).toBe(4404)
  for (const person of bySocket) {
    const discipline = person.startsWith('IND') ? 'IND' : person.startsWith('zorg') ? 'zorg' : 'politie'
    const client = await world.enter(person, oefenRoom(id, seats.get(person) ?? ''))
    await client.edit((doc) => writeDraft(doc, { ...fullDraft(context({ discipline, minderjarig: 'twijfel' })), 'B1/reden': `${secret} ${bySocket.indexOf(person)}`, ...(person === 'IND' ? { 'B1/oordeel': 'neutraal' } : {}) }))
    const answer = await world.as(person).post(`/kalibratie/${id}/blad`, { doen: 'indienen' })
    expect([person, answer.status, answer.location]).toEqual([person, 302, `/kalibratie/${id}`])
    expect(await client.closes()).toBe(4409)
  }
  expect(await tryPages(0, bySocket)).toEqual([])
  expect((await world.as('coordinator').get(`/kalibratie/${id}`)).text).toContain('4 van 5')
  expect((await world.as('zorg').post(`/kalibratie/${id}`, { doen: 'sluiten' })).status).toBe(404)
  expect((await world.as('coordinator').post(`/kalibratie/${id}`, { doen: 'sluiten' })).status).toBe(409)
  expect((await world.as('politie-2').post(`/kalibratie/${id}`, { doen: 'afzien' })).status).toBe(404)
  expect((await world.as('IND').post(`/kalibratie/${id}/blad`, { doen: 'indienen' })).status).toBe(409)
  expect((await world.as('IND').post(`/kalibratie/${id}`, { doen: 'terugnemen' })).status).toBe(302)
  expect((await world.as('IND').post(`/kalibratie/${id}/blad`, { doen: 'indienen' })).status).toBe(302)
})

it('[R-KAL-7] [R-KAL-8] the last sheet opens it: a spread without names, the own choice marked, and a text written together', { timeout: 120_000 }, async () => {
  const { page } = zorg
  const client = await world.enter('zorg', oefenRoom(id, seats.get('zorg') ?? ''))
  await client.edit((doc) => writeDraft(doc, fullDraft(context({ discipline: 'zorg', minderjarig: 'twijfel' }))))
  await client.leave()
  await page.goto(`${origin}/kalibratie`)
  await inspect(zorg, 'oefeningen')
  await page.goto(`${origin}/kalibratie/${id}/blad`)
  await saved(zorg)
  await inspect(zorg, 'oefenblad')
  await page.getByRole('link', { name: 'Indienen', exact: true }).click()
  await page.getByText('Alles is ingevuld').waitFor()
  await page.getByRole('button', { name: 'Oefenblad indienen' }).click()
  await page.waitForURL(/\/spreiding$/)
  await page.getByText('4 van 5 kozen versterkt, 1 koos neutraal.').waitFor()
  await saved(zorg)
  await page.getByRole('textbox', { name: 'Gesprek' }).click()
  await page.keyboard.type('Bij B1 lazen wij de tweede verklaring anders.')
  await saved(zorg)
  await inspect(zorg, 'oefening-spreiding')
  // The name of criterion C7 is no member.
  const text = (await page.locator('main').innerText()).replaceAll('Informatie van politie en OM', '')
  for (const word of ['IND-0001', 'POL-0001', 'Panellid', 'politie']) expect([word, text.includes(word)]).toEqual([word, false])
  expect(await page.locator('.spreiding__rij', { hasText: 'B1' }).first().getByText('uw keuze, alleen u ziet dit').count()).toBe(1)
  expect(await tryPages(1, invited)).toEqual([])
  expect(await tryRoom('zorg', oefenRoom(id, seats.get('zorg') ?? ''))).toBe(4404)
  expect(await tryRoom('IND', oefengesprekRoom(id))).toBe('binnen')
  expect(await tryRoom('coordinator', oefengesprekRoom(id))).toBe(4404)
  expect((await world.as('zorg').get('/werk')).text.includes('/kalibratie/')).toBe(false)
})

it('[R-KAL-9] [R-KAL-10] closed by the organiser, no sheet leads to a person and the discussion is gone', { timeout: 60_000 }, async () => {
  expect((await world.as('coordinator').post(`/kalibratie/${id}`, { doen: 'sluiten' })).status).toBe(302)
  await zorg.page.goto(`${origin}/kalibratie/${id}/spreiding`)
  await zorg.page.getByText('Het gesprek is vernietigd.').waitFor()
  expect(await zorg.page.getByText('alleen u ziet dit').count()).toBe(0)
  expect(await tryPages(2, invited)).toEqual([])
  const dump = await dumpDatabase(world.database.urls.super)
  expect(JSON.stringify(dump['public.oefening_blad']).match(/"deelnemer_id":null/g)).toHaveLength(5)
  const left = (dump['public.rt_update'] as { room: string }[]).filter(({ room }) => room.startsWith('oefen'))
  expect(left).toEqual([])
  expect([...coordinator.noise(), ...zorg.noise()]).toEqual([])
  expect(world.complaints).toEqual([])
})
