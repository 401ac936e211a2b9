import { canonicalJson, sha256Hex } from '~/platform/canonical'
import { AdviesDocument, Akkoorden, Verklaring } from './schema'

/** The bytes of `advies.json`: what is hashed, approved and attached. Throws a ZodError when the document is not one. */
export function canonicalAdvies(document: unknown): string {
  return canonicalJson(AdviesDocument, document)
}

/** The bytes of `akkoorden.json`. Throws a ZodError when the value is not one. */
export function canonicalAkkoorden(akkoorden: unknown): string {
  return canonicalJson(Akkoorden, akkoorden)
}

/** The hash that the members approve: SHA-256 (hex) over the canonical advies. */
export function adviesSha256(document: unknown): string {
  return sha256Hex(canonicalAdvies(document))
}

/** The WebAuthn challenge (base64url) with which a member approves: SHA-256 over the canonical statement (R-ADV-10). */
export function challengeFor(verklaring: unknown): string {
  return Buffer.from(sha256Hex(canonicalJson(Verklaring, verklaring)), 'hex').toString('base64url')
}
