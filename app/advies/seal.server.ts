import { createHash } from 'node:crypto'
import { PDF } from '@libpdf/core'
import { buildSealCms } from './seal-cms.server'
import type { SealKey } from './seal-key.server'
import { sealFieldName, sealReason } from './seal-names'
import type { Timestamps } from './tijdstempel/timestamps'

export { loadSealKey, type SealKey, type SealKeyOptions } from './seal-key.server'

export type SealOptions = {
  /** The time the file claims (`/M`); a claim and no proof, which only a timestamp gives. */
  sealedAt: Date
  /** With these the seal is B-T: a token over its signature goes along. Without, B-B. */
  timestamps?: Timestamps
}

/**
 * Seals an advies: PAdES B-B, or B-T with `timestamps`; one signature, as an increment behind the bytes. The sealed file begins with exactly the
 * given bytes (R-ADV-8). Nothing is kept when it throws: doing it again later gives one seal.
 *
 * @throws TimestampsAway when the timestamp service does not answer (try again later); TimestampRefused when its answer does not hold
 */
export async function sealPdf(bytes: Uint8Array, key: SealKey, { sealedAt, timestamps }: SealOptions): Promise<Uint8Array> {
  const prepared = await reserveSignature(bytes, key, sealedAt, timestamps === undefined ? ROOM : ROOM_WITH_TOKEN)
  if (Buffer.compare(prepared.subarray(0, bytes.length), bytes) !== 0) throw new Error('Het zegel zou het advies zelf veranderen')
  const [start, end] = findSignatureGap(prepared, bytes.length)
  const documentHash = createHash('sha256').update(prepared.subarray(0, start)).update(prepared.subarray(end)).digest()
  const stamp = timestamps === undefined ? undefined : (signature: Uint8Array) => timestamps.stamp(signature)
  const cms = Buffer.from(await buildSealCms(documentHash, key.hand, stamp)).toString('hex')
  const room = end - start - 2
  if (cms.length > room) throw new Error('Het zegel past niet in de gereserveerde ruimte: de keten van certificaten is te lang')
  prepared.write(cms.padEnd(room, '0'), start + 1, 'latin1')
  return new Uint8Array(prepared)
}

// Bytes: a seal with the chain of its certificates, and one with a token that brings a chain of its own.
const ROOM = 12_288
const ROOM_WITH_TOKEN = 24_576

// @libpdf/core writes the increment; the hand signs nothing here, because the signature it would build has a forbidden attribute (see seal-cms).
async function reserveSignature(bytes: Uint8Array, { hand }: SealKey, sealedAt: Date, room: number): Promise<Buffer> {
  const pdf = await PDF.load(bytes)
  const { bytes: prepared, warnings } = await pdf.sign({
    signer: { certificate: hand.certificate, keyType: 'RSA', signatureAlgorithm: 'RSASSA-PKCS1-v1_5', sign: async () => new Uint8Array(1) },
    level: 'B-B', fieldName: sealFieldName, reason: sealReason, signingTime: sealedAt, estimatedSize: room
  })
  if (warnings.length > 0) throw new Error(`Het zegel kon niet worden gezet: ${warnings.map(({ message }) => message).join(' ')}`)
  return Buffer.from(prepared)
}

/** The place of `<hex>` that the ByteRange leaves out: offsets of `<` and just behind `>`. */
function findSignatureGap(file: Buffer, from: number): [number, number] {
  const match = /\/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/u.exec(file.subarray(from).toString('latin1'))
  const [start, end, rest] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])]
  if (match === null || end + rest !== file.length || file[start] !== 0x3c || file[end - 1] !== 0x3e) throw new Error('De plaats van het zegel is niet gevonden')
  return [start, end]
}
