import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { z } from 'zod'

/**
 * The one way a record becomes bytes: strict parse, then RFC 8785 (JSON Canonicalization Scheme).
 *
 * Promises the same text for the same facts, whatever the order in which they were written down, so that a hash over it means something
 * (law 1). Throws a ZodError when the value does not have the shape of the schema: what cannot be parsed cannot be a record.
 */
export function canonicalJson<Shape extends z.ZodType>(schema: Shape, value: unknown): string {
  const text = canonicalize(schema.parse(value))
  if (text === undefined) throw new TypeError('This value has no canonical JSON')
  return text
}

/** SHA-256 over the bytes (a string counts as UTF-8), in lower-case hex: 64 characters. */
export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}
