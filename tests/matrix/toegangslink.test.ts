// A link that opens with a code, on the real process: scanners, two machines, wrong codes, withdrawal under an open tab, and leaving safely.
import { request } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { playUntil } from '~tests/world/play'
import { registernummerOf } from '~tests/world/people'
import { at, machtiging, perform } from '~tests/world/steps'
import { createVisitor, type Answer, type Visitor } from '~tests/world/visitor'
import { startWorld, type World } from '~tests/world/world'

let world: World
beforeAll(async () => {
  world = await startWorld()
  await playUntil(world, 'beoordeling')
}, 180_000)
afterAll(() => world.stop())

interface Secrets {
  link: string
  code: string
}
const secretsIn = ({ text }: Answer): Secrets => ({ link: /\/binnen\/[A-Za-z0-9_-]{43}/.exec(text)?.[0] ?? '', code: /[A-Z2-9]{4}(-[A-Z2-9]{4}){3}/.exec(text)?.[0] ?? '' })
const invite = async (): Promise<Secrets> =>
  secretsIn(await perform(world, 'coordinator', at(world, 'gemachtigde'), { doen: 'uitnodigen', registernummer: registernummerOf('gemachtigde'), email: 'gem-0001@weging.example', ...machtiging }))
const here = (): string => `/gemachtigde/${world.dossierId}`
const machine = (): Visitor => createVisitor(world)
const enter = (visitor: Visitor, { link, code }: Secrets): Promise<Answer> => visitor.post(link, { doen: 'openen', code })
const linkRows = () => world.look('select link_hash, code_hash, code_versie, verloopt_op, eerst_geopend_op, laatst_geopend_op, ingetrokken_op from toegangslink order by gemaakt_op, id')

/** As a scanner of mail asks: any method, no cookie, no origin. */
const scan = (method: string, path: string, body = ''): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = body === '' ? {} : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) }
    request({ host: '127.0.0.1', port: world.port, method, path, headers: { host: 'localhost:3000', ...headers } }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
    }).on('error', reject).end(body)
  })

it('[R-GEM-2] a scanner that fetches a link fifty times, heads it, posts to it and guesses a form uses nothing up', async () => {
  const secrets = await invite()
  const before = await linkRows()
  const visitor = machine()
  const statuses = new Set<number>()
  for (let times = 0; times < 50; times += 1) {
    statuses.add(await scan('GET', secrets.link))
    statuses.add(await scan('HEAD', secrets.link))
    statuses.add(await scan('POST', secrets.link, 'doen=openen'))
    statuses.add((await visitor.post(secrets.link, { doen: 'openen' })).status)
    statuses.add((await visitor.post(secrets.link, { doen: 'openen', code: ' - ' })).status)
  }
  // 200 the page, 403 a form that is not from our own page, 422 a form of it without a code.
  expect([...statuses].sort()).toEqual([200, 403, 422])
  expect([await linkRows(), visitor.cookie()]).toEqual([before, ''])
  expect(await world.look('select 1 from toegangspoging')).toEqual([])
  expect((await enter(visitor, secrets)).location).toBe(here())
  visitor.close()
}, 60_000)

it('[R-GEM-2] [R-GEM-4] the page is the same bytes for a link that exists and one that does not, and says no name, number or dossier', async () => {
  const secrets = await invite()
  const visitor = machine()
  const clean = ({ text }: Answer): string => text.replaceAll(/nonce="[^"]*"|\/binnen\/[A-Za-z0-9_-]{43}/g, '')
  const [real, unreal] = [await visitor.get(secrets.link), await visitor.get(`/binnen/${'a'.repeat(43)}`)]
  expect(clean(real)).toBe(clean(unreal))
  for (const word of [world.dossierId, 'W-2026', 'GEM-0001', 'dossier', 'mensenhandel', 'slachtoffer']) expect([word, real.text.includes(word)]).toEqual([word, false])
  const [wrong, nowhere] = [await enter(visitor, { ...secrets, code: 'AAAA-AAAA-AAAA-AAAA' }), await enter(visitor, { link: `/binnen/${'a'.repeat(43)}`, code: 'AAAA-AAAA-AAAA-AAAA' })]
  expect([wrong.status, nowhere.status, clean(wrong)]).toEqual([422, 422, clean(nowhere)])
  expect(world.logged.some((line) => line.includes(secrets.link.slice(8)))).toBe(false)
  visitor.close()
}, 60_000)

it('[R-GEM-1] [R-GEM-6] two machines are in at once; each sees this dossier and no other page, list or dossier', async () => {
  const secrets = await invite()
  const [one, two] = [machine(), machine()]
  expect([(await enter(one, secrets)).location, (await enter(two, secrets)).location]).toEqual([here(), here()])
  for (const visitor of [one, two]) expect((await visitor.get(here())).status).toBe(200)
  for (const path of ['/werk', '/dossiers', '/kalibratie', '/gemachtigde']) expect([path, (await one.get(path)).location]).toEqual([path, here()])
  for (const path of [at(world), at(world, 'stukken'), at(world, 'verslag'), '/adviezen', '/toezicht', '/gemachtigde/7b0c7c1e-0d5a-4c57-9a7e-1f6f3f2f9b11']) {
    const { status, location } = await one.get(path)
    expect([path, status === 404 || location === here()]).toEqual([path, true])
  }
  // The same account represents somebody elsewhere too: with the link it is this dossier only.
  const [row] = await world.look<{ id: string }>(`insert into dossier (id, kenmerk, fase, aanduiding, aangemeld_op) values (gen_random_uuid(), 'W-2026-0999', 'beoordeling', 'x', now()) returning id::text as id`)
  await world.look(`insert into gemachtigde (id, dossier_id, account_id, uitgenodigd_op) select gen_random_uuid(), $1, id, now() from account where registernummer = $2`, [row?.id, registernummerOf('gemachtigde')])
  expect((await one.get(`/gemachtigde/${row?.id ?? ''}`)).status).toBe(404)
  expect((await world.as('gemachtigde').get(`/gemachtigde/${row?.id ?? ''}`)).status).toBe(200)
  one.close()
  two.close()
}, 60_000)

it('[R-GEM-6] by a link the first passkey can be made, and not a second', async () => {
  const secrets = await invite()
  const visitor = machine()
  await enter(visitor, secrets)
  expect((await visitor.post('/mijn', { doen: 'registreren', antwoord: '{}' })).status).toBe(422)
  await world.look(
    `insert into passkey (credential_id, account_id, public_key, teller, aangemaakt_op) select 'proef', id, '\\x00', 0, now() from account where registernummer = $1`, [registernummerOf('gemachtigde')]
  )
  expect((await visitor.post('/mijn', { doen: 'registreren', antwoord: '{}' })).status).toBe(404)
  visitor.close()
}, 60_000)

it('[R-GEM-5] wrong codes on one link end in waiting, which says until when, also for the right code; then it opens', async () => {
  const secrets = await invite()
  const visitor = machine()
  const answers: number[] = []
  for (let times = 0; times < 7; times += 1) answers.push((await enter(visitor, { ...secrets, code: `AAAA-AAAA-AAAA-AAA${times + 2}` })).status)
  expect(answers).toEqual([422, 422, 422, 422, 422, 429, 429])
  const waiting = await enter(visitor, secrets)
  expect([waiting.status, /Wacht tot \d{2}:\d{2}/.test(waiting.text), visitor.cookie()]).toEqual([429, true, ''])
  world.clock.step(16)
  expect((await enter(visitor, secrets)).location).toBe(here())
  visitor.close()
}, 60_000)

it('[R-GEM-5] a hundred codes at once from one place: twenty are looked at, and nobody else waits for them', async () => {
  world.clock.step(16)
  const visitor = machine()
  const tries = Array.from({ length: 100 }, (_, index) => enter(visitor, { link: `/binnen/${String(index).padStart(3, '0')}${'c'.repeat(40)}`, code: 'AAAA-AAAA-AAAA-AAAA' }))
  expect((await world.as('zorg').get(at(world))).status).toBe(200)
  const statuses = (await Promise.all(tries)).map(({ status }) => status)
  expect([new Set(statuses), statuses.filter((status) => status === 422).length <= 20]).toEqual([new Set([422, 429]), true])
  world.clock.step(16)
  visitor.close()
}, 60_000)

it('[R-GEM-7] [R-GEM-3] withdrawn, an open tab gets nothing any more: no page, no data, no deed, no file; the right code says so politely', async () => {
  const secrets = await invite()
  const visitor = machine()
  await enter(visitor, secrets)
  expect((await visitor.get(`${here()}/stukken`)).status).toBe(200)
  const [link] = await world.look<{ id: string }>(`select id::text as id from toegangslink where ingetrokken_op is null and voor = 'gemachtigde'`)
  await perform(world, 'coordinator', at(world, 'gemachtigde'), { doen: 'intrekken', link: link?.id ?? '' })
  const before = await world.look('select 1 from record')
  for (const path of ['', '/stukken', '/stukken?stuk=1', '/stukken/1/bestand', '/dagen', '/bezwaar', '/verslag', '/pdf']) expect([path, (await visitor.get(`${here()}${path}`)).location]).toEqual([path, '/aanmelden'])
  expect((await visitor.data(`${here()}/stukken`)).text).not.toContain('ter inzage')
  expect((await visitor.post(`${here()}/bezwaar`, { doen: 'bezwaren', zetel: 'zorg', reden: 'x' })).location).toBe('/aanmelden')
  expect(await world.look('select 1 from record')).toEqual(before)
  // The account itself, signed in another way, has no such dossier any more.
  expect((await world.as('gemachtigde').get(here())).status).toBe(404)
  const told = await enter(machine(), secrets)
  expect([told.status, told.text.includes('De toegang is gestopt')]).toEqual([410, true])
  visitor.close()
}, 60_000)

it('[R-GEM-9] betrokkene comes in beside her zorgcoördinator, makes no passkey, and leaves with one press to a page that says nothing', async () => {
  const secrets = secretsIn(await perform(world, 'coordinator', at(world, 'gemachtigde'), { doen: 'uitnodigen-betrokkene', tot: '2026-12-31' }))
  const visitor = machine()
  expect((await enter(visitor, secrets)).location).toBe(here())
  const page = await visitor.get(here())
  expect([page.status, page.text.includes('Sluit veilig af'), page.text.includes('Mijn account')]).toEqual([200, true, false])
  expect((await visitor.post('/mijn', { doen: 'registreren', antwoord: '{}' })).status).toBe(404)
  const kept = visitor.cookie()
  const left = await visitor.post('/tot-ziens', { doen: 'sluiten' })
  expect([left.status, left.location, left.headers['clear-site-data'], visitor.cookie()]).toEqual([302, '/tot-ziens', '"cache", "storage"', ''])
  const bye = (await visitor.get('/tot-ziens')).text
  for (const word of [world.dossierId, 'W-2026', 'dossier', 'Weging', 'panel']) expect([word, /<main[\s\S]*<\/main>/.exec(bye)?.[0].includes(word)]).toEqual([word, false])
  const again = createVisitor(world, kept)
  expect((await again.get(here())).location).toBe('/aanmelden')
  // Her code still opens: it is not used up.
  expect((await enter(again, secrets)).location).toBe(here())
  again.close()
  visitor.close()
}, 60_000)
