import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

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
export class KluisGebroken extends Error {
  override readonly name = 'KluisGebroken'
}

/** The length of a key, in bytes. */
export const sleutelLengte = 32

/** The first byte names the form; then nonce, sealed bytes, tag. */
const FORM = 1
const NONCE = 12
const TAG = 16

/**
 * Envelope encryption: AES-256-GCM, a random key for every row, wrapped by `hoofdsleutel` (32 bytes, kept outside the database). Table,
 * case, row and version are part of what is sealed, of the key and of the text alike.
 */
export function createKluis(hoofdsleutel: Uint8Array, random: (bytes: number) => Uint8Array = randomBytes): Kluis {
  return {
    seal(plek, tekst) {
      const eigen = random(sleutelLengte)
      return {
        sleutel: sealed(hoofdsleutel, random(NONCE), binding('sleutel', plek), eigen),
        verzegeld: sealed(eigen, random(NONCE), binding('inhoud', plek), Buffer.from(tekst, 'utf8'))
      }
    },
    open(plek, { sleutel, verzegeld }) {
      const eigen = opened(hoofdsleutel, binding('sleutel', plek), sleutel)
      return opened(eigen, binding('inhoud', plek), verzegeld).toString('utf8')
    }
  }
}

/** No part of a place holds a zero byte, so that no two places look the same. */
const binding = (deel: 'sleutel' | 'inhoud', { tabel, dossierId, id, versie }: Plek): Buffer =>
  Buffer.from([`weging-kluis/${FORM}`, deel, tabel, dossierId, id, versie].join('\0'))

function sealed(key: Uint8Array, nonce: Uint8Array, plek: Buffer, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(plek)
  return Uint8Array.from(Buffer.concat([Uint8Array.of(FORM), nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]))
}

function opened(key: Uint8Array, plek: Buffer, bytes: Uint8Array): Buffer {
  if (bytes[0] !== FORM || bytes.length < 1 + NONCE + TAG) throw new KluisGebroken('Wat hier staat is niet verzegeld')
  const end = bytes.length - TAG
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + NONCE), { authTagLength: TAG }).setAAD(plek).setAuthTag(bytes.subarray(end))
    return Buffer.concat([decipher.update(bytes.subarray(1 + NONCE, end)), decipher.final()])
  } catch {
    // Node names no reason, and there is only one: not this key, or not these bytes in this place.
    throw new KluisGebroken('Wat hier staat gaat niet open met deze sleutel op deze plek')
  }
}
