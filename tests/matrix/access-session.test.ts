import { afterAll, beforeAll, expect, it } from 'vitest'
import { dumpDatabase } from '~tests/dump-database'
import { mailTo } from '~tests/world/mail'
import { accountIdOf } from '~tests/world/people'
import { playUntil } from '~tests/world/play'
import { at } from '~tests/world/steps'
import { createVisitor } from '~tests/world/visitor'
import { signIn, startWorld, type World } from '~tests/world/world'

let world: World
beforeAll(async () => {
  world = await startWorld()
  await playUntil(world, 'gepland')
  // What was sent has left before the tables are looked at.
  await mailTo(world, 'IND')
})
afterAll(() => world.stop())

const withoutLog = async (): Promise<unknown> => {
  const dump = await dumpDatabase(world.database.urls.super)
  return Object.fromEntries(Object.entries(dump).filter(([table]) => table !== 'logboek.regel'))
}

it('[R-TOE-5] a form that does not come from our own pages is refused with 403 and changes nothing, whoever sends it', async () => {
  const before = await withoutLog()
  const plan = { doen: 'plannen', datum: '2026-11-25', tijd: '14:00', plaats: 'Elders' }
  for (const headers of [{ origin: 'http://localhost:3010' }, { origin: 'null' }, { origin: undefined }, { origin: undefined, 'sec-fetch-site': 'same-site' }, { origin: 'http://localhost:3000.example.nl' }]) {
    expect([headers, (await world.as('coordinator').post(at(world, 'hoorzitting'), plan, headers)).status]).toEqual([headers, 403])
    expect((await world.stranger.post('/demo', { doen: 'aanmelden', account: accountIdOf('zorg') }, headers)).status).toBe(403)
  }
  expect(await withoutLog()).toEqual(before)
})

it('[R-TOE-7] after signing out the old session opens nothing, also for who kept its cookie', async () => {
  const visitor = await signIn(world, 'zorg')
  const kept = visitor.cookie()
  expect((await visitor.get(at(world))).status).toBe(200)
  const out = await visitor.post('/mijn', { doen: 'afmelden' })
  expect([out.status, out.location, visitor.cookie()]).toEqual([302, '/aanmelden', ''])
  const old = createVisitor(world, kept)
  for (const path of ['/werk', at(world), at(world, 'beoordeling'), '/mijn']) {
    const answer = await old.get(path)
    expect([path, answer.status, answer.location]).toEqual([path, 302, '/aanmelden'])
  }
  expect((await old.post(at(world, 'verklaring'), { doen: 'verklaren' })).location).toBe('/aanmelden')
  old.close()
  visitor.close()
})

it('[R-TOE-7] nobody else’s session ends, and an invented one was never there', async () => {
  expect((await world.as('zorg').get(at(world))).status).toBe(200)
  const invented = createVisitor(world, 'weging-paneel=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')
  expect((await invented.get('/werk')).location).toBe('/aanmelden')
  invented.close()
})

it('[R-TOE-7] a session that was silent for an hour is over', async () => {
  const visitor = await signIn(world, 'zorg-2')
  world.clock.step(59)
  expect((await visitor.get('/werk')).status).toBe(200)
  world.clock.step(61)
  expect((await visitor.get('/werk')).location).toBe('/aanmelden')
  visitor.close()
})

it('[R-TOE-8] the capacity that is worn decides, not those in the cupboard; and one that is not one’s own cannot be worn', async () => {
  // As the administrator would: this member of the panel is also beslismedewerker.
  await world.look('insert into account_hoedanigheid (account_id, hoedanigheid) values ($1, $2)', [accountIdOf('zorg'), 'beslismedewerker'])
  const visitor = await signIn(world, 'zorg')
  const wear = (hoedanigheid: string) => visitor.post('/mijn', { doen: 'wisselen', hoedanigheid })
  const pages = ['', 'beoordeling', 'stukken', 'verslag']
  const statuses = () => Promise.all(pages.map(async (page) => (await visitor.get(at(world, page))).status))
  expect((await wear('beslismedewerker')).status).toBe(302)
  expect(await statuses()).toEqual([404, 404, 404, 404])
  expect((await visitor.get('/adviezen')).status).toBe(200)
  expect((await wear('panellid-zorg')).status).toBe(302)
  expect(await statuses()).toEqual([200, 200, 200, 200])
  expect((await visitor.get('/adviezen')).status).toBe(404)
  for (const other of ['coordinator', 'voorzitter', 'beheerder', '']) expect([other, (await wear(other)).status]).toEqual([other, 404])
  expect(await statuses()).toEqual([200, 200, 200, 200])
  visitor.close()
})

it('[R-TOE-10] signing in takes a passkey that is known, or a demo person that exists; anything else gives no session', async () => {
  const nobody = createVisitor(world)
  expect((await nobody.post('/aanmelden', { doen: 'aanmelden', antwoord: '{}' })).status).toBe(422)
  expect((await nobody.post('/demo', { doen: 'aanmelden', account: '7b0c7c1e-0d5a-4c57-9a7e-1f6f3f2f9b11' })).status).toBe(404)
  expect((await nobody.post('/opnieuw-aanmelden', { doen: 'aanmelden', antwoord: '{}' })).status).toBe(422)
  expect((await nobody.post('/opnieuw-aanmelden', { doen: 'aanmelden-demo', account: '7b0c7c1e-0d5a-4c57-9a7e-1f6f3f2f9b11' })).status).toBe(404)
  expect(nobody.cookie()).toBe('')
  const visitor = await signIn(world, 'IND')
  expect((await visitor.post('/mijn', { doen: 'registreren', antwoord: '{}' })).status).toBe(422)
  visitor.close()
  nobody.close()
})
