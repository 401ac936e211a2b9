import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientAddress, createHttpServer, isOwnOrigin, listenHost } from './http.server'

const origin = 'http://localhost:3000'
const folder = mkdtempSync(join(tmpdir(), 'weging-http-'))
const logged: string[] = []
const state = { healthy: true, databaseAway: false }
const { server } = createHttpServer({
  origin,
  clientFolder: folder,
  logger: pino({}, { write: (line: string) => logged.push(line) }),
  healthy: async () => {
    if (state.databaseAway) throw new Error('geen verbinding')
    return state.healthy
  },
  pages(question, response) {
    if (question.path === '/kapot') throw new Error('geheim van het dossier')
    response.type('html').send(`nonce=${String(response.locals.nonce)}`)
  }
})

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

function ask(path: string, method = 'GET', headers: Record<string, string> = {}): Promise<Answer> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => { body += chunk.toString() })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    sent.once('error', reject)
    sent.end()
  })
}

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'assets', 'blad-1a2b.css'), 'p{}')
  writeFileSync(join(folder, 'favicon.svg'), '<svg/>')
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
})
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  rmSync(folder, { recursive: true })
})

describe('what every answer carries', () => {
  it('[R-PLA-41] a page is never stored, not framed, sends no address elsewhere and does not say what served it', async () => {
    const { headers } = await ask('/dossiers')
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['referrer-policy']).toBe('same-origin')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['x-powered-by']).toBeUndefined()
    expect(headers['strict-transport-security']).toBeUndefined()
  })

  it('[R-PLA-41] scripts and style elements run by the nonce of this answer, which the page knows and the next answer does not share', async () => {
    const [one, two] = [await ask('/a'), await ask('/b')]
    const nonce = one.body.replace('nonce=', '')
    expect(nonce.length).toBeGreaterThanOrEqual(24)
    expect(two.body).not.toBe(one.body)
    const policy = String(one.headers['content-security-policy'])
    expect(policy.split(';').sort()).toEqual([
      "base-uri 'none'", `connect-src 'self' ${origin.replace('http', 'ws')}`, "default-src 'none'", "font-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "img-src 'self' data:",
      "manifest-src 'self'", "object-src 'none'", `script-src 'nonce-${nonce}' 'strict-dynamic'`, `style-src 'self' 'nonce-${nonce}'`
    ])
    expect(policy).not.toContain('unsafe-')
  })

  it('[R-PLA-41] built files may be kept by the browser; one that is not there may not', async () => {
    expect((await ask('/assets/blad-1a2b.css')).headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect((await ask('/favicon.svg')).headers['cache-control']).toBe('public, max-age=3600')
    const missing = await ask('/assets/weg.css')
    expect([missing.status, missing.headers['cache-control'], missing.body]).toEqual([404, 'no-store', 'Niet gevonden.'])
  })

  it('[R-PLA-42] a fault says nothing of its cause, not to the asker and not to the log', async () => {
    const answer = await ask('/kapot')
    expect([answer.status, answer.body]).toEqual([500, 'Er ging iets mis. Probeer het opnieuw.'])
    expect(logged.join('')).toContain('onverwachte fout')
    expect(logged.join('')).not.toContain('geheim')
    expect((await ask('/%E0%A4%A')).status).toBe(400)
  })

  it('[R-PLA-42] /gezond tells only whether the process can work', async () => {
    expect(await ask('/gezond')).toMatchObject({ status: 200, body: 'gezond' })
    state.healthy = false
    expect(await ask('/gezond')).toMatchObject({ status: 503, body: 'niet gezond' })
    state.healthy = true
    state.databaseAway = true
    expect(await ask('/gezond')).toMatchObject({ status: 503, body: 'niet gezond' })
    state.databaseAway = false
  })
})

describe('requests from elsewhere', () => {
  it.each([
    ['our own origin', { origin }, 200],
    ['no origin, but the browser says it is our page', { 'sec-fetch-site': 'same-origin' }, 200],
    ['another site', { origin: 'https://elders.nl' }, 403],
    ['the other process on this machine', { origin: 'http://localhost:3010' }, 403],
    ['Origin: null, as a sandboxed frame sends it', { origin: 'null' }, 403],
    ['Origin: null with a same-origin claim beside it', { origin: 'null', 'sec-fetch-site': 'same-origin' }, 403],
    ['a sister host', { 'sec-fetch-site': 'same-site' }, 403],
    ['an address typed by hand', { 'sec-fetch-site': 'none' }, 403],
    ['neither header', {}, 403]
  ])('[R-TOE-5] a change from %s', async (_from, headers, status) => {
    expect((await ask('/dossiers', 'POST', { ...headers, 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(status)
    // What may come in from here has still to be a form (R-PLA-45).
    for (const method of ['PUT', 'PATCH', 'DELETE']) expect((await ask('/dossiers', method, headers)).status).toBe(status === 403 ? 403 : 405)
  })

  it('[R-TOE-5] reading is not held back, whoever linked here', async () => {
    expect((await ask('/dossiers', 'GET', { origin: 'https://elders.nl', 'sec-fetch-site': 'cross-site' })).status).toBe(200)
  })

  it('[R-TOE-5] a socket is asked for its origin in the same way', () => {
    expect(isOwnOrigin(origin, undefined, origin)).toBe(true)
    for (const foreign of ['null', '', 'https://localhost:3000', 'http://localhost:3000.elders.nl']) expect(isOwnOrigin(foreign, 'same-origin', origin)).toBe(false)
    expect(isOwnOrigin(undefined, undefined, origin)).toBe(false)
  })
})

it('[R-PLA-46] what only this machine opens is not served to the network', () => {
  expect(listenHost('http://localhost:3000')).toBe('127.0.0.1')
  expect(listenHost('https://weging.example.nl')).toBeUndefined()
})

it('[R-PLA-53] a node behind a door listens where it is told, unless only this machine may reach it', () => {
  expect(listenHost('https://weging.example.nl', '127.0.0.1')).toBe('127.0.0.1')
  expect(listenHost('http://localhost:3000', '0.0.0.0')).toBe('127.0.0.1')
})

it('[R-GEM-5] where a request comes from is the other end of the connection, or what our own proxies saw: never what the asker wrote', () => {
  const from = (forwarded: string | undefined, proxies: number) => clientAddress({ socket: { remoteAddress: '10.0.0.9' }, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } }, proxies)
  expect([from('203.0.113.7', 0), from('1.1.1.1, 203.0.113.7', 1), from('1.1.1.1, 203.0.113.7, 10.0.0.1', 2), from(undefined, 1), from('203.0.113.7', 2)]).toEqual(['10.0.0.9', '203.0.113.7', '203.0.113.7', '10.0.0.9', '203.0.113.7'])
})
