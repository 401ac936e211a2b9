import { X509Certificate } from 'node:crypto'
import { fromBER, ObjectIdentifier, Sequence } from 'asn1js'
import * as pkijs from 'pkijs'
import { cmsOids } from '../cms-oids'
import { findSignatures, type FoundSignature } from '../pdf-parts'
import { PdfSyntaxError } from '../pdf-values'
import { isTestCertificate } from '../seal-names'
import { coversWhole } from '../verify-seal.server'
import { demandOneSignature } from './signature-increment'

/** What is kept of a member's own signature beside the file. No name: members appear by function and register number. */
export interface OwnSignature {
  /** The organisation that issued the certificate, as the certificate names it. */
  uitgever: string
  /** SHA-256 of the certificate, as `X509Certificate.fingerprint256` writes it. */
  vingerafdruk: string
}
export type OwnSignatureVerdict = { ok: true; value: OwnSignature } | { ok: false; bericht: string }

/** Behind it: what a person can do about it. */
class NoSignature extends Error {
  override readonly name = 'NoSignature'
}
const demand = (holds: boolean, refusal: string): void => { if (!holds) throw new NoSignature(refusal) }

/**
 * Looks at the file that a member signed outside Weging (R-ADV-100). Accepted only when it starts with exactly our sealed bytes, has behind them one
 * invisible signature that reaches to the end and nothing else, that signature holds, and its certificate says of itself that it is qualified and that its
 * key lies on a device of its own (Regulation (EU) 910/2014, article 3(12) and (15); ETSI EN 319 412-5). Whether the issuer is on the trusted list of the
 * Union, and whether the certificate was withdrawn, is not looked at here.
 *
 * Promises a verdict for any bytes; `bericht` is a sentence in Dutch that says what to do.
 */
export async function inspectOwnSignature(ours: Uint8Array, file: Uint8Array, now: Date): Promise<OwnSignatureVerdict> {
  try {
    demand(Buffer.compare(file.subarray(0, ours.length), ours) === 0, 'Dit bestand begint niet met precies het verzegelde advies. Download het advies hier, teken dat bestand, en sla het niet opnieuw op.')
    demand(file.length > ours.length, 'In dit bestand staat uw handtekening nog niet.')
    demandOneSignature(ours, file)
    const found = findSignatures(file, ours.length)
    const [signature] = found
    if (signature === undefined || found.length !== 1) throw new NoSignature('In dit bestand staat niet precies één handtekening erbij.')
    demand(coversWhole(file, signature), 'De handtekening gaat niet over het hele bestand.')
    const certificate = await readSigner(file, signature)
    checkCertificate(certificate, now)
    return { ok: true, value: { uitgever: issuerOf(certificate), vingerafdruk: certificate.fingerprint256 } }
  } catch (error) {
    if (error instanceof NoSignature) return { ok: false, bericht: error.message }
    if (error instanceof PdfSyntaxError) return { ok: false, bericht: `Achter het advies staat meer of iets anders dan één onzichtbare handtekening (${error.message}). Teken het bestand onzichtbaar, met een programma dat er alleen de handtekening aan toevoegt.` }
    if (error instanceof pkijs.SignedDataVerifyError) return { ok: false, bericht: 'De handtekening klopt niet bij dit bestand.' }
    // Everything else comes out of the readers of a stranger's certificates: then it is no signature that we can read.
    return { ok: false, bericht: 'De handtekening in dit bestand heeft een vorm die wij niet kunnen lezen.' }
  }
}

/** The certificate of the one signer, whose signature over the file holds. Throws whatever the readers throw. */
async function readSigner(file: Uint8Array, { byteRange: [first, length, second, rest], contents }: FoundSignature): Promise<X509Certificate> {
  const padded = Buffer.from(contents.slice(1, -1), 'hex')
  const { offset, result } = fromBER(new Uint8Array(padded).buffer)
  demand(offset > 0 && padded.subarray(offset).every((byte) => byte === 0), 'Achter de handtekening staan andere gegevens.')
  const content = new pkijs.ContentInfo({ schema: result })
  demand(content.contentType === cmsOids.signedData, 'Dit is geen handtekening.')
  const signed = new pkijs.SignedData({ schema: content.content })
  const [signer] = signed.signerInfos
  demand(signed.signerInfos.length === 1 && signed.encapContentInfo.eContent === undefined, 'De handtekening heeft niet precies één ondertekenaar.')
  const hashes: readonly string[] = [cmsOids.sha256, cmsOids.sha384, cmsOids.sha512]
  demand(signer?.signedAttrs !== undefined && hashes.includes(signer.digestAlgorithm.algorithmId), 'De handtekening gebruikt een controlegetal dat niet meer veilig is.')
  const covered = new Uint8Array(Buffer.concat([file.subarray(first, first + length), file.subarray(second, second + rest)]))
  const { signatureVerified, signerCertificate } = await signed.verify({ signer: 0, data: covered.buffer, checkChain: false, extendedMode: true })
  if (signatureVerified !== true || !signerCertificate) throw new NoSignature('De handtekening klopt niet bij dit bestand.')
  return new X509Certificate(Buffer.from(signerCertificate.toSchema(false).toBER(false)))
}

const QC_STATEMENTS = '1.3.6.1.5.5.7.1.3'
const QC_COMPLIANCE = '0.4.0.1862.1.1'
const QC_DEVICE = '0.4.0.1862.1.4'

function checkCertificate(certificate: X509Certificate, now: Date): void {
  demand(now >= new Date(certificate.validFrom) && now <= new Date(certificate.validTo), 'Het certificaat van de handtekening is nu niet geldig.')
  demand(!isTestCertificate(certificate.subject), 'De handtekening is gezet met een TEST-certificaat.')
  const statements = statementsOf(certificate)
  demand(statements.includes(QC_COMPLIANCE) && statements.includes(QC_DEVICE), 'Dit is geen gekwalificeerde handtekening: het certificaat noemt zich niet zo. Zonder eigen handtekening geldt het advies ook.')
}

/** Which statements a certificate makes of itself (RFC 3739, §3.2.6). */
function statementsOf(certificate: X509Certificate): string[] {
  const extensions = pkijs.Certificate.fromBER(new Uint8Array(certificate.raw).buffer).extensions ?? []
  const own = extensions.find(({ extnID }) => extnID === QC_STATEMENTS)
  if (!own) return []
  const { result } = fromBER(own.extnValue.valueBlock.valueHexView.slice().buffer)
  const statements = result instanceof Sequence ? result.valueBlock.value : []
  return statements.flatMap((statement) => {
    const id = statement instanceof Sequence ? statement.valueBlock.value[0] : undefined
    return id instanceof ObjectIdentifier ? [id.getValue()] : []
  })
}

/** The organisation in the name of the issuer, or its common name. */
function issuerOf({ issuer }: X509Certificate): string {
  const nameOf = (label: string): string | undefined => issuer.split('\n').find((line) => line.startsWith(`${label}=`))?.slice(label.length + 1)
  return (nameOf('O') ?? nameOf('CN') ?? 'onbekend').slice(0, 200)
}
