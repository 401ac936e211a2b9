import type { BestandMime } from './stukken.server'

/** Why a file does not become a paper. */
export type FileRefusal = 'leeg' | 'soort' | 'pdf-kapot' | 'pdf-wachtwoord' | 'pdf-actief' | 'beeld-kapot' | 'beeld-te-groot' | 'tekst-te-lang'

export type FileCheck = {
  ok: true
  mime: BestandMime
  bladzijden: number
  /** What is laid behind the file for who reads it page by page (R-STU-63); left out for most files. */
  staart?: Uint8Array
} | { ok: false; reden: FileRefusal }
