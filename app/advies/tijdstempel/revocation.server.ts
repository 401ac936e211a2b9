import { verify as verifySignature, type X509Certificate } from 'node:crypto'
import { fromBER } from 'asn1js'
import * as pkijs from 'pkijs'
import { isIssuedBy, isOwnIssuer } from '../certificate-chain'
import { cmsOids } from '../cms-oids'
import { readAtMost } from './http-authority.server'
import { TimestampRefused, TimestampsAway } from './timestamps'

/** Brings the list (CRL, DER) in which this certificate would stand if it was taken back. Throws TimestampsAway when it cannot be had now. */
export type FetchList = (certificate: X509Certificate) => Promise<Uint8Array>

type RevocationList = { from: Date, until: Date, revoked: ReadonlyMap<string, Date>, isOf: (issuer: X509Certificate) => boolean }

const DEADLINE_MS = 10_000
const MAX_LIST = 5_000_000
const hashNames: Readonly<Record<string, string>> = {
  [cmsOids.sha256WithRsa]: 'sha256', [cmsOids.sha384WithRsa]: 'sha384', [cmsOids.sha512WithRsa]: 'sha512',
  [cmsOids.ecdsaWithSha256]: 'sha256', [cmsOids.ecdsaWithSha384]: 'sha384', [cmsOids.ecdsaWithSha512]: 'sha512'
}

/** The certificates that somebody else can take back: all but the roots. */
export const needList = (certificates: readonly X509Certificate[]): X509Certificate[] => certificates.filter((certificate) => !isOwnIssuer(certificate))

/** The lists for all of these that need one, each list once, in the order in which they are needed. */
export async function collectLists(certificates: readonly X509Certificate[], fetchList: FetchList): Promise<Uint8Array[]> {
  const lists = new Map<string, Uint8Array>()
  for (const certificate of needList(certificates)) {
    if (!lists.has(certificate.issuer)) lists.set(certificate.issuer, await fetchList(certificate))
  }
  return [...lists.values()]
}

/** From the address that the certificate itself names (RFC 5280, §4.2.1.13), over HTTP. */
export const fetchListOverHttp: FetchList = async (certificate) => {
  const url = distributionPoint(certificate)
  if (url === undefined) throw new TimestampRefused(`Het certificaat ${certificate.subject.replaceAll('\n', ', ')} noemt geen adres van een lijst met ingetrokken certificaten.`)
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(DEADLINE_MS) })
    if (response.status === 200) return await readAtMost(response, MAX_LIST)
  } catch (error) {
    throw new TimestampsAway('De lijst met ingetrokken certificaten is nu niet op te halen.', { cause: error })
  }
  throw new TimestampsAway('De lijst met ingetrokken certificaten is nu niet op te halen.')
}

function distributionPoint({ raw }: X509Certificate): string | undefined {
  const { extensions = [] } = pkijs.Certificate.fromBER(new Uint8Array(raw).buffer)
  const points: unknown = extensions.find(({ extnID }) => extnID === cmsOids.crlDistributionPoints)?.parsedValue
  if (!(points instanceof pkijs.CRLDistributionPoints)) return undefined
  const names = points.distributionPoints.flatMap(({ distributionPoint: names = [] }) => Array.isArray(names) ? names : [])
  return names.map(({ value }) => String(value)).find((value) => /^https?:\/\//u.test(value))
}

/**
 * Whether these lists prove that no certificate of the chains was taken back at `at`: for each that can be, one list of its issuer with a signature
 * that holds, still current at `at` or newer, and written before `until`. Answers the reason when not, as a Dutch sentence without its full stop.
 */
export function judgeRevocation(certificates: readonly X509Certificate[], lists: readonly Uint8Array[], { at, until }: { at: Date, until: Date }): string | null {
  const read = lists.map(readList)
  const needed = needList(certificates)
  for (const certificate of needed) {
    const issuers = certificates.filter((issuer) => isIssuedBy(certificate, issuer))
    const list = read.find((one) => one !== null && issuers.some((issuer) => one.isOf(issuer)))
    if (list === undefined || list === null) return 'Van een certificaat is niet bewaard dat het niet was ingetrokken'
    if (list.until < at || list.from > until) return 'Een bewaarde lijst met ingetrokken certificaten is van een andere tijd'
    const revokedAt = list.revoked.get(certificate.serialNumber)
    if (revokedAt !== undefined && revokedAt <= at) return 'Een certificaat was ingetrokken toen het werd gebruikt'
  }
  return lists.length === new Set(needed.map(({ issuer }) => issuer)).size ? null : 'Er is een lijst bewaard die er niet bij hoort'
}

function readList(der: Uint8Array): RevocationList | null {
  try {
    const { offset, result } = fromBER(new Uint8Array(der).buffer)
    const list = new pkijs.CertificateRevocationList({ schema: result })
    const hash = hashNames[list.signatureAlgorithm.algorithmId]
    if (offset !== der.length || hash === undefined || list.nextUpdate === undefined) return null
    const name = Buffer.from(list.issuer.toSchema().toBER(false))
    return {
      from: list.thisUpdate.value, until: list.nextUpdate.value,
      revoked: new Map((list.revokedCertificates ?? []).map((one) => [Buffer.from(one.userCertificate.valueBlock.valueHexView).toString('hex').toUpperCase(), one.revocationDate.value])),
      isOf: (issuer) => Buffer.from(pkijs.Certificate.fromBER(new Uint8Array(issuer.raw).buffer).subject.toSchema().toBER(false)).equals(name)
        && verifySignature(hash, list.tbsView, issuer.publicKey, Buffer.from(list.signatureValue.valueBlock.valueHexView))
    }
  } catch {
    // Bytes of a stranger that are no list: then there is no proof in them.
    return null
  }
}
