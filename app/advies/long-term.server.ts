import type { X509Certificate } from 'node:crypto'
import { fromBER } from 'asn1js'
import { appendStampField, appendValidationData, fillStamp, stampedBytes } from './long-term-increments'
import { findSignatures } from './pdf-parts'
import { createPdfReader, PdfSyntaxError } from './pdf-values'
import { collectLists, type FetchList } from './tijdstempel/revocation.server'
import type { Timestamps } from './tijdstempel/timestamps'
import { readToken } from './tijdstempel/token.server'
import { readSeal, type ReadSeal } from './verify-seal.server'

/**
 * Makes a B-T file B-LTA: behind it come the certificates and the lists of revoked ones of the seal and its timestamp (DSS), then a document timestamp
 * over everything. The file begins with exactly the given bytes. Only for what `sealPdf` made; doing it twice on the same bytes gives two files that both
 * hold, so keep the first.
 *
 * @throws TimestampsAway when the timestamp service or a list cannot be had now (the B-T file stays good: try again later)
 */
export async function extendToLta(pdf: Uint8Array, { timestamps, fetchList }: { timestamps: Timestamps, fetchList: FetchList }): Promise<Uint8Array> {
  const [signature, ...others] = findSignatures(pdf, 0)
  const verdict = signature === undefined || others.length > 0 ? null : await readSeal(pdf, signature)
  if (verdict?.ok !== true || verdict.value.token === null) throw new Error('Alleen een advies met één zegel en een tijdstempel daarop kan worden verlengd')
  const certificates = certificatesOf(verdict.value, verdict.value.token)
  const lists = await collectLists(certificates, fetchList)
  const prepared = appendStampField(appendValidationData(pdf, { certificates: certificates.map(({ raw }) => raw), lists }))
  return new Uint8Array(fillStamp(prepared, await timestamps.stamp(stampedBytes(prepared))))
}

/** The certificates that belong with a seal and its timestamp, each once. @throws TokenRefused on a token that does not hold */
export function certificatesOf({ certificate, chain }: ReadSeal, token: Uint8Array): X509Certificate[] {
  const stamp = readToken(token)
  const all = [certificate, ...chain, stamp.certificate, ...stamp.chain]
  return all.filter((one, index) => all.findIndex(({ raw }) => raw.equals(one.raw)) === index)
}

/**
 * What stands behind the seal. `nothing`: no validation data. `other`: it names validation data, but is not what the program writes. `unstamped`: the
 * document timestamp is missing. `end`: where what we know ends; what lies behind it is a later revision.
 */
export type LongTerm =
  | { kind: 'nothing', end: number }
  | { kind: 'other', end: number }
  | { kind: 'unstamped', end: number, lists: Uint8Array[] }
  | { kind: 'stamped', end: number, lists: Uint8Array[], token: Uint8Array, stamped: Uint8Array }

/** Reads the increments behind the seal by writing them again: each byte must be the one that the program writes (R-ADV-92). */
export function readLongTerm(file: Uint8Array, sealEnd: number, certificates: readonly X509Certificate[]): LongTerm {
  if (!Buffer.from(file.subarray(sealEnd)).includes('/DSS')) return { kind: 'nothing', end: sealEnd }
  try {
    const lists = readStreams(file, sealEnd).slice(certificates.length)
    const data = appendValidationData(file.subarray(0, sealEnd), { certificates: certificates.map(({ raw }) => raw), lists })
    if (!beginsWith(file, data)) return { kind: 'other', end: sealEnd }
    const stamp = readStamp(file, data)
    return stamp === null ? { kind: 'unstamped', end: data.length, lists } : { kind: 'stamped', lists, ...stamp }
  } catch (error) {
    if (error instanceof PdfSyntaxError) return { kind: 'other', end: sealEnd }
    throw error
  }
}

function readStreams(file: Uint8Array, from: number): Uint8Array[] {
  const text = Buffer.from(file).toString('latin1')
  const streams: Uint8Array[] = []
  for (let at = from; ;) {
    const head = /^\n\d{1,10} 0 obj\n<<\/Length (\d{1,8})>>\nstream\n/u.exec(text.slice(at, at + 60))
    if (head === null) return streams
    const start = at + head[0].length
    streams.push(file.subarray(start, start + Number(head[1])))
    const reader = createPdfReader(text, start + Number(head[1]))
    reader.take(/endstream\nendobj/, 'endstream')
    at = reader.position
  }
}

function readStamp(file: Uint8Array, data: Buffer): { end: number, token: Uint8Array, stamped: Uint8Array } | null {
  const [signature] = findSignatures(file, data.length)
  const room = Buffer.from(/^<([0-9a-f]+)>$/u.exec(signature?.contents ?? '')?.[1] ?? '', 'hex')
  if (room.length === 0) return null
  const { offset } = fromBER(new Uint8Array(room).buffer)
  const token = new Uint8Array(room.subarray(0, Math.max(offset, 0)))
  const prepared = appendStampField(data)
  if (token.length > room.length || !beginsWith(file, fillStamp(prepared, token))) return null
  return { end: prepared.file.length, token, stamped: stampedBytes(prepared) }
}

const beginsWith = (file: Uint8Array, part: Uint8Array): boolean => file.length >= part.length && Buffer.compare(file.subarray(0, part.length), part) === 0
