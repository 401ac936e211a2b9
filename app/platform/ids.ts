import { randomBytes, randomUUID } from 'node:crypto'

/** Identity and randomness are handed in, so that rules and tests can choose them. */
export interface Ids {
  /** A random UUID, the key of a row. */
  uuid(): string
  /** `bytes` random bytes as base64url: session secrets and challenges. */
  token(bytes: number): string
}

/** Is this the one way we write a UUID? In capitals it would be the same row under another address, and another room. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

export const systemIds: Ids = {
  uuid: () => randomUUID(),
  token: (bytes) => randomBytes(bytes).toString('base64url')
}
