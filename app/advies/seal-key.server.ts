import { createPrivateKey, generateKeyPair, randomBytes, sign, X509Certificate, type KeyObject } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { P12Signer } from '@libpdf/core'
import { obtainKeyFile } from '~/platform/key-file.server'
import { faultInChain } from './certificate-chain'
import { issueCertificate } from './seal-certificate.server'
import type { SealHand } from './seal-cms.server'
import { isTestCertificate, testSealName } from './seal-names'
import { openToken, type TokenOptions } from './seal-token.server'

export type SealKey = { hand: SealHand, certificatePem: string, isTest: boolean }

export type SealKeyOptions = {
  /** Where the demo key lies (the data folder of the program). */
  folder: string
  /** The organisation's own key: PEM (private key, then certificate, then its chain) or PKCS#12. Without it a TEST key is made once. */
  file?: string
  password?: string
  /** The organisation's own key on a token (PKCS#11), in place of a file. */
  token?: TokenOptions
  now: Date
}

const DEMO_FILE = 'zegel-test.pem'
const DEMO_YEARS = 10

/**
 * The key that seals adviezen. With `file` or `token` the organisation's, with its whole chain; without either a demo key, made at the first call (RSA 3072, self-signed, named TEST,
 * mode 0600) and used ever after. Throws with a sentence for the administrator when what is given cannot be used.
 */
export async function loadSealKey({ folder, file, password, token, now }: SealKeyOptions): Promise<SealKey> {
  if (token !== undefined) return describeKey(await openToken(token))
  if (file === undefined) return readPem(await obtainKeyFile(join(folder, DEMO_FILE), () => makeDemoPem(now)), undefined)
  const bytes = await readFile(file)
  if (bytes.includes('-----BEGIN ')) return readPem(bytes.toString('utf8'), password)
  return readPkcs12(bytes, password ?? '')
}

function readPem(pem: string, password: string | undefined): SealKey {
  const [certificate, ...chain] = (pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/gu) ?? []).map((part) => new X509Certificate(part))
  if (certificate === undefined) throw new Error('In het bestand met de zegelsleutel staat geen certificaat')
  const key = createPrivateKey({ key: pem, format: 'pem', passphrase: password })
  if (!certificate.checkPrivateKey(key)) throw new Error('De zegelsleutel hoort niet bij het certificaat in hetzelfde bestand')
  const hand: SealHand = { certificate: certificate.raw, certificateChain: chain.map((link) => link.raw), keyType: keyTypeOf(key), sign: async (data) => sign('sha256', data, key) }
  return describeKey(hand)
}

async function readPkcs12(bytes: Uint8Array, password: string): Promise<SealKey> {
  const signer = await P12Signer.create(bytes, password)
  const hand: SealHand = { certificate: signer.certificate, certificateChain: signer.certificateChain, keyType: signer.keyType, sign: (data) => signer.sign(data, 'SHA-256') }
  return describeKey(hand)
}

function describeKey(hand: SealHand): SealKey {
  const [certificate, ...chain] = [hand.certificate, ...(hand.certificateChain ?? [])].map((der) => new X509Certificate(Buffer.from(der))) as [X509Certificate, ...X509Certificate[]]
  const fault = faultInChain(certificate, chain)
  if (fault !== null) throw new Error(`De keten van de zegelsleutel is niet goed: ${fault}`)
  return { hand, certificatePem: certificate.toString(), isTest: isTestCertificate(certificate.subject) }
}

function keyTypeOf(key: KeyObject): 'RSA' | 'EC' {
  if (key.asymmetricKeyType === 'rsa') return 'RSA'
  if (key.asymmetricKeyType === 'ec') return 'EC'
  throw new Error(`Een zegelsleutel van het soort ${String(key.asymmetricKeyType)} kan niet worden gebruikt: neem RSA of EC`)
}

async function makeDemoPem(now: Date): Promise<string> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 3072 })
  const validTo = new Date(Date.UTC(now.getUTCFullYear() + DEMO_YEARS, now.getUTCMonth(), now.getUTCDate()))
  const certificate = issueCertificate({
    subject: testSealName, issuer: testSealName, publicKey, issuerKey: privateKey, serial: randomBytes(16), validFrom: now, validTo, mayIssue: false
  })
  return privateKey.export({ format: 'pem', type: 'pkcs8' }).toString() + certificate.toString()
}
