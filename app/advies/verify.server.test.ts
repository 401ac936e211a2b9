import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleAdvies, exampleAkkoorden, exampleRpId } from '~tests/fixtures/advies-document'
import { asSealKey, issue } from '~tests/fixtures/seal-keys'
import { createRenderer } from './render.server'
import type { AdviesDocument, Akkoorden } from './schema'
import { loadSealKey, sealPdf, type SealKey } from './seal.server'
import type { CheckId, VerifyReport } from './verify-report'
import { verifyAdvies } from './verify.server'

const folder = mkdtempSync(join(tmpdir(), 'weging-verify-'))
const renderer = createRenderer()
const { render } = renderer
const now = new Date('2026-11-18T15:00:00Z')
const document = exampleAdvies()
const akkoorden = exampleAkkoorden(document)
let key: SealKey
let good: Uint8Array

beforeAll(async () => {
  key = await loadSealKey({ folder: join(folder, 'een'), now })
  good = await seal(document, akkoorden)
})
afterAll(async () => {
  await renderer.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function seal(advies: AdviesDocument, approvals: Akkoorden, hand: SealKey = key): Promise<Uint8Array> {
  return sealPdf(await render(advies, approvals), hand, { sealedAt: now })
}

const verify = (bytes: Uint8Array): Promise<VerifyReport> => verifyAdvies(bytes, { render, trustedCertificates: [key.certificatePem], expectedRpId: exampleRpId })
const failed = (report: VerifyReport): CheckId[] => report.controles.filter((check) => check.oordeel === 'fout').map((check) => check.id)

describe('an untouched advies', () => {
  it('[R-ADV-11] holds, names itself TEST and is never called trusted', async () => {
    const report = await verify(good)
    expect(failed(report)).toEqual([])
    expect(report).toMatchObject({ houdt: true, vertrouwen: 'test', latereVersies: 0, advies: { kenmerk: 'W-2026-0017', uitkomst: 'aannemelijk', proef: true } })
    expect(report.samenvatting).toContain('TEST')
    expect((await verifyAdvies(good, { render })).vertrouwen).toBe('test')
  })

  it('[R-ADV-8] is the printed advies with a seal behind it, without a signing-time', async () => {
    const printed = await render(document, akkoorden)
    expect(Buffer.compare(good.subarray(0, printed.length), printed)).toBe(0)
    // The PAdES baseline forbids signing-time in the signature itself: OID 1.2.840.113549.1.9.5.
    expect(Buffer.from(good).toString('latin1').toLowerCase()).not.toContain('06092a864886f70d010905')
  })

  it('[R-ADV-12] is trusted when sealed by a key issued under the given root, and only then', async () => {
    const real = { ...document, proef: false }
    const root = issue({ subject: 'Wortel', mayIssue: true })
    const organisation = asSealKey(issue({ subject: 'Organisatie', issuer: root }))
    const rootPem = root.certificate.toString()
    const bytes = await seal(real, exampleAkkoorden(real), organisation)
    expect(await verifyAdvies(bytes, { render, trustedCertificates: [rootPem] })).toMatchObject({ houdt: true, vertrouwen: 'vertrouwd' })
    for (const trustedCertificates of [[], [key.certificatePem]]) {
      const report = await verifyAdvies(bytes, { render, trustedCertificates })
      expect([report.houdt, report.vertrouwen, failed(report)]).toEqual([false, 'onbekend', ['ondertekenaar']])
    }
    const testSealed = await seal(real, exampleAkkoorden(real))
    expect(failed(await verify(testSealed))).toEqual(['ondertekenaar'])
  })
})

describe('a damaged advies', () => {
  it('[R-ADV-13] a flipped byte anywhere makes the report say no', async () => {
    for (const at of [12, 4_000, Math.floor(good.length / 3), good.length - 700, good.length - 20]) {
      const attacked = Uint8Array.from(good)
      attacked[at] = (attacked[at] ?? 0) ^ 1
      expect((await verify(attacked)).houdt, `byte ${at}`).toBe(false)
    }
    const inSeal = Buffer.from(good).indexOf('/Contents <') + 400
    const attacked = Uint8Array.from(good)
    attacked[inSeal] = attacked[inSeal] === 0x61 ? 0x62 : 0x61
    expect(failed(await verify(attacked))).toContain('zegel-geldig')
  })

  it('[R-ADV-13] empty and strange files get a report and no crash', async () => {
    const strange = [new Uint8Array(), Buffer.from('geen pdf'), Buffer.from('%PDF-1.7\n')]
    for (const bytes of strange) expect((await verify(bytes)).houdt).toBe(false)
    expect(failed(await verify(Buffer.from('geen pdf')))).toEqual(['bestand', 'zegel-aantal'])
  })

  it('[R-ADV-13] no random damage gives a crash or a file that holds', async () => {
    const damage = fc.array(fc.tuple(fc.nat(good.length - 1), fc.uint8Array({ minLength: 1, maxLength: 40 })), { minLength: 1, maxLength: 4 })
    await fc.assert(fc.asyncProperty(damage, async (places) => {
      const attacked = Uint8Array.from(good)
      for (const [at, bytes] of places) attacked.set(bytes.subarray(0, attacked.length - at), at)
      fc.pre(Buffer.compare(attacked, good) !== 0)
      expect((await verify(attacked)).houdt).toBe(false)
    }), { numRuns: 60, seed: 20261118 })
  })
})
