/** PostgreSQL has no room any more: class 53, insufficient resources, of which 53100 is the disk. */
const FULL = /^53[0-9A-Z]{3}$/

/** Did this fail because the database has no room? Looks through what the client wrapped around the error of PostgreSQL. */
export function isDiskFull(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 6) return false
  const parts = error as Record<string, unknown>
  if ([parts.code, parts.originalCode].some((code) => typeof code === 'string' && FULL.test(code))) return true
  return [parts.cause, parts.meta, parts.driverAdapterError].some((inner) => isDiskFull(inner, depth + 1))
}
