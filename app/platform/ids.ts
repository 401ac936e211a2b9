import { randomBytes, randomUUID } from 'node:crypto'

/** Identity and randomness are handed in, so that rules and tests can choose them. */
export interface Ids {
  /** A random UUID, the key of a row. */
  uuid(): string
  /** `bytes` random bytes as base64url: session secrets and challenges. */
  token(bytes: number): string
}

export const systemIds: Ids = {
  uuid: () => randomUUID(),
  token: (bytes) => randomBytes(bytes).toString('base64url')
}
