import type { ByteRange } from './file.server'

/**
 * What a `Range` header asks of a file of `bytes` bytes (RFC 9110 section 14): one range, or `null` for the whole file, also when the header has a form that
 * this server does not know and when more than one range is asked. `'buiten'`: the range lies outside the file.
 */
export function parseRange(header: string | null, bytes: number): ByteRange | 'buiten' | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return null
  if (first === '') {
    const length = Number(last)
    return length === 0 ? 'buiten' : { van: Math.max(0, bytes - length), tot: bytes - 1 }
  }
  const van = Number(first)
  const tot = last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1)
  if (last !== '' && Number(last) < van) return null
  return van >= bytes ? 'buiten' : { van, tot }
}
