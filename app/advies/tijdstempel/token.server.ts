import { createHash, verify as verifySignature, X509Certificate } from 'node:crypto'
import { fromBER, Null, ObjectIdentifier, OctetString } from 'asn1js'
import * as pkijs from 'pkijs'
import { onlyChain } from '../certificate-chain'
import { cmsOids } from '../cms-oids'
import { bytesOf, findNamedCertificate, onlyValue } from '../cms-values'

/** A token whose mathematics hold; whether we trust the service is another question. `nonce` in hexadecimal. */
export type Token = { at: Date, imprint: Buffer, policy: string, nonce: string | null, certificate: X509Certificate, chain: X509Certificate[] }

/** A token that does not hold, with the reason as a Dutch sentence without its full stop. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused'
}

const demand = (holds: boolean, refusal: string): void => { if (!holds) throw new TokenRefused(refusal) }

const hashNames: Readonly<Record<string, string>> = { [cmsOids.sha256]: 'sha256', [cmsOids.sha384]: 'sha384', [cmsOids.sha512]: 'sha512' }
/** Kind of key and hash of each signature algorithm; plain `rsaEncryption` leaves the hash to the digest algorithm. */
const algorithms: Readonly<Record<string, { key: string, hash?: string }>> = {
  [cmsOids.rsa]: { key: 'rsa' },
  [cmsOids.sha256WithRsa]: { key: 'rsa', hash: 'sha256' }, [cmsOids.sha384WithRsa]: { key: 'rsa', hash: 'sha384' }, [cmsOids.sha512WithRsa]: { key: 'rsa', hash: 'sha512' },
  [cmsOids.ecdsaWithSha256]: { key: 'ec', hash: 'sha256' }, [cmsOids.ecdsaWithSha384]: { key: 'ec', hash: 'sha384' }, [cmsOids.ecdsaWithSha512]: { key: 'ec', hash: 'sha512' }
}

/**
 * Reads a token (RFC 3161): one signer whose certificate is for timestamps only and was valid then, a signature that holds, SHA-256 over what was
 * stamped, and no byte that no signature covers: it must be written as `rewriteToken` writes it.
 * @throws TokenRefused for every fault, also for bytes that are no token at all
 */
export function readToken(der: Uint8Array): Token {
  const signedData = parse(der)
  const token = judge(signedData)
  demand(Buffer.compare(Buffer.from(der), Buffer.from(write(signedData, token))) === 0, 'Het tijdstempel is anders geschreven dan het programma een tijdstempel schrijft')
  return token
}

/** The token of any service in our own writing: without what no signature covers, and with the certificates that lead to its signer only. */
export function rewriteToken(der: Uint8Array): Uint8Array {
  const signedData = parse(der)
  return write(signedData, judge(signedData))
}

/** Whether a token is about exactly these bytes. */
export const isAbout = ({ imprint }: Token, bytes: Uint8Array): boolean => imprint.equals(createHash('sha256').update(bytes).digest())

// Whatever the readers throw on a stranger's bytes means that this is no token.
function parse(der: Uint8Array): pkijs.SignedData {
  try {
    const { result } = fromBER(new Uint8Array(der).buffer)
    const content = new pkijs.ContentInfo({ schema: result })
    return new pkijs.SignedData({ schema: content.content })
  } catch {
    throw new TokenRefused('Het tijdstempel heeft een onbekende vorm')
  }
}

function judge(signedData: pkijs.SignedData): Token {
  try {
    return judgeParts(signedData)
  } catch (error) {
    throw error instanceof TokenRefused ? error : new TokenRefused('Het tijdstempel heeft een onbekende vorm')
  }
}

function judgeParts({ signerInfos, encapContentInfo, certificates = [] }: pkijs.SignedData): Token {
  const [signer] = signerInfos
  if (signer === undefined || signerInfos.length !== 1) throw new TokenRefused('Het tijdstempel heeft niet precies één ondertekenaar')
  demand(encapContentInfo.eContentType === cmsOids.tstInfo, 'Het tijdstempel is een ander soort handtekening')
  const content = bytesOf(encapContentInfo.eContent)
  const attributes = signer.signedAttrs?.attributes ?? []
  const hash = hashNames[signer.digestAlgorithm.algorithmId]
  if (hash === undefined) throw new TokenRefused('Het tijdstempel gebruikt een controlegetal dat wij niet aannemen')
  const contentType = onlyValue(attributes, cmsOids.contentType)
  demand(contentType instanceof ObjectIdentifier && contentType.getValue() === cmsOids.tstInfo, 'Het tijdstempel is een ander soort handtekening')
  demand(bytesOf(onlyValue(attributes, cmsOids.messageDigest)).equals(createHash(hash).update(content).digest()), 'Het tijdstempel is veranderd')
  const all = certificates.filter((part) => part instanceof pkijs.Certificate).map((part) => new X509Certificate(Buffer.from(part.toSchema(false).toBER(false))))
  const certificate = findNamedCertificate(all, attributes)
  if (certificate === null) throw new TokenRefused('Het certificaat dat het tijdstempel noemt, zit er niet bij')
  checkSignature(signer, hash, certificate)
  demand(isForStamping(certificate), 'De sleutel van het tijdstempel is niet van een tijdstempeldienst')
  const info = readInfo(content)
  demand(info.at >= new Date(certificate.validFrom) && info.at <= new Date(certificate.validTo), 'Het certificaat van de tijdstempeldienst was toen niet geldig')
  return { ...info, certificate, chain: onlyChain(certificate, all) }
}

function checkSignature(signer: pkijs.SignerInfo, hash: string, { publicKey }: X509Certificate): void {
  const algorithm = algorithms[signer.signatureAlgorithm.algorithmId]
  const isStrong = publicKey.asymmetricKeyType === 'ec' || (publicKey.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048
  demand(isStrong && algorithm?.key === publicKey.asymmetricKeyType && (algorithm?.hash ?? hash) === hash, 'Het tijdstempel gebruikt een soort sleutel dat wij niet aannemen')
  const signed = Buffer.from(signer.signedAttrs?.encodedValue ?? new ArrayBuffer(0))
  demand(verifySignature(hash, signed, publicKey, bytesOf(signer.signature)), 'De handtekening van het tijdstempel klopt niet')
}

// RFC 3161, §2.3: the extended key usage is critical and names time stamping alone.
function isForStamping({ raw }: X509Certificate): boolean {
  const { extensions = [] } = pkijs.Certificate.fromBER(new Uint8Array(raw).buffer)
  const usage = extensions.find(({ extnID }) => extnID === cmsOids.extKeyUsage)
  const purposes = usage?.parsedValue instanceof pkijs.ExtKeyUsage ? usage.parsedValue.keyPurposes : []
  return usage?.critical === true && purposes.join() === cmsOids.timeStamping
}

function readInfo(content: Buffer): Pick<Token, 'at' | 'imprint' | 'policy' | 'nonce'> {
  const { offset, result } = fromBER(new Uint8Array(content).buffer)
  demand(offset === content.length, 'Het tijdstempel heeft een onbekende vorm')
  const info = new pkijs.TSTInfo({ schema: result })
  demand(info.messageImprint.hashAlgorithm.algorithmId === cmsOids.sha256, 'Het tijdstempel gaat over een ander controlegetal dan SHA-256')
  return {
    at: info.genTime, policy: info.policy, imprint: Buffer.from(info.messageImprint.hashedMessage.valueBlock.valueHexView),
    nonce: info.nonce === undefined ? null : Buffer.from(info.nonce.valueBlock.valueHexView).toString('hex')
  }
}

// What no signature covers is made anew: the name of the signer, and the parameters of the algorithms.
function write({ encapContentInfo, signerInfos }: pkijs.SignedData, { certificate, chain }: Token): Uint8Array {
  const { digestAlgorithm, signedAttrs, signatureAlgorithm, signature } = signerInfos[0] as pkijs.SignerInfo
  const { issuer, serialNumber } = pkijs.Certificate.fromBER(new Uint8Array(certificate.raw).buffer)
  const hash = new pkijs.AlgorithmIdentifier({ algorithmId: digestAlgorithm.algorithmId, algorithmParams: new Null() })
  const parameters = algorithms[signatureAlgorithm.algorithmId]?.key === 'rsa' ? { algorithmParams: new Null() } : {}
  const content = new pkijs.EncapsulatedContentInfo({ eContentType: encapContentInfo.eContentType })
  // Set afterwards: its constructor would cut the octets into pieces, which is BER and no DER.
  content.eContent = new OctetString({ valueHex: new Uint8Array(bytesOf(encapContentInfo.eContent)).buffer })
  const signedData = new pkijs.SignedData({
    version: 3, digestAlgorithms: [hash], encapContentInfo: content,
    certificates: [certificate, ...chain].map(({ raw }) => pkijs.Certificate.fromBER(new Uint8Array(raw).buffer)),
    signerInfos: [new pkijs.SignerInfo({
      version: 1, sid: new pkijs.IssuerAndSerialNumber({ issuer, serialNumber }), digestAlgorithm: hash, signedAttrs, signature,
      signatureAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: signatureAlgorithm.algorithmId, ...parameters })
    })]
  })
  return new Uint8Array(new pkijs.ContentInfo({ contentType: cmsOids.signedData, content: signedData.toSchema(true) }).toSchema().toBER(false))
}
