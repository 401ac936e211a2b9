import { createHash, createPrivateKey, generateKeyPair, randomBytes, sign, X509Certificate, type KeyObject } from 'node:crypto'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { fromBER, Integer } from 'asn1js'
import * as pkijs from 'pkijs'
import { obtainKeyFile } from '~/platform/key-file.server'
import { cmsOids } from '../cms-oids'
import { issueCertificate, issueRevocationList } from '../seal-certificate.server'
import { buildCms } from '../seal-cms.server'
import type { Ask } from './ask-timestamp.server'

export const testAuthorityName = 'TEST Weging tijdstempel'
const testIssuerName = 'TEST Weging uitgever'
// The arc for examples (ITU-T X.660), because a TEST has no policy of its own.
const TEST_POLICY = '2.999.3161'
const FILE = 'tijdstempel-test.pem'
const YEARS = 10
const DAY_MS = 86_400_000

/** The timestamp service of the program itself, for demo and tests: a key and a TEST certificate, issued by a TEST issuer that also takes back. */
export type OwnAuthority = {
  /** PEM of the issuer: the root under which its tokens count. */
  issuerPem: string
  /** Answers one request (TimeStampReq, DER) with a response (TimeStampResp, DER); a request it cannot read gets status 2 (rejection). */
  answer: Ask
  /** The issuer's list of what it took back, of this moment (CRL, DER). */
  revocationList(): Uint8Array
}

type Keys = { stampKey: KeyObject, stampCertificate: X509Certificate, issuerKey: KeyObject, issuerCertificate: X509Certificate }

/** Opens it; its keys are made at the first call (RSA 2048, mode 0600, in the data folder) and used ever after. */
export async function openOwnAuthority(folder: string, now: () => Date): Promise<OwnAuthority> {
  const keys = readKeys(await obtainKeyFile(join(folder, FILE), () => makeKeys(now())))
  return {
    issuerPem: keys.issuerCertificate.toString(),
    answer: async (request) => answerRequest(request, keys, now()),
    revocationList: () => issueRevocationList({
      issuer: testIssuerName, issuerKey: keys.issuerKey, revoked: new Map(), from: now(), until: new Date(now().getTime() + DAY_MS)
    })
  }
}

async function answerRequest(der: Uint8Array, keys: Keys, now: Date): Promise<Uint8Array> {
  const request = readRequest(der)
  const refused = request === null || request.messageImprint.hashAlgorithm.algorithmId !== cmsOids.sha256
    || (request.reqPolicy !== undefined && request.reqPolicy !== TEST_POLICY)
  const response = new pkijs.TimeStampResp({ status: new pkijs.PKIStatusInfo({ status: refused ? 2 : 0 }) })
  if (!refused) response.timeStampToken = new pkijs.ContentInfo({ schema: fromBER(new Uint8Array(await makeToken(request, keys, now)).buffer).result })
  return new Uint8Array(response.toSchema().toBER(false))
}

function readRequest(der: Uint8Array): pkijs.TimeStampReq | null {
  try {
    return new pkijs.TimeStampReq({ schema: fromBER(new Uint8Array(der).buffer).result })
  } catch {
    // Not a request: the answer says so.
    return null
  }
}

function makeToken({ messageImprint, nonce }: pkijs.TimeStampReq, { stampKey, stampCertificate, issuerCertificate }: Keys, now: Date): Promise<Uint8Array> {
  const genTime = new Date(Math.floor(now.getTime() / 1_000) * 1_000)
  const info = new pkijs.TSTInfo({
    version: 1, policy: TEST_POLICY, messageImprint, serialNumber: new Integer({ valueHex: positive(serialOf(messageImprint, genTime)) }), genTime, ...(nonce === undefined ? {} : { nonce })
  })
  const content = new Uint8Array(info.toSchema().toBER(false))
  return buildCms({ type: cmsOids.tstInfo, content, digest: createHash('sha256').update(content).digest() }, {
    certificate: stampCertificate.raw, certificateChain: [issuerCertificate.raw], keyType: stampKey.asymmetricKeyType === 'ec' ? 'EC' : 'RSA', sign: async (data) => sign('sha256', data, stampKey)
  })
}

// One number for each token: the same bytes at the same time are the same token (an RSA signature has no chance in it either).
function serialOf({ hashedMessage }: pkijs.MessageImprint, at: Date): Buffer {
  return createHash('sha256').update(hashedMessage.valueBlock.valueHexView).update(at.toISOString()).digest().subarray(0, 16)
}

function positive(bytes: Buffer): ArrayBuffer {
  const copy = new Uint8Array(bytes)
  copy[0] = ((copy[0] ?? 0) & 0x3f) | 0x40
  return copy.buffer
}

async function makeKeys(now: Date): Promise<string> {
  const pair = (): ReturnType<typeof makePair> => makePair('rsa', { modulusLength: 2048 })
  const [issuer, stamp] = await Promise.all([pair(), pair()])
  // A whole second earlier: a token of this very second must fall inside.
  const validFrom = new Date(now.getTime() - 1_000)
  const validTo = new Date(Date.UTC(now.getUTCFullYear() + YEARS, now.getUTCMonth(), now.getUTCDate()))
  const same = { issuer: testIssuerName, issuerKey: issuer.privateKey, validFrom, validTo }
  const root = issueCertificate({ ...same, subject: testIssuerName, publicKey: issuer.publicKey, serial: randomBytes(16), mayIssue: true })
  const leaf = issueCertificate({ ...same, subject: testAuthorityName, publicKey: stamp.publicKey, serial: randomBytes(16), mayIssue: false, mayStamp: true })
  return [stamp.privateKey, issuer.privateKey].map((key) => key.export({ format: 'pem', type: 'pkcs8' }).toString()).join('') + leaf.toString() + root.toString()
}

const makePair = promisify(generateKeyPair)

function readKeys(pem: string): Keys {
  const [stampKey, issuerKey] = pem.match(/-----BEGIN PRIVATE KEY-----[\s\S]+?-----END PRIVATE KEY-----/gu) ?? []
  const [leaf, root] = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/gu) ?? []
  if (stampKey === undefined || issuerKey === undefined || leaf === undefined || root === undefined) throw new Error(`Het bestand ${FILE} in de gegevensmap is niet heel. Zet een kopie terug, of haal het weg: dan wordt een nieuwe TEST-dienst gemaakt.`)
  return {
    stampKey: createPrivateKey(stampKey), stampCertificate: new X509Certificate(leaf), issuerKey: createPrivateKey(issuerKey), issuerCertificate: new X509Certificate(root)
  }
}
