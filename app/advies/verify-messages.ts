import type { VerifyReport } from './verify-report'

/** A form with a file, as it came: only the worker opens it. */
export type VerifyOrder = {
  body: Uint8Array
  /** As the sender said it: `multipart/form-data` with its boundary. */
  contentType: string
  /** PEM texts of the certificates that are trusted, of seals and of timestamps. */
  trustedCertificates: readonly string[]
  trustedTimestampCertificates: readonly string[]
  expectedRpId: string
  /** The public key of our log, as one line of text. */
  logSleutel: string
}

/** `geen-bestand`: the form holds no file, or is no form. */
export type VerifyAnswer = { ok: true, rapport: VerifyReport } | { ok: false, reden: 'geen-bestand' }
