// What no browser of ours would send, from somebody who may do the deed and from somebody nobody knows.
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { Person } from '../world/people'
import { accountIdOf } from '../world/people'
import { playUntil } from '../world/play'
import { knock } from '../world/room-client'
import { at, intake } from '../world/steps'
import { createVisitor } from '../world/visitor'
import { startWorld, type World } from '../world/world'

interface Sent {
  method?: string
  path: string
  person?: Person
  headers?: Record<string, string>
  body?: string
}

let world: World
let stderr: ReturnType<typeof listen>
const listen = () => vi.spyOn(process.stderr, 'write')
beforeAll(async () => {
  stderr = listen()
  world = await startWorld()
  await playUntil(world, 'intake')
})
afterAll(async () => {
  stderr.mockRestore()
  await world.stop()
})
beforeEach(() => {
  world.complaints.length = 0
  stderr.mockClear()
})

/** Sends exactly this, with nothing of a browser added. */
const send = ({ method = 'POST', path, person, headers = {}, body = '' }: Sent): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> =>
  new Promise((resolve, reject) => {
    const own = { host: 'localhost:3000', origin: world.origin, ...(person ? { cookie: world.as(person).cookie() } : {}), ...(body ? { 'content-length': String(Buffer.byteLength(body)) } : {}), ...headers }
    const outgoing = httpRequest({ host: '127.0.0.1', port: world.port, method, path, headers: own }, (incoming) => {
      const parts: Buffer[] = []
      incoming.on('data', (part: Buffer) => parts.push(part))
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text: Buffer.concat(parts).toString('utf8') }))
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })

const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' }
const page = (): string => at(world, 'intake')
const form = (body: string, path = page()): Promise<{ status: number; text: string }> => send({ path, person: 'coordinator', headers: urlencoded, body })
const fields = (values: Record<string, string>): string => new URLSearchParams(values).toString()
const faults = (): string[] => [...world.complaints, ...stderr.mock.calls.map(([line]) => String(line)).filter((line) => line.includes('fout in een pagina'))]
const untouched = async (): Promise<void> => {
  expect(await world.look('select fase, vraag from dossier')).toEqual([{ fase: 'intake', vraag: null }])
  expect(faults()).toEqual([])
}

it('[R-PLA-45] a body that is no form is refused before it is read, whoever sends it', async () => {
  const types: Record<string, string>[] = [{}, { 'content-type': 'application/json' }, { 'content-type': 'multipart/form-data' }, { 'content-type': 'multipart/form-data; boundary=x' }, { 'content-type': 'text/plain' }]
  for (const headers of types) {
    for (const path of [page(), '/aanmelden', '/demo', '/mijn', '/eerste-keer']) {
      const answer = await send({ path, person: 'coordinator', headers, body: 'doen=ontvankelijk' })
      expect([path, headers, answer.status]).toEqual([path, headers, 415])
      expect(answer.text).toContain('Open de pagina opnieuw')
    }
  }
  expect((await send({ path: page(), headers: { ...urlencoded, 'content-length': String(9 * 1024 * 1024) } }).catch(() => ({ status: 413 }))).status).toBe(413)
  expect((await send({ path: page(), headers: { ...urlencoded, 'transfer-encoding': 'chunked' } })).status).toBe(411)
  await untouched()
})

it('[R-PLA-45] only GET, HEAD and POST do something; a strange host or address is no fault of ours and leads nowhere', async () => {
  for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND']) {
    const answer = await send({ method, path: page(), person: 'coordinator', headers: { ...urlencoded, 'content-length': '0' } })
    expect([method, answer.status, answer.headers.allow]).toEqual([method, 405, 'GET, HEAD, POST'])
  }
  for (const headers of [{ host: 'a b' }, { host: '@@' }, { host: '[::1' }, { host: 'kwaad.example:99999' }, { 'x-forwarded-host': 'kwaad.example:99999' }] as Record<string, string>[]) {
    const answer = await send({ method: 'GET', path: '/aanmelden', headers })
    expect([headers, answer.status, answer.text.includes('kwaad')]).toEqual([headers, 200, false])
  }
  for (const path of ['/assets/..%2f..%2fpackage.json', '/assets/%00', '/%E0%A4%A', 'http://kwaad.example/aanmelden', '//kwaad.example/x', '/dossiers/%00']) {
    const { status, headers } = await send({ method: 'GET', path, person: 'coordinator' })
    expect([path, status === 400 || status === 404, headers.location]).toEqual([path, true, undefined])
  }
  await untouched()
})

it('[R-TOE-22] fields that none of our forms has, and signs that no text can hold, are refused with a message and nothing is written', async () => {
  const good = fields({ doen: 'ontvankelijk', ...intake })
  for (const bad of ['__intent__=%7Bkapot', '__state__=%7Bkapot', 'verzoeker%5B20000000%5D=a', '__proto__.x=1', 'constructor.prototype.y=2', 'x%00=1', 'vreemd=a%00b', '=leeg']) {
    const answer = await form(`${good}&${bad}`)
    expect([bad, answer.status, answer.text.includes('Dit formulier klopt niet')]).toEqual([bad, 400, true])
  }
  const began = performance.now()
  expect((await form(`${good}${'&a=1'.repeat(100_000)}`)).status).toBe(400)
  expect(performance.now() - began).toBeLessThan(5_000)
  await untouched()
})

it('[R-TOE-22] missing, repeated, empty and invisible fields are told, field by field', async () => {
  for (const body of ['doen=ontvankelijk', 'doen=ontvankelijk&toString=1&hasOwnProperty=1', fields({ doen: 'ontvankelijk', ...intake, vraag: '\u200b\u202e' }), `${fields({ doen: 'ontvankelijk', ...intake })}&vraag=nog+een`]) {
    expect([body, (await form(body)).status]).toEqual([body, 422])
  }
  for (const body of ['', 'doen=', 'doen=__proto__', 'doen=bestaat-niet', 'x=1']) expect([body, (await form(body)).status]).toEqual([body, 404])
  await untouched()
})

it('[R-TOE-22] whatever stands in the field of a passkey is at most a no', async () => {
  const client = (challenge: string): string => Buffer.from(JSON.stringify({ challenge })).toString('base64url')
  const credential = (more: object): string => JSON.stringify({ id: 'x', rawId: 'x', type: 'public-key', response: { clientDataJSON: client('x') }, ...more })
  const answers = ['', '{', 'null', '[]', '{"__proto__":{"id":"x"}}', '['.repeat(30_000), credential({ id: 'a\u0000' }), credential({ rawId: '\ud800' }), credential({ response: { clientDataJSON: client('a\u0000') } }), credential({ response: { clientDataJSON: client('q'), transports: 5, attestationObject: 7, signature: {} } })]
  for (const antwoord of answers) {
    expect([antwoord.slice(0, 40), (await send({ path: '/aanmelden', headers: urlencoded, body: fields({ doen: 'aanmelden', antwoord }) })).status]).toEqual([antwoord.slice(0, 40), 422])
    expect((await form(fields({ doen: 'registreren', antwoord }), '/mijn')).status).toBe(422)
  }
  expect(faults()).toEqual([])
})

it('[R-TOE-22] after changing capacity one lands on a page of ours, wherever the form wanted to go', async () => {
  for (const naar of ['//kwaad.example', '/\\kwaad.example', 'https://kwaad.example', '/a/../../b', 'javascript:alert(1)', '/%2f%2fkwaad.example']) {
    const answer = await send({ path: '/mijn', person: 'coordinator', headers: urlencoded, body: fields({ doen: 'wisselen', hoedanigheid: 'coordinator', naar }) })
    expect([naar, answer.status, answer.headers.location]).toEqual([naar, 302, '/'])
  }
})

it('[R-TOE-1] a dossier has one address: its id in capitals is nobody’s, for pages and for rooms', async () => {
  const other = world.dossierId.toUpperCase()
  expect((await world.as('coordinator').get(`/dossiers/${other}`)).status).toBe(404)
  expect(await world.look('select 1 from logboek.regel where object = $1', [`dossier/${other}`])).toEqual([])
  const cookie = world.as('zorg').cookie()
  expect(await knock({ port: world.port, origin: world.origin, cookie, room: `weging/${other}` })).toEqual(await knock({ port: world.port, origin: world.origin, cookie, room: 'weging/bestaat-niet' }))
})

it('[R-TOE-23] signing in gives a new session and ends the one that was there', async () => {
  const visitor = createVisitor({ port: world.port, origin: world.origin })
  await visitor.post('/demo', { doen: 'aanmelden', account: accountIdOf('zorg') })
  const before = visitor.cookie()
  await visitor.post('/demo', { doen: 'aanmelden', account: accountIdOf('IND') })
  expect(visitor.cookie()).not.toBe(before)
  const [old, fixed] = [before, 'weging-paneel=door-een-ander-gekozen'].map((cookie) => createVisitor({ port: world.port, origin: world.origin }, cookie))
  for (const tab of [old, fixed]) expect((await tab?.get('/werk'))?.location).toBe('/aanmelden')
  await fixed?.post('/demo', { doen: 'aanmelden', account: accountIdOf('IND') })
  expect(fixed?.cookie()).not.toContain('door-een-ander-gekozen')
  for (const tab of [visitor, old, fixed]) tab?.close()
})
