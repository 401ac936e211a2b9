import { canonicalJson, sha256Hex } from '~/platform/canonical'
import type { Kluis, Verzegeld } from '../kluis.server'
import { gebeurtenisInhoud, overdrachtDocument, type OverdrachtDocument } from './schema'

const placeOf = (dossierId: string, nummer: string) => ({ tabel: 'overdracht', dossierId, id: nummer, versie: 1 }) as const
const placeOfEvent = (dossierId: string, nummer: string, volgnummer: number) => ({ tabel: 'overdracht_gebeurtenis', dossierId, id: nummer, versie: volgnummer }) as const

export const sealDocument = (kluis: Kluis, document: OverdrachtDocument): Verzegeld =>
  kluis.seal(placeOf(document.dossierId, document.nummer), canonicalJson(overdrachtDocument, document))

/** The document, its exact bytes (canonical JSON, RFC 8785) and their SHA-256 in hex. Throws `KluisGebroken` when it is not this hand-over of this case. */
export function openDocument(kluis: Kluis, dossierId: string, nummer: string, row: Verzegeld): { document: OverdrachtDocument; tekst: string; sha256: string } {
  const tekst = kluis.open(placeOf(dossierId, nummer), row)
  return { document: overdrachtDocument.parse(JSON.parse(tekst)), tekst, sha256: sha256Hex(tekst) }
}

export const sealEvent = (kluis: Kluis, dossierId: string, nummer: string, volgnummer: number, toelichting: string | null): Verzegeld =>
  kluis.seal(placeOfEvent(dossierId, nummer, volgnummer), canonicalJson(gebeurtenisInhoud, { toelichting }))

export const openEvent = (kluis: Kluis, dossierId: string, nummer: string, volgnummer: number, row: Verzegeld): string | null =>
  gebeurtenisInhoud.parse(JSON.parse(kluis.open(placeOfEvent(dossierId, nummer, volgnummer), row))).toelichting
