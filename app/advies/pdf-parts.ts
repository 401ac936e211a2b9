import { inflateSync } from 'node:zlib'

/** One signature as it lies in the file: the ByteRange, and the offsets of `<hex>` that it leaves out. */
export type FoundSignature = { byteRange: [number, number, number, number], contents: string, claimedTime: string | null }

const MAX_ATTACHMENT = 4_000_000

/**
 * The texts of the files attached to a PDF in the form Typst writes them, in the order of the file.
 *
 * Deliberately no general PDF reader: the verifier meets hostile files, and it believes an attachment only after it has printed the advies
 * again from it and found the same bytes. Each attachment is inflated to at most 4 MB.
 */
export function readAttachments(file: Uint8Array): string[] {
  const text = Buffer.from(file).toString('latin1')
  const heads = text.matchAll(/<<\s+\/Length (\d{1,8})\s+\/Type \/EmbeddedFile\s+\/Filter \/FlateDecode[^>]{0,300}>>\s+>>\s+stream\r?\n/gu)
  return [...heads].slice(0, 8).flatMap((head) => {
    const start = head.index + head[0].length
    return inflate(file.subarray(start, start + Number(head[1])))
  })
}

function inflate(bytes: Uint8Array): string[] {
  try {
    return [new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(inflateSync(bytes, { maxOutputLength: MAX_ATTACHMENT }))]
  } catch {
    // A damaged attachment counts as absent; the report then says that it is missing.
    return []
  }
}

/** Every signature from `from` on, also those that a hostile file put outside any revision. */
export function findSignatures(file: Uint8Array, from: number): FoundSignature[] {
  const text = Buffer.from(file).toString('latin1')
  const ranges = text.slice(from).matchAll(/\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/gu)
  return [...ranges].map((match) => {
    const [first, length, second, rest] = match.slice(1, 5).map(Number) as [number, number, number, number]
    const behind = text.slice(second, second + 400)
    return { byteRange: [first, length, second, rest], contents: text.slice(first + length, second), claimedTime: readClaimedTime(behind) }
  })
}

function readClaimedTime(text: string): string | null {
  const match = /\/M\s*\(D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z\)/u.exec(text)
  if (match === null) return null
  const [, year, month, day, hour, minute, second] = match
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`
}

/** How many revisions lie behind this place. */
export function countRevisions(file: Uint8Array, from: number): number {
  return Buffer.from(file.subarray(from)).toString('latin1').split('startxref').length - 1
}
