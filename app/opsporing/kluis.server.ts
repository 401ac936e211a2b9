import { randomBytes } from 'node:crypto'
import { KEY_BYTES, NONCE_BYTES, openBytes, SealBroken, sealBytes } from '~/platform/sealed-bytes.server'

/** Where a sealed text belongs. It opens there and nowhere else. */
export interface Plek {
  tabel: 'kluis' | 'zaak_inhoud' | 'indicatie_versie' | 'overdracht' | 'overdracht_gebeurtenis' | 'overgekomen'
  /** The case it belongs to (a UUID); empty for the proof of the key itself. */
  dossierId: string
  /** The row. */
  id: string
  versie: number
}

/** A sealed text as two columns: its own key, wrapped by the key of the vault, and the text, sealed with its own key. */
export interface Verzegeld {
  sleutel: Uint8Array<ArrayBuffer>
  verzegeld: Uint8Array<ArrayBuffer>
}

/** Seals texts of this compartment before the database sees them, and opens them again (R-OPS-8). */
export interface Kluis {
  seal(plek: Plek, tekst: string): Verzegeld
  /** Throws `KluisGebroken` when this row is not what was sealed for this place, or was sealed with another key. */
  open(plek: Plek, row: Verzegeld): string
}

/** A row does not open: changed, put in another place, or sealed with another key. Never says what stood in it. */
export { SealBroken as KluisGebroken }

/** The form of the places below. */
const FORM = 1

/**
 * Envelope encryption: AES-256-GCM, a random key for every row, wrapped by `hoofdsleutel` (32 bytes, kept outside the database). Table,
 * case, row and version are part of what is sealed, of the key and of the text alike.
 */
export function createKluis(hoofdsleutel: Uint8Array, random: (bytes: number) => Uint8Array = randomBytes): Kluis {
  return {
    seal(plek, tekst) {
      const eigen = random(KEY_BYTES)
      return {
        sleutel: sealBytes(hoofdsleutel, random(NONCE_BYTES), binding('sleutel', plek), eigen),
        verzegeld: sealBytes(eigen, random(NONCE_BYTES), binding('inhoud', plek), Buffer.from(tekst, 'utf8'))
      }
    },
    open(plek, { sleutel, verzegeld }) {
      const eigen = openBytes(hoofdsleutel, binding('sleutel', plek), sleutel)
      return openBytes(eigen, binding('inhoud', plek), verzegeld).toString('utf8')
    }
  }
}

/** No part of a place holds a zero byte, so that no two places look the same. */
const binding = (deel: 'sleutel' | 'inhoud', { tabel, dossierId, id, versie }: Plek): Buffer =>
  Buffer.from([`weging-kluis/${FORM}`, deel, tabel, dossierId, id, versie].join('\0'))
