import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { generateKeyPairSync, randomBytes, type KeyObject, type X509Certificate } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleAdvies, exampleAkkoorden } from '~tests/fixtures/advies-document'
import { issue, nameOf, type Issued } from '~tests/fixtures/seal-keys'
import { createRenderer } from './render.server'
import { issueCertificate } from './seal-certificate.server'
import { loadSealKey, sealPdf, type SealKey } from './seal.server'
import type { TokenOptions } from './seal-token.server'
import { verifyAdvies } from './verify.server'

const folder = mkdtempSync(join(tmpdir(), 'weging-token-'))
const configuration = join(folder, 'softhsm2.conf')
const modules = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib64/pkcs11/libsofthsm2.so', '/usr/local/lib/softhsm/libsofthsm2.so', '/opt/homebrew/lib/softhsm/libsofthsm2.so']
const now = new Date('2026-11-18T15:00:00Z')
const document = { ...exampleAdvies(), proef: false }
const renderer = createRenderer()
const [root, other] = [issue({ subject: 'Wortel', mayIssue: true }), issue({ subject: 'Andere wortel', mayIssue: true })]
let printed: Uint8Array
let seals: Record<'rsa' | 'ec', Issued>

const softhsm = (...args: string[]): void => void execFileSync('softhsm2-util', args, { env: { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV, SOFTHSM2_CONF: configuration }, stdio: 'pipe' })
const ids = { rsa: '01', ec: '02' }
const pemOf = (...certificates: X509Certificate[]): string => certificates.map(String).join('')

beforeAll(async () => {
  mkdirSync(join(folder, 'tokens'))
  writeFileSync(configuration, `directories.tokendir = ${join(folder, 'tokens')}\nobjectstore.backend = file\nlog.level = ERROR\n`)
  softhsm('--init-token', '--free', '--label', 'weging', '--pin', '4711', '--so-pin', '471100')
  seals = { rsa: onToken('rsa', generateKeyPairSync('rsa', { modulusLength: 2048 })), ec: onToken('ec', generateKeyPairSync('ec', { namedCurve: 'P-256' })) }
  printed = await renderer.render(document, exampleAkkoorden(document))
})
afterAll(async () => {
  await renderer.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Puts a key on the token, and its certificate with the whole chain in a file beside it. */
function onToken(label: 'rsa' | 'ec', { publicKey, privateKey }: { publicKey: KeyObject; privateKey: KeyObject }): Issued {
  writeFileSync(join(folder, `${label}.key`), privateKey.export({ format: 'pem', type: 'pkcs8' }))
  softhsm('--import', join(folder, `${label}.key`), '--token', 'weging', '--label', label, '--id', ids[label], '--pin', '4711')
  rmSync(join(folder, `${label}.key`))
  const certificate = issueCertificate({
    subject: `Organisatie ${label}`, issuer: nameOf(root.certificate), issuerKey: root.privateKey, publicKey, serial: randomBytes(8), mayIssue: false,
    validFrom: new Date('2026-01-01'), validTo: new Date('2030-01-01')
  })
  writeFileSync(join(folder, `${label}.pem`), pemOf(certificate, root.certificate))
  return { certificate, privateKey }
}

const load = (label: 'rsa' | 'ec', change: Partial<TokenOptions> = {}): Promise<SealKey> => loadSealKey({
  folder, now,
  token: {
    module: modules.find((path) => existsSync(path)) ?? 'libsofthsm2.so', token: 'weging', id: ids[label], pin: '4711', certificates: join(folder, `${label}.pem`),
    environment: `SOFTHSM2_CONF=${configuration}`, ...change
  }
})

const certificatesIn = (name: string, ...certificates: X509Certificate[]): Partial<TokenOptions> => {
  writeFileSync(join(folder, name), pemOf(...certificates))
  return { certificates: join(folder, name) }
}

it.each(['rsa', 'ec'] as const)('[R-ADV-98] a key that never leaves its token seals (%s): accepted by our verifier and by pdfsig', async (label) => {
  const file = await sealPdf(printed, await load(label), { sealedAt: now })
  const report = await verifyAdvies(file, { render: renderer.render, trustedCertificates: [root.certificate.toString()] })
  expect([report.houdt, report.vertrouwen, report.ondertekenaar?.naam]).toEqual([true, 'vertrouwd', `CN=Organisatie ${label}`])
  writeFileSync(join(folder, `${label}.pdf`), file)
  const told = execFileSync('pdfsig', ['-nocert', join(folder, `${label}.pdf`)], { encoding: 'utf8' })
  expect(told).toContain('Signature Validation: Signature is Valid.')
  expect(told).toContain('Total document signed')
})

describe('what is not right is refused at the start', () => {
  it('[R-ADV-99] a chain that is not whole, or holds a stranger', async () => {
    const { certificate } = seals.rsa
    await expect(load('rsa', certificatesIn('kaal.pem', certificate))).rejects.toThrow('De keten van de zegelsleutel is niet goed: het certificaat van de uitgever ontbreekt (CN=Wortel)')
    await expect(load('rsa', certificatesIn('vreemd.pem', certificate, root.certificate, other.certificate))).rejects.toThrow('er staat een certificaat bij dat er niet bij hoort')
    await expect(load('rsa', certificatesIn('leeg.pem'))).rejects.toThrow('staat geen certificaat')
  })

  it('[R-ADV-99] the same for a key in a file', async () => {
    const path = join(folder, 'sleutel.pem')
    const key = String(seals.rsa.privateKey.export({ format: 'pem', type: 'pkcs8' }))
    writeFileSync(path, key + pemOf(seals.rsa.certificate))
    await expect(loadSealKey({ folder, file: path, now })).rejects.toThrow('het certificaat van de uitgever ontbreekt')
    writeFileSync(path, key + pemOf(seals.rsa.certificate, root.certificate))
    expect(await loadSealKey({ folder, file: path, now })).toMatchObject({ isTest: false })
  })

  it('[R-ADV-99] a certificate of another key, another PIN, a key that is not there, and of two keys the wrong one', async () => {
    const stranger = issueCertificate({
      subject: 'Ander', issuer: nameOf(root.certificate), issuerKey: root.privateKey, publicKey: other.certificate.publicKey, serial: randomBytes(8), mayIssue: false,
      validFrom: new Date('2026-01-01'), validTo: new Date('2030-01-01')
    })
    await expect(load('rsa', certificatesIn('ander.pem', stranger, root.certificate))).rejects.toThrow('hoort niet bij het certificaat')
    const wrongPin = load('rsa', { pin: '9999' })
    await expect(wrongPin).rejects.toThrow('De zegelsleutel op het token kan niet worden gebruikt (CKR_PIN_INCORRECT)')
    await expect(load('rsa', { id: ids.ec })).rejects.toThrow('De zegelsleutel op het token kan niet worden gebruikt')
    await expect(load('rsa', { id: '0f' })).rejects.toThrow('De zegelsleutel op het token kan niet worden gebruikt')
  })
})
