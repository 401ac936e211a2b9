import { createHash, verify as verifySignature, X509Certificate } from 'node:crypto'
import { fromBER, ObjectIdentifier, OctetString, Sequence } from 'asn1js'
import * as pkijs from 'pkijs'
import { cmsOids } from './cms-oids'
import type { FoundSignature } from './pdf-parts'
import { buildSealCms } from './seal-cms.server'

/** A seal whose mathematics hold; whether we trust its owner is another question. */
export type ReadSeal = { certificate: X509Certificate, chain: X509Certificate[] }
export type SealVerdict = { ok: true, value: ReadSeal } | { ok: false, refusal: string }

// A stranger may send thousands of certificates along; following them all would keep us busy for hours.
const MAX_CHAIN = 5

class SealRefused extends Error {}
const demand = (holds: boolean, refusal: string): void => { if (!holds) throw new SealRefused(refusal) }

/** Whether the ByteRange covers the file from its first byte to its last, but for the `<hex>` of the signature itself. */
export function coversWholeFile(file: Uint8Array, signature: FoundSignature): boolean {
  const [first, length, second, rest] = signature.byteRange
  const isContents = /\/Contents\s*$/u.test(Buffer.from(file.subarray(Math.max(0, length - 16), length)).toString('latin1'))
  return isContents && first === 0 && second > length && second + rest === file.length && standsInPlace(signature)
}

/** Whether the seal lies whole in the hole that its own ByteRange leaves. If not, its numbers say nothing about this file. */
export const standsInPlace = ({ contents }: FoundSignature): boolean => /^<[0-9a-fA-F]+>$/u.test(contents)

/**
 * Checks the mathematics of one seal over the file: one signer, SHA-256, the digest of these bytes, the certificate it names, its signature, and that
 * the seal is written byte for byte as `sealPdf` writes it (R-ADV-42).
 */
export async function readSeal(file: Uint8Array, signature: FoundSignature): Promise<SealVerdict> {
  try {
    return { ok: true, value: await readSignedData(file, signature) }
  } catch (error) {
    // Everything here comes out of a stranger's file: whatever the readers of certificates throw means that this is no seal of ours.
    return { ok: false, refusal: error instanceof SealRefused ? error.message : 'Het zegel heeft een onbekende vorm' }
  }
}

async function readSignedData(file: Uint8Array, signature: FoundSignature): Promise<ReadSeal> {
  const { byteRange: [first, length, second, rest], contents } = signature
  demand(standsInPlace(signature), 'Het zegel staat niet heel op de plaats die het zelf noemt')
  const signedData = parseSignedData(Buffer.from(contents.slice(1, -1), 'hex'))
  const [signer] = signedData.signerInfos
  if (signer === undefined || signedData.signerInfos.length !== 1) throw new SealRefused('Het zegel heeft niet precies één ondertekenaar')
  demand(signedData.encapContentInfo.eContent === undefined, 'Het zegel gaat over andere gegevens dan dit bestand')
  demand(signer.digestAlgorithm.algorithmId === cmsOids.sha256, 'Het zegel gebruikt een ander controlegetal dan SHA-256')
  const attributes = signer.signedAttrs?.attributes ?? []
  const digest = createHash('sha256').update(file.subarray(first, first + length)).update(file.subarray(second, second + rest)).digest()
  const contentType = onlyValue(attributes, cmsOids.contentType)
  demand(contentType instanceof ObjectIdentifier && contentType.getValue() === cmsOids.data, 'Het zegel noemt een ander soort inhoud')
  demand(bytesOf(onlyValue(attributes, cmsOids.messageDigest)).equals(digest), 'Het bestand is veranderd nadat het zegel is gezet')
  const certificates = (signedData.certificates ?? []).filter((part) => part instanceof pkijs.Certificate)
    .map((part) => new X509Certificate(Buffer.from(part.toSchema(false).toBER(false))))
  const certificate = findSignerCertificate(certificates, attributes)
  const signedBytes = Buffer.from(signer.signedAttrs?.encodedValue ?? new ArrayBuffer(0))
  demand(isKnownAlgorithm(signer.signatureAlgorithm.algorithmId, certificate), 'Het zegel gebruikt een soort sleutel dat wij niet aannemen')
  const value = bytesOf(signer.signature)
  demand(verifySignature('sha256', signedBytes, certificate.publicKey, value), 'De handtekening van het zegel klopt niet')
  const chain = certificates.filter((other) => other !== certificate)
  demand(chain.length <= MAX_CHAIN && chain.length === countIssuers(certificate, chain), 'Bij het zegel zit een certificaat dat er niet bij hoort')
  demand(contents === await writeSeal({ certificate, chain }, digest, value, contents.length), 'Het zegel is anders geschreven dan het programma een zegel schrijft')
  return { certificate, chain }
}

// No seal covers the room it lies in: other attributes, certificates or letters in there would leave every signature valid. So it is written again.
async function writeSeal({ certificate, chain }: ReadSeal, digest: Buffer, value: Buffer, room: number): Promise<string> {
  const keyType = certificate.publicKey.asymmetricKeyType === 'ec' ? 'EC' : 'RSA'
  const cms = await buildSealCms(digest, { certificate: certificate.raw, certificateChain: chain.map((link) => link.raw), keyType, sign: async () => value })
  return `<${Buffer.from(cms).toString('hex').padEnd(room - 2, '0')}>`
}

/** How many of the chain issued the signer, or one who did, up to any height. */
function countIssuers(signer: X509Certificate, chain: readonly X509Certificate[]): number {
  const reached = new Set([signer])
  for (let height = 0; height < chain.length; height += 1) {
    for (const link of chain) if ([...reached].some((child) => child !== link && isIssuedBy(child, link))) reached.add(link)
  }
  return reached.size - 1
}

const isIssuedBy = (child: X509Certificate, parent: X509Certificate): boolean => parent.ca && child.checkIssued(parent) && child.verify(parent.publicKey)

// The reserved room is filled up with zeros; anything else behind the signature is smuggled in.
function parseSignedData(padded: Buffer): pkijs.SignedData {
  const { offset, result } = fromBER(new Uint8Array(padded).buffer)
  demand(offset > 0 && padded.subarray(offset).every((byte) => byte === 0), 'Achter het zegel staan andere gegevens')
  const content = new pkijs.ContentInfo({ schema: result })
  demand(content.contentType === cmsOids.signedData, 'Het zegel is geen handtekening')
  return new pkijs.SignedData({ schema: content.content })
}

function onlyValue(attributes: readonly pkijs.Attribute[], type: string): unknown {
  const own = attributes.filter((attribute) => attribute.type === type)
  demand(own.length === 1 && own[0]?.values.length === 1, 'Het zegel mist een verplicht gegeven of noemt het dubbel')
  return own[0]?.values[0]
}

function bytesOf(value: unknown): Buffer {
  if (!(value instanceof OctetString)) throw new SealRefused('Het zegel heeft een onbekende vorm')
  return Buffer.from(value.getValue())
}

// RFC 5035: signing-certificate-v2 → certs → first → certHash (SHA-256 when no algorithm is written before it).
function findSignerCertificate(certificates: readonly X509Certificate[], attributes: readonly pkijs.Attribute[]): X509Certificate {
  let inner = onlyValue(attributes, cmsOids.signingCertificateV2)
  for (let depth = 0; depth < 3; depth += 1) {
    if (!(inner instanceof Sequence)) throw new SealRefused('Het zegel noemt geen certificaat')
    inner = inner.valueBlock.value[0]
  }
  const hash = bytesOf(inner)
  const found = certificates.find((certificate) => createHash('sha256').update(certificate.raw).digest().equals(hash))
  if (found === undefined) throw new SealRefused('Het certificaat dat het zegel noemt, zit er niet bij')
  return found
}

function isKnownAlgorithm(oid: string, { publicKey }: X509Certificate): boolean {
  if (publicKey.asymmetricKeyType === 'ec') return oid === cmsOids.ecdsaWithSha256
  const bits = publicKey.asymmetricKeyDetails?.modulusLength ?? 0
  return publicKey.asymmetricKeyType === 'rsa' && bits >= 2048 && oid === cmsOids.sha256WithRsa
}

/**
 * Whether the signer is one of the trusted certificates or was issued under one, each link valid at that moment.
 * Revocation is not checked here: a B-B seal carries no proof of it (later levels do).
 */
export function isTrustedSigner({ certificate, chain }: ReadSeal, trusted: readonly X509Certificate[], at: Date): boolean {
  const valid = (link: X509Certificate): boolean => at >= new Date(link.validFrom) && at <= new Date(link.validTo)
  const leads = (link: X509Certificate, depth: number): boolean => {
    if (!valid(link)) return false
    if (trusted.some((root) => root.raw.equals(link.raw) || (valid(root) && isIssuedBy(link, root)))) return true
    return depth < MAX_CHAIN && chain.some((parent) => parent !== link && isIssuedBy(link, parent) && leads(parent, depth + 1))
  }
  return leads(certificate, 0)
}
