import { execFileSync } from 'node:child_process'
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDF, rgb } from '@libpdf/core'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleAdvies, exampleAkkoorden, exampleOrigin, exampleRpId, memberKey } from '~tests/fixtures/advies-document'
import { createSoftAuthenticator } from '~tests/soft-authenticator'
import { createRenderer } from './render.server'
import type { AdviesDocument, Akkoorden } from './schema'
import { issueCertificate } from './seal-certificate.server'
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
let otherKey: SealKey
let good: Uint8Array

beforeAll(async () => {
  key = await loadSealKey({ folder: join(folder, 'een'), now })
  otherKey = await loadSealKey({ folder: join(folder, 'ander'), now })
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

async function coverWithOtherWords(bytes: Uint8Array): Promise<PDF> {
  const pdf = await PDF.load(bytes)
  const page = pdf.getPage(0)
  page?.drawRectangle({ x: 60, y: 520, width: 480, height: 90, color: rgb(1, 1, 1) })
  page?.drawText('Het paneel vindt het NIET aannemelijk.', { x: 70, y: 560, size: 15 })
  return pdf
}

describe('an untouched advies', () => {
  it('[R-ADV-11] holds, names itself TEST and is never called trusted', async () => {
    const report = await verify(good)
    expect(failed(report)).toEqual([])
    expect(report).toMatchObject({ houdt: true, vertrouwen: 'test', latereVersies: 0, advies: { kenmerk: 'W-2026-0017', uitkomst: 'aannemelijk', proef: true } })
    expect(report.samenvatting).toContain('TEST')
    expect((await verifyAdvies(good, { render })).vertrouwen).toBe('test')
  })

  it('[R-ADV-8] is the printed advies with a seal behind it, and other judges agree', async () => {
    const printed = await render(document, akkoorden)
    expect(Buffer.compare(good.subarray(0, printed.length), printed)).toBe(0)
    const file = join(folder, 'goed.pdf')
    writeFileSync(file, good)
    const judged = execFileSync('pdfsig', [file], { encoding: 'utf8' })
    expect(judged).toContain('Signature is Valid')
    expect(judged).toContain('Total document signed')
    // The PAdES baseline forbids signing-time in the signature itself: OID 1.2.840.113549.1.9.5.
    expect(Buffer.from(good).toString('latin1').toLowerCase()).not.toContain('06092a864886f70d010905')
  })

  it('[R-ADV-12] is trusted when sealed by a key issued under the given root, and only then', async () => {
    const real = { ...document, proef: false }
    const { organisation, rootPem } = makeOrganisationKey()
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

function makeOrganisationKey(): { organisation: SealKey, rootPem: string } {
  const [root, own] = [generateKeyPairSync('rsa', { modulusLength: 2048 }), generateKeyPairSync('rsa', { modulusLength: 2048 })]
  const shared = { issuer: 'Wortel', issuerKey: root.privateKey, validFrom: new Date('2026-01-01'), validTo: new Date('2030-01-01') }
  const rootCertificate = issueCertificate({ ...shared, subject: 'Wortel', publicKey: root.publicKey, serial: randomBytes(8), mayIssue: true })
  const certificate = issueCertificate({ ...shared, subject: 'Organisatie', publicKey: own.publicKey, serial: randomBytes(8), mayIssue: false })
  const hand = { certificate: certificate.raw, keyType: 'RSA' as const, sign: async (data: Uint8Array) => sign('sha256', data, own.privateKey) }
  return { organisation: { hand, certificatePem: certificate.toString(), isTest: false }, rootPem: rootCertificate.toString() }
}

describe('an attacked advies', () => {
  it('[R-ADV-9] a white box with other words, appended to the sealed file, is caught', async () => {
    const attacked = await (await coverWithOtherWords(good)).save({ incremental: true })
    writeFileSync(join(folder, 'wit.pdf'), attacked)
    expect(execFileSync('pdfsig', [join(folder, 'wit.pdf')], { encoding: 'utf8' })).toContain('Signature is Valid')
    const report = await verify(attacked)
    expect(failed(report)).toEqual(['zegel-bereik', 'latere-versies'])
    expect(report).toMatchObject({ houdt: false, latereVersies: 1 })
  })

  it('[R-ADV-9] a white box inside the increment of the seal, under a valid signature, is caught', async () => {
    const pdf = await coverWithOtherWords(await render(document, akkoorden))
    const attacked = await sealPdf(await pdf.save({ incremental: true }), key, { sealedAt: now })
    expect(failed(await verify(attacked))).toContain('toevoeging')
  })

  it('[R-ADV-9] a second signature on top is caught', async () => {
    const pdf = await PDF.load(good)
    const { bytes } = await pdf.sign({ signer: { certificate: otherKey.hand.certificate, keyType: 'RSA', signatureAlgorithm: 'RSASSA-PKCS1-v1_5', sign: (data) => otherKey.hand.sign(data) }, fieldName: 'Ander' })
    expect(failed(await verify(bytes))).toEqual(expect.arrayContaining(['zegel-aantal', 'zegel-bereik', 'latere-versies']))
  })

  it('[R-ADV-9] a seal field that shows something or does something is caught', async () => {
    const text = Buffer.from(good).toString('latin1')
    for (const [found, put] of [['/Rect [0 0 0 0]', '/Rect [0 0 9 9]'], ['/F 132', '/A 132'], ['/T (Zegel)', '/T (Zogel)'], ['/NeedAppearances false', '/NeedAppearances true ']] as const) {
      const at = text.lastIndexOf(found)
      expect(at).toBeGreaterThan(0)
      const attacked = Buffer.from(text.slice(0, at) + put + text.slice(at + found.length), 'latin1')
      expect(failed(await verify(attacked))).toEqual(expect.arrayContaining(['toevoeging', 'zegel-geldig']))
    }
  })

  it('[R-ADV-4] another page text, or another attachment, is caught by printing again', async () => {
    const other = exampleAdvies({ uitkomst: 'niet aannemelijk' })
    const printed = Buffer.from(await render(document, akkoorden))
    const foreign = Buffer.from(await render(other, exampleAkkoorden(other)))
    const [own, strange] = [attachmentOf(printed), attachmentOf(foreign)]
    const swapped = Buffer.concat([printed.subarray(0, own[0]), foreign.subarray(...strange), printed.subarray(own[1])])
    expect(failed(await verify(swapped))).toEqual(expect.arrayContaining(['herbouw', 'zegel-aantal']))
  })

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

  it('[R-ADV-12] a seal by another key is caught when the expected signer is given', async () => {
    const report = await verify(await seal(document, akkoorden, otherKey))
    expect([failed(report), report.vertrouwen]).toEqual([['ondertekenaar'], 'onbekend'])
  })

  it('[R-ADV-13] truncated, empty and strange files get a report and no crash', async () => {
    const strange = [new Uint8Array(), Buffer.from('geen pdf'), Buffer.from('%PDF-1.7\n'), good.subarray(0, good.length - 900), good.subarray(0, 60_000)]
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

function attachmentOf(pdf: Buffer): [number, number] {
  const start = pdf.lastIndexOf(' obj', pdf.indexOf('/Type /EmbeddedFile'))
  return [start, pdf.indexOf('endobj', start)]
}

describe('approvals', () => {
  const approvalsWith = (change: (approvals: Akkoorden) => void): Akkoorden => {
    const copy = structuredClone(akkoorden)
    change(copy)
    return copy
  }
  const first = (approvals: Akkoorden): Akkoorden['akkoorden'][number] => {
    const akkoord = approvals.akkoorden[0]
    if (akkoord === undefined) throw new Error('The example has no approvals')
    return akkoord
  }

  it('[R-ADV-10] a missing approval is named', async () => {
    const report = await verify(await seal(document, approvalsWith((approvals) => { approvals.akkoorden.splice(1, 1) })))
    expect(failed(report)).toEqual(['akkoord-zorg'])
  })

  it('[R-ADV-10] approvals of another text are refused', async () => {
    const other = exampleAdvies({ uitkomst: 'niet aannemelijk' })
    expect(failed(await verify(await seal(document, exampleAkkoorden(other))))).toEqual(['akkoord-IND', 'akkoord-zorg', 'akkoord-politie'])
    const relabelled = approvalsWith((approvals) => { first(approvals).antwoord = first(exampleAkkoorden(other)).antwoord })
    expect(failed(await verify(await seal(document, relabelled)))).toEqual(['akkoord-IND'])
  })

  it('[R-ADV-10] an approval swapped between members, or given by another register number, is refused', async () => {
    const swapped = approvalsWith(({ akkoorden: [ind, zorg] }) => { if (ind !== undefined && zorg !== undefined) [ind.antwoord, zorg.antwoord] = [zorg.antwoord, ind.antwoord] })
    expect(failed(await verify(await seal(document, swapped)))).toEqual(['akkoord-IND', 'akkoord-zorg'])
    const other = approvalsWith((approvals) => { first(approvals).registernummer = 'REG-9999' })
    expect(failed(await verify(await seal(document, other)))).toEqual(['akkoord-IND'])
  })

  it('[R-ADV-10] one key for two members is refused', async () => {
    const shared = exampleAkkoorden(document, (discipline) => memberKey(discipline === 'politie' ? 'zorg' : discipline))
    expect(failed(await verify(await seal(document, shared)))).toEqual(['akkoord-sleutels'])
  })

  it('[R-ADV-10] an approval without user verification, or for another site, is refused', async () => {
    const careless = createSoftAuthenticator({ seed: 'slordig', rpId: exampleRpId, origin: exampleOrigin, userVerified: false })
    const elsewhere = createSoftAuthenticator({ seed: 'elders', rpId: 'evil.example', origin: 'https://evil.example' })
    for (const strange of [careless, elsewhere]) {
      const approvals = exampleAkkoorden(document, (discipline) => discipline === 'zorg' ? strange : memberKey(discipline))
      expect(failed(await verify(await seal(document, approvals)))).toEqual(['akkoord-zorg'])
    }
  })
})
