import { randomBytes } from 'node:crypto'
import { KEY_BYTES, NONCE_BYTES, openBytes, sealBytes } from '~/platform/sealed-bytes.server'

/** The paper that a file belongs to. Its parts open there and nowhere else. */
export interface StukPlek {
  dossierId: string
  stukId: string
  /** The size of all that is sealed, in bytes, the tail behind the file included: what lost its end does not open. */
  bytes: number
}

/** Seals the files of papers before the database sees them, part by part, and opens them again (R-STU-1). */
export interface StukkenKluis {
  /** The key of this file alone, wrapped, and its parts in order. */
  seal(plek: StukPlek, file: Uint8Array): { sleutel: Uint8Array<ArrayBuffer>; delen: Iterable<Uint8Array<ArrayBuffer>> }
  /** Opens single parts. Throws `SealBroken` when key or part is not what was sealed for this file, in this place of it. */
  open(plek: StukPlek, sleutel: Uint8Array): (volgnummer: number, verzegeld: Uint8Array) => Buffer
}

/** How much of a file is sealed in one piece: what is asked for a single page of a PDF is rarely more. In bytes. */
export const DEEL_BYTES = 256 * 1024

const FORM = 1

/**
 * Envelope encryption: AES-256-GCM, a random key for every file, wrapped by `hoofdsleutel` (32 bytes, kept outside the database). Dossier, paper,
 * size of the whole and number of the part are part of what is sealed: parts cannot be exchanged, left out or put in another order.
 */
export function createStukkenKluis(hoofdsleutel: Uint8Array, random: (bytes: number) => Uint8Array = randomBytes): StukkenKluis {
  if (hoofdsleutel.length !== KEY_BYTES) throw new Error(`The key of the papers has ${hoofdsleutel.length} bytes instead of ${KEY_BYTES}`)
  return {
    seal(plek, file) {
      const eigen = random(KEY_BYTES)
      return { sleutel: sealBytes(hoofdsleutel, random(NONCE_BYTES), binding('sleutel', plek), eigen), delen: parts(eigen, plek, file, random) }
    },
    open(plek, sleutel) {
      const eigen = openBytes(hoofdsleutel, binding('sleutel', plek), sleutel)
      return (volgnummer, verzegeld) => openBytes(eigen, binding(volgnummer, plek), verzegeld)
    }
  }
}

function* parts(eigen: Uint8Array, plek: StukPlek, file: Uint8Array, random: (bytes: number) => Uint8Array): Iterable<Uint8Array<ArrayBuffer>> {
  for (let volgnummer = 0; volgnummer * DEEL_BYTES < file.length; volgnummer += 1) {
    const part = file.subarray(volgnummer * DEEL_BYTES, (volgnummer + 1) * DEEL_BYTES)
    yield sealBytes(eigen, random(NONCE_BYTES), binding(volgnummer, plek), part)
  }
}

/** No part of a place holds a zero byte, so that no two places look the same. */
const binding = (deel: 'sleutel' | number, { dossierId, stukId, bytes }: StukPlek): Buffer => Buffer.from([`weging-stuk/${FORM}`, deel, dossierId, stukId, bytes].join('\0'))
