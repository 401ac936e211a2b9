import type { BestandMime } from './stukken.server'

/** Why a file does not become a paper. */
export type FileRefusal = 'leeg' | 'soort' | 'pdf-kapot' | 'pdf-wachtwoord' | 'pdf-actief' | 'beeld-kapot' | 'beeld-te-groot' | 'tekst-te-lang'

export type FileCheck = { ok: true; mime: BestandMime; bladzijden: number } | { ok: false; reden: FileRefusal }
