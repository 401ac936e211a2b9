import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askTimestamp, type Ask } from './ask-timestamp.server'
import { askOverHttp } from './http-authority.server'
import { loadTimestamps } from './load-timestamps.server'
import { openOwnAuthority, type OwnAuthority } from './own-authority.server'
import { TimestampRefused, TimestampsAway } from './timestamps'
import { isAbout, readToken, TokenRefused } from './token.server'

const folder = mkdtempSync(join(tmpdir(), 'weging-tijdstempel-'))
const now = new Date('2026-11-18T15:00:00Z')
const bytes = Buffer.from('het zegel')
let own: OwnAuthority
let other: OwnAuthority
let server: Server
/** What the service over HTTP does with a request. */
let behave: (request: Buffer) => Promise<{ status: number, body: Uint8Array } | null>
let url: string

beforeAll(async () => {
  own = await openOwnAuthority(join(folder, 'een'), () => now)
  other = await openOwnAuthority(join(folder, 'ander'), () => now)
  server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      void behave(Buffer.concat(parts)).then((answer) => { if (answer !== null) response.writeHead(answer.status).end(answer.body) })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the program’s own service', () => {
  it('[R-ADV-90] stamps exactly these bytes at its own time, named TEST, with the same key after a restart', async () => {
    const { timestamps } = await loadTimestamps({ folder: join(folder, 'een'), now: () => now })
    const token = readToken(await timestamps.stamp(bytes))
    expect([token.at, isAbout(token, bytes), isAbout(token, Buffer.from('iets anders'))]).toEqual([now, true, false])
    expect([timestamps.isTest, token.certificate.subject, timestamps.trustedCertificates]).toEqual([true, 'CN=TEST Weging tijdstempel', [own.issuerPem]])
  })

  it('[R-ADV-90] refuses what is no request', async () => {
    await expect(askTimestamp(bytes, () => own.answer(Buffer.from('hallo')), undefined)).rejects.toThrow('De dienst weigerde de vraag (status 2)')
  })
})

describe('an answer is not believed because it came', () => {
  const answers: [string, Ask, string | undefined, string][] = [
    ['an answer to an earlier question', () => ofOtherQuestion('het zegel'), undefined, 'een antwoord op een andere vraag'],
    ['an answer about other bytes', () => ofOtherQuestion('ander zegel'), undefined, 'gaat over andere gegevens'],
    ['another policy than asked', (request) => own.answer(request), '1.2.3', 'weigerde de vraag'],
    ['an error page', async () => Buffer.from('<html>'), undefined, 'is geen tijdstempel'],
    ['nothing', async () => new Uint8Array(), undefined, 'is geen tijdstempel']
  ]
  it.each(answers)('[R-ADV-90] %s is refused', async (_, ask, policy, words) => {
    await expect(askTimestamp(bytes, ask, policy)).rejects.toThrow(words)
    await expect(askTimestamp(bytes, ask, policy)).rejects.toThrow(TimestampRefused)
  })

  it('[R-ADV-91] a token with one byte changed anywhere does not hold', async () => {
    const token = await askTimestamp(bytes, own.answer, undefined)
    for (let at = 0; at < token.length; at += 23) {
      const changed = Uint8Array.from(token)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(() => readToken(changed), `byte ${at}`).toThrow(TokenRefused)
    }
    expect(() => readToken(Buffer.concat([token, Buffer.from([0])]))).toThrow('anders geschreven')
  })
})

describe('a service over HTTP', () => {
  it('[R-ADV-90] gives a token when it is the service of the settings, and is refused when it is another', async () => {
    writeFileSync(join(folder, 'dienst.pem'), own.issuerPem)
    const { timestamps } = await loadTimestamps({ folder: join(folder, 'derde'), url, trustFile: join(folder, 'dienst.pem'), now: () => now })
    behave = async (request) => ({ status: 200, body: await own.answer(request) })
    expect(readToken(await timestamps.stamp(bytes)).at).toEqual(now)
    behave = async (request) => ({ status: 200, body: await other.answer(request) })
    await expect(timestamps.stamp(bytes)).rejects.toThrow('van een andere dienst dan is ingesteld')
  })

  it('[R-ADV-90] that is away, late or broken is away, and not a wrong answer', async () => {
    behave = async () => null
    await expect(askTimestamp(bytes, askOverHttp(url, 200), undefined)).rejects.toThrow(TimestampsAway)
    behave = async () => ({ status: 503, body: new Uint8Array() })
    await expect(askTimestamp(bytes, askOverHttp(url), undefined)).rejects.toThrow(TimestampsAway)
    await expect(askTimestamp(bytes, askOverHttp('http://127.0.0.1:1'), undefined)).rejects.toThrow(TimestampsAway)
    behave = async () => ({ status: 403, body: new Uint8Array() })
    await expect(askTimestamp(bytes, askOverHttp(url), undefined)).rejects.toThrow(TimestampRefused)
    behave = async () => ({ status: 200, body: new Uint8Array(200_000) })
    await expect(askTimestamp(bytes, askOverHttp(url), undefined)).rejects.toThrow('te groot')
  })

  it('[R-ADV-90] needs the certificate under which its tokens count', async () => {
    await expect(loadTimestamps({ folder, url, now: () => now })).rejects.toThrow('hoort het certificaat')
  })
})

/** A whole answer of the same service, but to a question that somebody else asked. */
async function ofOtherQuestion(text: string): Promise<Uint8Array> {
  let answer: Uint8Array = new Uint8Array()
  await askTimestamp(Buffer.from(text), async (request) => (answer = await own.answer(request)), undefined)
  return answer
}
