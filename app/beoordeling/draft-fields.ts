import { z } from 'zod'
import { citaatSchema, maxCitaten, type Citaat } from './schema'

/** The draft in a score room, as flat fields: `B3/oordeel` → `verzwakt`. A field that is not there counts as empty. */
export type DraftFields = Readonly<Record<string, string>>

/**
 * Fields set in one act (last writer wins): `geenBijzonderheden` is `ja` or empty, `citaten` is written by writeCitaten.
 * The last three answer what the catalogue asks beside a judgement: `weersprekend` is one citation (writeCitaten), `voorgelegd`
 * is one citation, `verslag` or `niet`, and `alleenDat` says whether the judgement rests on what can never weaken: `ja` or `nee`.
 */
export const keuzeVelden = ['oordeel', 'gewicht', 'citaten', 'geenBijzonderheden', 'soortBron', 'weersprekend', 'voorgelegd', 'alleenDat'] as const
/** Fields typed letter by letter (shared texts in the room); the last five answer demands of the catalogue. */
export const tekstVelden = ['reden', 'ontbrekend', 'tekst', 'notitie', 'motivering', 'weerspreekt', 'voorlegging', 'grond'] as const
export type DraftVeld = (typeof keuzeVelden)[number] | (typeof tekstVelden)[number]

export function draftKey(code: string, veld: DraftVeld): string {
  return `${code}/${veld}`
}

/** Writes citations for the field `<code>/citaten`, as a JSON list of `{ stuk, plaats }`. */
export function writeCitaten(citaten: readonly Citaat[]): string {
  return JSON.stringify(citaten)
}

/** Reads the field `<code>/citaten`; empty text is an empty list, null means that the field is damaged. */
export function readCitaten(field: string): Citaat[] | null {
  if (field.trim() === '') return []
  const read = z.array(citaatSchema).max(maxCitaten).safeParse(parseJson(field))
  return read.success ? read.data : null
}

// A room holds what a browser sent: a field that is no JSON is a damaged field, not a crash.
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
