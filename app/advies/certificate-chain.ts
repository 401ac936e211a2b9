import type { X509Certificate } from 'node:crypto'

// A stranger may send thousands of certificates along; following them all would keep us busy for hours.
export const MAX_CHAIN = 5

export const isIssuedBy = (child: X509Certificate, parent: X509Certificate): boolean => parent.ca && child.checkIssued(parent) && child.verify(parent.publicKey)

/** Whether a certificate is its own issuer: nobody else can take it back. */
export const isOwnIssuer = (certificate: X509Certificate): boolean => certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey)

/**
 * Of these certificates the ones that issued the signer, or one who did, from low to high; at most five. Only up to a root that goes along: the last of a
 * chain without one is signed by nobody in the file, so that a byte in it could be changed unseen.
 */
export function onlyChain(signer: X509Certificate, certificates: readonly X509Certificate[]): X509Certificate[] {
  const isSigned = (link: X509Certificate): boolean => isOwnIssuer(link) || certificates.some((parent) => isIssuedBy(link, parent))
  const reached = [signer]
  for (let height = 0; height < MAX_CHAIN; height += 1) {
    const next = certificates.find((link) => isSigned(link) && !reached.some((known) => known.raw.equals(link.raw)) && reached.some((child) => isIssuedBy(child, link)))
    if (next === undefined) break
    reached.push(next)
  }
  return reached.slice(1)
}

/** Why these are not the whole chain of a certificate, from low to high up to a root and nothing else; null when they are. In Dutch, without a full stop. */
export function faultInChain(signer: X509Certificate, certificates: readonly X509Certificate[]): string | null {
  let top = signer
  for (let height = 0; !isOwnIssuer(top); height += 1) {
    const issuer = height < MAX_CHAIN ? certificates.find((parent) => isIssuedBy(top, parent)) : undefined
    if (issuer === undefined) return `het certificaat van de uitgever ontbreekt (${top.issuer.replaceAll('\n', ', ')})`
    top = issuer
  }
  return onlyChain(signer, certificates).length === certificates.length ? null : 'er staat een certificaat bij dat er niet bij hoort'
}
