/** A timestamp service that cannot be reached or does not answer in time. Nothing was sealed; asking again later is right. */
export class TimestampsAway extends Error {
  override readonly name = 'TimestampsAway'
}

/** A timestamp service that answered what we do not accept. Asking again gives the same: the administrator must look. */
export class TimestampRefused extends Error {
  override readonly name = 'TimestampRefused'
}

/** Who proves a time (RFC 3161). */
export type Timestamps = {
  /** True for the service of the program itself, named TEST: it proves nothing to anybody else. */
  readonly isTest: boolean
  /** PEM texts of the certificates under which its tokens count. */
  readonly trustedCertificates: readonly string[]
  /**
   * A token (CMS, DER, in our own writing) that proves that these bytes were there at that time.
   * @throws TimestampsAway when the service does not answer; TimestampRefused when its answer does not hold
   */
  stamp(bytes: Uint8Array): Promise<Uint8Array>
}
