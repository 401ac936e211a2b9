import { createHash, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { isTestCertificate } from '../seal-names'
import { isTrustedSigner } from '../verify-seal.server'
import { askTimestamp } from './ask-timestamp.server'
import { askOverHttp } from './http-authority.server'
import { openOwnAuthority } from './own-authority.server'
import { fetchListOverHttp, type FetchList } from './revocation.server'
import { TimestampRefused, type Timestamps } from './timestamps'
import { readToken } from './token.server'

export type TimestampOptions = {
  /** Where the keys of the TEST service lie (the data folder of the program). */
  folder: string
  /** The organisation's service (RFC 3161 over HTTP). Without it the program stamps for itself, and names that TEST. */
  url?: string
  /** PEM of the root under which that service's tokens count; obligatory with `url`. */
  trustFile?: string
  /** The policy (object identifier) that each token must be given under. */
  policy?: string
  now: () => Date
}

/** The timestamps of this program, and where it gets the lists of revoked certificates. Throws with a sentence for the administrator on wrong settings. */
export async function loadTimestamps({ folder, url, trustFile, policy, now }: TimestampOptions): Promise<{ timestamps: Timestamps, fetchList: FetchList }> {
  const own = await openOwnAuthority(folder, now)
  const ownName = new X509Certificate(own.issuerPem).subject
  const fetchList: FetchList = async (certificate) => certificate.issuer === ownName ? own.revocationList() : fetchListOverHttp(certificate)
  if (url === undefined) {
    return { fetchList, timestamps: { isTest: true, trustedCertificates: [own.issuerPem], stamp: (bytes) => askTimestamp(bytes, own.answer, undefined, ofBytes(bytes)) } }
  }
  if (trustFile === undefined) throw new Error('Bij een tijdstempeldienst hoort het certificaat waaronder haar stempels gelden')
  const trustedCertificates = (await readFile(trustFile, 'utf8')).match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/gu) ?? []
  if (trustedCertificates.length === 0) throw new Error('In het bestand met het certificaat van de tijdstempeldienst staat geen certificaat')
  const ask = askOverHttp(url)
  const trusted = trustedCertificates.map((pem) => new X509Certificate(pem))
  return {
    fetchList,
    timestamps: {
      isTest: trusted.some(({ subject }) => isTestCertificate(subject)), trustedCertificates,
      stamp: async (bytes) => {
        const der = await askTimestamp(bytes, ask, policy)
        const token = readToken(der)
        if (!isTrustedSigner(token, trusted, token.at)) throw new TimestampRefused('Het tijdstempel is van een andere dienst dan is ingesteld.')
        return der
      }
    }
  }
}

// Nobody stands between the program and its own service. So the same bytes at the same time give the same token, and the same advies the same file.
const ofBytes = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest().subarray(0, 8)
