import { createHash, type X509Certificate } from 'node:crypto'
import { OctetString, Sequence } from 'asn1js'
import type * as pkijs from 'pkijs'
import { cmsOids } from './cms-oids'

/** A signature that misses what it must have. The message is a Dutch sentence without its full stop. */
export class CmsRefused extends Error {
  override readonly name = 'CmsRefused'
}

/** The one value of an attribute that must stand there once. */
export function onlyValue(attributes: readonly pkijs.Attribute[], type: string): unknown {
  const own = attributes.filter((attribute) => attribute.type === type)
  if (own.length !== 1 || own[0]?.values.length !== 1) throw new CmsRefused('Het zegel mist een verplicht gegeven of noemt het dubbel')
  return own[0].values[0]
}

export function bytesOf(value: unknown): Buffer {
  if (!(value instanceof OctetString)) throw new CmsRefused('Het zegel heeft een onbekende vorm')
  return Buffer.from(value.getValue())
}

/**
 * The certificate that the signed part names, or null when it was not sent along.
 * RFC 5035: signing-certificate-v2 → certs → first → certHash (SHA-256 when no algorithm is written before it).
 */
export function findNamedCertificate(certificates: readonly X509Certificate[], attributes: readonly pkijs.Attribute[]): X509Certificate | null {
  let inner = onlyValue(attributes, cmsOids.signingCertificateV2)
  for (let depth = 0; depth < 3; depth += 1) {
    if (!(inner instanceof Sequence)) throw new CmsRefused('Het zegel noemt geen certificaat')
    inner = inner.valueBlock.value[0]
  }
  const hash = bytesOf(inner)
  return certificates.find((certificate) => createHash('sha256').update(certificate.raw).digest().equals(hash)) ?? null
}
