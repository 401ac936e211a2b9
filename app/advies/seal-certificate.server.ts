import { sign, X509Certificate, type KeyObject } from 'node:crypto'
import { type BaseBlock, BitString, Integer, Null, Utf8String } from 'asn1js'
import * as pkijs from 'pkijs'
import { cmsOids } from './cms-oids'

export type CertificateRequest = {
  subject: string
  issuer: string
  publicKey: KeyObject
  /** RSA or EC key of the issuer; its own key for a self-signed certificate. */
  issuerKey: KeyObject
  serial: Uint8Array
  validFrom: Date
  validTo: Date
  /** True for a root or intermediate; false for a key that only signs. */
  mayIssue: boolean
  /** True for the key of a timestamp service, which then may do nothing else (RFC 3161, §2.3). */
  mayStamp?: boolean
}

const COMMON_NAME = '2.5.4.3'
const BASIC_CONSTRAINTS = '2.5.29.19'
const KEY_USAGE = '2.5.29.15'
// Bits counted from the left: digitalSignature and contentCommitment, or keyCertSign and cRLSign.
const SIGNS = { bits: 0xc0, unused: 6 }
const ISSUES = { bits: 0x06, unused: 1 }

/** Issues an X.509 certificate with one name and an RSA or ECDSA signature with SHA-256: enough for the demo seal and for tests, no more. */
export function issueCertificate({ subject, issuer, publicKey, issuerKey, serial, validFrom, validTo, mayIssue, mayStamp = false }: CertificateRequest): X509Certificate {
  const algorithm = signatureAlgorithm(issuerKey)
  const certificate = new pkijs.Certificate({
    version: 2, serialNumber: new Integer({ valueHex: positive(serial) }), signature: algorithm, signatureAlgorithm: algorithm
  })
  certificate.subject.typesAndValues.push(commonName(subject))
  certificate.issuer.typesAndValues.push(commonName(issuer))
  certificate.notBefore.value = validFrom
  certificate.notAfter.value = validTo
  certificate.subjectPublicKeyInfo = pkijs.PublicKeyInfo.fromBER(new Uint8Array(publicKey.export({ format: 'der', type: 'spki' })).buffer)
  const { bits, unused } = mayIssue ? ISSUES : SIGNS
  certificate.extensions = [
    extension(BASIC_CONSTRAINTS, new pkijs.BasicConstraints({ cA: mayIssue }).toSchema().toBER(false)),
    extension(KEY_USAGE, new BitString({ valueHex: new Uint8Array([bits]).buffer, unusedBits: unused }).toBER(false))
  ]
  if (mayStamp) certificate.extensions.push(extension(cmsOids.extKeyUsage, new pkijs.ExtKeyUsage({ keyPurposes: [cmsOids.timeStamping] }).toSchema().toBER(false)))
  certificate.tbsView = new Uint8Array(certificate.encodeTBS().toBER(false))
  certificate.signatureValue = new BitString({ valueHex: new Uint8Array(sign('sha256', certificate.tbsView, issuerKey)).buffer })
  return new X509Certificate(Buffer.from(certificate.toSchema(true).toBER(false)))
}

function signatureAlgorithm({ asymmetricKeyType }: KeyObject): pkijs.AlgorithmIdentifier {
  return asymmetricKeyType === 'ec'
    ? new pkijs.AlgorithmIdentifier({ algorithmId: cmsOids.ecdsaWithSha256 })
    : new pkijs.AlgorithmIdentifier({ algorithmId: cmsOids.sha256WithRsa, algorithmParams: new Null() })
}

function commonName(name: string): pkijs.AttributeTypeAndValue {
  return new pkijs.AttributeTypeAndValue({ type: COMMON_NAME, value: new Utf8String({ value: name }) })
}

function extension(extnID: string, extnValue: ArrayBuffer): pkijs.Extension {
  return new pkijs.Extension({ extnID, critical: true, extnValue })
}

// A serial number is a positive INTEGER: the sign bit off, the next one on.
function positive(serial: Uint8Array): ArrayBuffer {
  const bytes = new Uint8Array(serial)
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
  return bytes.buffer
}

/**
 * The list of certificates that an issuer took back, signed with its key (RFC 5280, §5).
 * @param revoked serial numbers in hexadecimal, as `X509Certificate.serialNumber` writes them, each with the moment it was taken back
 */
export function issueRevocationList({ issuer, issuerKey, from, until, revoked }: {
  issuer: string, issuerKey: KeyObject, from: Date, until: Date, revoked: ReadonlyMap<string, Date>
}): Uint8Array {
  const algorithm = signatureAlgorithm(issuerKey)
  const list = new pkijs.CertificateRevocationList({
    version: 1, signature: algorithm, signatureAlgorithm: algorithm, thisUpdate: new pkijs.Time({ type: 0, value: from }), nextUpdate: new pkijs.Time({ type: 0, value: until })
  })
  list.issuer.typesAndValues.push(commonName(issuer))
  if (revoked.size > 0) {
    list.revokedCertificates = [...revoked].map(([serial, at]) => new pkijs.RevokedCertificate({
      userCertificate: new Integer({ valueHex: new Uint8Array(Buffer.from(serial, 'hex')).buffer }), revocationDate: new pkijs.Time({ type: 0, value: at })
    }))
  }
  list.tbsView = new Uint8Array((list.toSchema(true).valueBlock.value[0] as BaseBlock).toBER(false))
  list.signatureValue = new BitString({ valueHex: new Uint8Array(sign('sha256', list.tbsView, issuerKey)).buffer })
  return new Uint8Array(list.toSchema(true).toBER(false))
}
