import { createHash, verify as verifySignature, X509Certificate } from 'node:crypto'
import { fromBER, ObjectIdentifier, type BaseBlock } from 'asn1js'
import * as pkijs from 'pkijs'
import { isIssuedBy, MAX_CHAIN, onlyChain } from './certificate-chain'
import { cmsOids } from './cms-oids'
import { bytesOf, CmsRefused, findNamedCertificate, onlyValue } from './cms-values'
import type { FoundSignature } from './pdf-parts'
import { buildSealCms } from './seal-cms.server'

/** A certificate with those that lead from it to its root. */
export type Signer = { certificate: X509Certificate, chain: X509Certificate[] }
/** A seal whose mathematics hold; whether we trust its owner is another question. `token`: the timestamp over `value`, not yet judged. */
export type ReadSeal = Signer & { value: Buffer, token: Uint8Array | null }
export type SealVerdict = { ok: true, value: ReadSeal } | { ok: false, refusal: string }

const demand = (holds: boolean, refusal: string): void => { if (!holds) throw new CmsRefused(refusal) }

/** Whether the ByteRange covers these bytes from the first to the last, but for the `<hex>` of the signature itself. */
export function coversWhole(file: Uint8Array, signature: FoundSignature): boolean {
  const [first, length, second, rest] = signature.byteRange
  const isContents = /\/Contents\s*$/u.test(Buffer.from(file.subarray(Math.max(0, length - 16), length)).toString('latin1'))
  return isContents && first === 0 && second > length && second + rest === file.length && standsInPlace(signature)
}

/** Whether the seal lies whole in the hole that its own ByteRange leaves. If not, its numbers say nothing about this file. */
export const standsInPlace = ({ contents }: FoundSignature): boolean => /^<[0-9a-fA-F]+>$/u.test(contents)

/**
 * Checks the mathematics of one seal over the file: one signer, SHA-256, the digest of these bytes, the certificate it names, its signature, and that
 * the seal is written byte for byte as `sealPdf` writes it (R-ADV-42). Of a timestamp in it only the place is looked at here.
 */
export async function readSeal(file: Uint8Array, signature: FoundSignature): Promise<SealVerdict> {
  try {
    return { ok: true, value: await readSignedData(file, signature) }
  } catch (error) {
    // Everything here comes out of a stranger's file: whatever the readers of certificates throw means that this is no seal of ours.
    return { ok: false, refusal: error instanceof CmsRefused ? error.message : 'Het zegel heeft een onbekende vorm' }
  }
}

async function readSignedData(file: Uint8Array, signature: FoundSignature): Promise<ReadSeal> {
  const { byteRange: [first, length, second, rest], contents } = signature
  demand(standsInPlace(signature), 'Het zegel staat niet heel op de plaats die het zelf noemt')
  const signedData = parseSignedData(Buffer.from(contents.slice(1, -1), 'hex'))
  const [signer] = signedData.signerInfos
  if (signer === undefined || signedData.signerInfos.length !== 1) throw new CmsRefused('Het zegel heeft niet precies één ondertekenaar')
  demand(signedData.encapContentInfo.eContent === undefined, 'Het zegel gaat over andere gegevens dan dit bestand')
  demand(signer.digestAlgorithm.algorithmId === cmsOids.sha256, 'Het zegel gebruikt een ander controlegetal dan SHA-256')
  const attributes = signer.signedAttrs?.attributes ?? []
  const digest = createHash('sha256').update(file.subarray(first, first + length)).update(file.subarray(second, second + rest)).digest()
  const contentType = onlyValue(attributes, cmsOids.contentType)
  demand(contentType instanceof ObjectIdentifier && contentType.getValue() === cmsOids.data, 'Het zegel noemt een ander soort inhoud')
  demand(bytesOf(onlyValue(attributes, cmsOids.messageDigest)).equals(digest), 'Het bestand is veranderd nadat het zegel is gezet')
  const certificates = (signedData.certificates ?? []).filter((part) => part instanceof pkijs.Certificate)
    .map((part) => new X509Certificate(Buffer.from(part.toSchema(false).toBER(false))))
  const certificate = findNamedCertificate(certificates, attributes)
  if (certificate === null) throw new CmsRefused('Het certificaat dat het zegel noemt, zit er niet bij')
  const signedBytes = Buffer.from(signer.signedAttrs?.encodedValue ?? new ArrayBuffer(0))
  demand(isKnownAlgorithm(signer.signatureAlgorithm.algorithmId, certificate), 'Het zegel gebruikt een soort sleutel dat wij niet aannemen')
  const value = bytesOf(signer.signature)
  demand(verifySignature('sha256', signedBytes, certificate.publicKey, value), 'De handtekening van het zegel klopt niet')
  const chain = certificates.filter((other) => other !== certificate)
  demand(chain.length === onlyChain(certificate, chain).length, 'Bij het zegel zit een certificaat dat er niet bij hoort')
  const seal: ReadSeal = { certificate, chain, value, token: readTokenOf(signer) }
  demand(contents === await writeSeal(seal, digest, contents.length), 'Het zegel is anders geschreven dan het programma een zegel schrijft')
  return seal
}

function readTokenOf({ unsignedAttrs }: pkijs.SignerInfo): Uint8Array | null {
  const [attribute] = unsignedAttrs?.attributes ?? []
  if (attribute?.type !== cmsOids.signatureTimeStampToken) return null
  return new Uint8Array((attribute.values[0] as BaseBlock).toBER(false))
}

// No seal covers the room it lies in: other attributes, certificates or letters in there would leave every signature valid. So it is written again.
async function writeSeal({ certificate, chain, value, token }: ReadSeal, digest: Buffer, room: number): Promise<string> {
  const keyType = certificate.publicKey.asymmetricKeyType === 'ec' ? 'EC' : 'RSA'
  const cms = await buildSealCms(digest, { certificate: certificate.raw, certificateChain: chain.map((link) => link.raw), keyType, sign: async () => value }, token === null ? undefined : async () => token)
  return `<${Buffer.from(cms).toString('hex').padEnd(room - 2, '0')}>`
}

// The reserved room is filled up with zeros; anything else behind the signature is smuggled in.
function parseSignedData(padded: Buffer): pkijs.SignedData {
  const { offset, result } = fromBER(new Uint8Array(padded).buffer)
  demand(offset > 0 && padded.subarray(offset).every((byte) => byte === 0), 'Achter het zegel staan andere gegevens')
  const content = new pkijs.ContentInfo({ schema: result })
  demand(content.contentType === cmsOids.signedData, 'Het zegel is geen handtekening')
  return new pkijs.SignedData({ schema: content.content })
}

function isKnownAlgorithm(oid: string, { publicKey }: X509Certificate): boolean {
  if (publicKey.asymmetricKeyType === 'ec') return oid === cmsOids.ecdsaWithSha256
  const bits = publicKey.asymmetricKeyDetails?.modulusLength ?? 0
  return publicKey.asymmetricKeyType === 'rsa' && bits >= 2048 && oid === cmsOids.sha256WithRsa
}

/**
 * Whether the signer is one of the trusted certificates or was issued under one, each link valid at that moment.
 * Revocation is not checked here: that is for the lists that go along (`judgeRevocation`).
 */
export function isTrustedSigner({ certificate, chain }: Signer, trusted: readonly X509Certificate[], at: Date): boolean {
  const valid = (link: X509Certificate): boolean => at >= new Date(link.validFrom) && at <= new Date(link.validTo)
  const leads = (link: X509Certificate, depth: number): boolean => {
    if (!valid(link)) return false
    if (trusted.some((root) => root.raw.equals(link.raw) || (valid(root) && isIssuedBy(link, root)))) return true
    return depth < MAX_CHAIN && chain.some((parent) => parent !== link && isIssuedBy(link, parent) && leads(parent, depth + 1))
  }
  return leads(certificate, 0)
}
