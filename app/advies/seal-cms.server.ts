import { createHash } from 'node:crypto'
import { fromBER, Null, ObjectIdentifier, OctetString, Sequence, Set as Asn1Set } from 'asn1js'
import * as pkijs from 'pkijs'
import { cmsOids } from './cms-oids'

/** One hand that signs: a file key, a p12 or a PKCS#11 token. `sign` hashes the data itself with SHA-256; ECDSA answers in DER. */
export type SealHand = {
  readonly certificate: Uint8Array
  readonly certificateChain?: readonly Uint8Array[]
  readonly keyType: 'RSA' | 'EC'
  sign(data: Uint8Array): Promise<Uint8Array>
}

/** What is signed: the bytes of a PDF outside the signature (then `content` is absent), or a small content that goes along. */
export type CmsContent = { type: string, content?: Uint8Array, digest: Uint8Array }

/** Asks a token over a signature value; what it answers goes along in the signature, unsigned. */
export type StampSignature = (signature: Uint8Array) => Promise<Uint8Array>

/**
 * A detached CAdES signature for a PDF, in DER: PAdES B-B, or with `stamp` B-T (the token as `signature-time-stamp`, ETSI EN 319 122-1, §5.3).
 *
 * Own builder, because @libpdf/core 0.4.2 always adds the `signing-time` attribute, which the PAdES baseline forbids (ETSI EN 319 142-1, §6.3).
 * @param documentHash SHA-256 over the bytes that the ByteRange covers
 */
export const buildSealCms = (documentHash: Uint8Array, hand: SealHand, stamp?: StampSignature): Promise<Uint8Array> =>
  buildCms({ type: cmsOids.data, digest: documentHash }, hand, stamp)

/** One signer, SHA-256, and the certificate named inside the signed part: the one form of signature that the program writes, in DER. */
export async function buildCms({ type, content, digest }: CmsContent, hand: SealHand, stamp?: StampSignature): Promise<Uint8Array> {
  const certificate = parseCertificate(hand.certificate)
  const attributes = buildSignedAttributes({ type, digest }, hand.certificate, certificate)
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
  if (stamp !== undefined) signerInfo.unsignedAttrs = holdToken(await stamp(signature))
  const encapContentInfo = new pkijs.EncapsulatedContentInfo({ eContentType: type })
  // Set afterwards: its constructor would cut the octets into pieces, which is BER and no DER.
  if (content !== undefined) encapContentInfo.eContent = new OctetString({ valueHex: toArrayBuffer(content) })
  const signedData = new pkijs.SignedData({
    version: type === cmsOids.data ? 1 : 3,
    digestAlgorithms: [sha256Identifier()],
    encapContentInfo,
    certificates: [certificate, ...(hand.certificateChain ?? []).map(parseCertificate)],
    signerInfos: [signerInfo]
  })
  const info = new pkijs.ContentInfo({ contentType: cmsOids.signedData, content: signedData.toSchema(true) })
  return new Uint8Array(info.toSchema().toBER(false))
}

function holdToken(token: Uint8Array): pkijs.SignedAndUnsignedAttributes {
  const { result } = fromBER(toArrayBuffer(token))
  return new pkijs.SignedAndUnsignedAttributes({ type: 1, attributes: [new pkijs.Attribute({ type: cmsOids.signatureTimeStampToken, values: [result] })] })
}

function buildSignedAttributes({ type, digest }: CmsContent, der: Uint8Array, certificate: pkijs.Certificate): pkijs.Attribute[] {
  const attributes = [
    new pkijs.Attribute({ type: cmsOids.contentType, values: [new ObjectIdentifier({ value: type })] }),
    new pkijs.Attribute({ type: cmsOids.messageDigest, values: [new OctetString({ valueHex: toArrayBuffer(digest) })] }),
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
