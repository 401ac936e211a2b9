import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleAdvies, exampleAkkoorden } from '~tests/fixtures/advies-document'
import { asSealKey, issue, revocationListOf, type Issued } from '~tests/fixtures/seal-keys'
import { extendToLta } from './long-term.server'
import { createRenderer } from './render.server'
import { loadSealKey, sealPdf, type SealKey } from './seal.server'
import { loadTimestamps } from './tijdstempel/load-timestamps.server'
import type { FetchList } from './tijdstempel/revocation.server'
import { TimestampsAway, type Timestamps } from './tijdstempel/timestamps'
import { limitsOf, type CheckId, type VerifyReport } from './verify-report'
import { verifyAdvies, type VerifyOptions } from './verify.server'

const folder = mkdtempSync(join(tmpdir(), 'weging-lang-'))
const renderer = createRenderer()
const { render } = renderer
const sealedAt = new Date('2026-11-18T15:00:00Z')
let now = sealedAt
let key: SealKey
let stamped: { timestamps: Timestamps, fetchList: FetchList }
let printed: Uint8Array
let printedReal: Uint8Array
let bt: Uint8Array
let lta: Uint8Array

beforeAll(async () => {
  key = await loadSealKey({ folder, now: sealedAt })
  stamped = await loadTimestamps({ folder, now: () => now })
  const document = exampleAdvies()
  printed = await render(document, exampleAkkoorden(document))
  const real = { ...document, proef: false }
  printedReal = await render(real, exampleAkkoorden(real))
  bt = await sealPdf(printed, key, { sealedAt, timestamps: stamped.timestamps })
  now = new Date('2026-11-18T15:10:00Z')
  lta = await extendToLta(bt, stamped)
})
afterAll(async () => {
  await renderer.stop()
  rmSync(folder, { recursive: true, force: true })
})

const verify = (bytes: Uint8Array, options: Partial<VerifyOptions> = {}): Promise<VerifyReport> =>
  verifyAdvies(bytes, { render, trustedCertificates: [key.certificatePem], trustedTimestampCertificates: stamped.timestamps.trustedCertificates, ...options })
const failed = ({ controles }: VerifyReport): CheckId[] => controles.filter(({ oordeel }) => oordeel === 'fout').map(({ id }) => id)
const sentence = ({ controles }: VerifyReport, id: CheckId): string => controles.find((check) => check.id === id)?.zin ?? ''

describe('the level of a seal', () => {
  it('[R-ADV-93] is the one that it reaches, with the proven time and a service that is named TEST and never trusted', async () => {
    const bb = await sealPdf(printed, key, { sealedAt })
    const reports = [await verify(bb), await verify(bt), await verify(lta)]
    expect(reports.map(failed)).toEqual([[], [], []])
    expect(reports.map(({ niveau, tijdstempel, archiefstempel }) => [niveau, tijdstempel?.tijd, tijdstempel?.vertrouwen, archiefstempel?.tijd])).toEqual([
      ['B-B', undefined, undefined, undefined],
      ['B-T', '2026-11-18T15:00:00Z', 'test', undefined],
      ['B-LTA', '2026-11-18T15:00:00Z', 'test', '2026-11-18T15:10:00Z']
    ])
    expect(reports.map((report) => limitsOf(report).some((limit) => limit.includes('opgave')))).toEqual([true, false, false])
    expect(sentence(await verify(lta), 'tijdstempel-dienst')).toContain('TEST')
  })

  it('[R-ADV-93] that is lower than asked does not hold', async () => {
    expect(failed(await verify(bt, { niveau: 'B-LTA' }))).toEqual(['niveau'])
    expect(failed(await verify(await sealPdf(printed, key, { sealedAt }), { niveau: 'B-T' }))).toEqual(['niveau'])
    expect(failed(await verify(lta, { niveau: 'B-LTA' }))).toEqual([])
  })

  it('[R-ADV-92] grows behind the same bytes, and only behind a seal with a timestamp', async () => {
    expect([Buffer.compare(bt.subarray(0, printed.length), printed), Buffer.compare(lta.subarray(0, bt.length), bt)]).toEqual([0, 0])
    await expect(extendToLta(await sealPdf(printed, key, { sealedAt }), stamped)).rejects.toThrow('met één zegel en een tijdstempel')
    await expect(extendToLta(lta, stamped)).rejects.toThrow('met één zegel en een tijdstempel')
  })
})

describe('a service that is away', () => {
  const away = async (): Promise<never> => { throw new TimestampsAway('De tijdstempeldienst is niet bereikbaar of antwoordt niet op tijd.') }

  it('[R-ADV-91] gives no seal, and later the same seal', async () => {
    await expect(sealPdf(printed, key, { sealedAt, timestamps: { ...stamped.timestamps, stamp: away } })).rejects.toThrow(TimestampsAway)
    await expect(extendToLta(bt, { ...stamped, fetchList: away })).rejects.toThrow(TimestampsAway)
    await expect(extendToLta(bt, { ...stamped, timestamps: { ...stamped.timestamps, stamp: away } })).rejects.toThrow(TimestampsAway)
  })
})

describe('an organisation with issuers of its own', () => {
  const root = issue({ subject: 'Wortel', mayIssue: true })
  const organisation = issue({ subject: 'Organisatie', issuer: root })
  const trusted = { trustedCertificates: [root.certificate.toString()], trustedTimestampCertificates: [root.certificate.toString()] }

  async function sealWith(revoked: readonly [Issued, Date][]): Promise<Uint8Array> {
    const sealed = await sealPdf(printedReal, asSealKey(organisation, [root]), { sealedAt, timestamps: stamped.timestamps })
    const own = new X509Certificate(stamped.timestamps.trustedCertificates[0] ?? '').subject
    const fetchList: FetchList = async (certificate) => certificate.issuer === own ? stamped.fetchList(certificate) : revocationListOf(root, revoked, sealedAt)
    return extendToLta(sealed, { timestamps: stamped.timestamps, fetchList })
  }

  it('[R-ADV-93] a TEST service does not stand on an advies that is no proof', async () => {
    const report = await verify(await sealWith([]), { ...trusted, trustedTimestampCertificates: stamped.timestamps.trustedCertificates })
    expect(failed(report)).toEqual(['tijdstempel-dienst', 'archiefstempel', 'niveau'])
    expect([report.niveau, report.tijdstempel?.vertrouwen]).toEqual(['B-B', 'onbekend'])
  })

  it('[R-ADV-92] a certificate taken back before the seal does not hold; taken back afterwards it does', async () => {
    const before = await verify(await sealWith([[organisation, new Date('2026-11-18T14:00:00Z')]]), trusted)
    expect(sentence(before, 'bewaargegevens')).toContain('was ingetrokken toen het werd gebruikt')
    const after = await verify(await sealWith([[organisation, new Date('2026-11-18T15:20:00Z')]]), trusted)
    expect(sentence(after, 'bewaargegevens')).toContain('geen certificaat was ingetrokken')
  })
})
