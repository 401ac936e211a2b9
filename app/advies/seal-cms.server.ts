import { createHash } from 'node:crypto'
import { Null, ObjectIdentifier, OctetString, Sequence, Set as Asn1Set } from 'asn1js'
import * as pkijs from 'pkijs'
import { cmsOids } from './cms-oids'

/** One hand that signs: a file key, a p12 or, later, a PKCS#11 token. `sign` hashes the data itself with SHA-256; ECDSA answers in DER. */
export type SealHand = {
  readonly certificate: Uint8Array
  readonly certificateChain?: readonly Uint8Array[]
  readonly keyType: 'RSA' | 'EC'
  sign(data: Uint8Array): Promise<Uint8Array>
}

/**
 * A detached CAdES signature for a PDF (PAdES B-B), in DER.
 *
 * Own builder, because @libpdf/core 0.4.2 always adds the `signing-time` attribute, which the PAdES baseline forbids (ETSI EN 319 142-1, §6.3).
 * @param documentHash SHA-256 over the bytes that the ByteRange covers
 */
export async function buildSealCms(documentHash: Uint8Array, hand: SealHand): Promise<Uint8Array> {
  const certificate = parseCertificate(hand.certificate)
  const attributes = buildSignedAttributes(documentHash, hand.certificate, certificate)
  const signature = await hand.sign(encodeForSigning(attributes))
  const signerInfo = new pkijs.SignerInfo({
    version: 1,
    sid: new pkijs.IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    digestAlgorithm: sha256Identifier(),
    signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes }),
    signatureAlgorithm: hand.keyType === 'RSA'
      ? new pkijs.AlgorithmIdentifier({ algorithmId: cmsOids.sha256WithRsa, algorithmParams: new Null() })
      : new pkijs.AlgorithmIdentifier({ algorithmId: cmsOids.ecdsaWithSha256 }),
    signature: new OctetString({ valueHex: toArrayBuffer(signature) })
  })
  const signedData = new pkijs.SignedData({
    version: 1,
    digestAlgorithms: [sha256Identifier()],
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: cmsOids.data }),
    certificates: [certificate, ...(hand.certificateChain ?? []).map(parseCertificate)],
    signerInfos: [signerInfo]
  })
  const content = new pkijs.ContentInfo({ contentType: cmsOids.signedData, content: signedData.toSchema(true) })
  return new Uint8Array(content.toSchema().toBER(false))
}

function buildSignedAttributes(documentHash: Uint8Array, der: Uint8Array, certificate: pkijs.Certificate): pkijs.Attribute[] {
  const attributes = [
    new pkijs.Attribute({ type: cmsOids.contentType, values: [new ObjectIdentifier({ value: cmsOids.data })] }),
    new pkijs.Attribute({ type: cmsOids.messageDigest, values: [new OctetString({ valueHex: toArrayBuffer(documentHash) })] }),
    new pkijs.Attribute({ type: cmsOids.signingCertificateV2, values: [buildSigningCertificate(der, certificate)] })
  ]
  // DER wants a SET OF in the order of its encodings; a judge that sorts would otherwise see other bytes than we signed.
  return attributes.sort((one, other) => Buffer.compare(encodeAttribute(one), encodeAttribute(other)))
}

// RFC 5035: names the certificate inside the signed part, so that nobody swaps it. SHA-256 is the default and therefore not written.
function buildSigningCertificate(der: Uint8Array, certificate: pkijs.Certificate): Sequence {
  const issuer = new pkijs.GeneralNames({ names: [new pkijs.GeneralName({ type: 4, value: certificate.issuer })] })
  const issuerSerial = new pkijs.IssuerSerial({ issuer, serialNumber: certificate.serialNumber })
  const hash = new OctetString({ valueHex: toArrayBuffer(createHash('sha256').update(der).digest()) })
  return new Sequence({ value: [new Sequence({ value: [new Sequence({ value: [hash, issuerSerial.toSchema()] })] })] })
}

const encodeAttribute = (attribute: pkijs.Attribute): Uint8Array => new Uint8Array(attribute.toSchema().toBER(false))

function encodeForSigning(attributes: readonly pkijs.Attribute[]): Uint8Array {
  return new Uint8Array(new Asn1Set({ value: attributes.map((attribute) => attribute.toSchema()) }).toBER(false))
}

function sha256Identifier(): pkijs.AlgorithmIdentifier {
  return new pkijs.AlgorithmIdentifier({ algorithmId: cmsOids.sha256, algorithmParams: new Null() })
}

function parseCertificate(der: Uint8Array): pkijs.Certificate {
  return pkijs.Certificate.fromBER(toArrayBuffer(der))
}

function toArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}
