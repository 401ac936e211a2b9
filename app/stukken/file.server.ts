import type { Prisma } from '~prisma/paneel/generated/client'
import type { Tx } from '~/dossier/in-dossier.server'
import type { StukkenKluis } from './kluis.server'

/** Whose papers: what `leesbaar` gives. */
export type StukFilter = Prisma.StukWhereInput

/** A file as it lies sealed. */
export interface KeptFile {
  stukId: string
  dossierId: string
  mime: string
  bytes: number
  deelBytes: number
  /** Behind the file, for who reads it page by page. */
  staartBytes: number
  sleutel: Uint8Array
}

/** Both ends included, in bytes. */
export interface ByteRange {
  van: number
  tot: number
}

/**
 * The bytes of a range, opened one part at a time: never more of the file in memory than one part. `wie` is asked again for every part, so that
 * access that ends is over in the middle of a file too. Throws `SealBroken` when the database holds other bytes than were put in.
 */
export async function* readRange(db: Pick<Tx, 'stukDeel'>, kluis: StukkenKluis, file: KeptFile, wie: StukFilter, { van, tot }: ByteRange): AsyncGenerator<Buffer> {
  const open = kluis.open({ ...file, bytes: file.bytes + file.staartBytes }, file.sleutel)
  for (let volgnummer = Math.floor(van / file.deelBytes); volgnummer * file.deelBytes <= tot; volgnummer += 1) {
    const { verzegeld } = await db.stukDeel.findFirstOrThrow({ where: { stukId: file.stukId, volgnummer, bestand: { stuk: wie } }, select: { verzegeld: true } })
    const begin = volgnummer * file.deelBytes
    yield open(volgnummer, verzegeld).subarray(Math.max(0, van - begin), tot + 1 - begin)
  }
}
