import type { WallTimeRefusal } from '~/platform/kalender/rules'
import type { FixForm, VerslagRecord } from './schema'
import { maxAlinea, maxAlineas } from './schema'

export type HearingState = 'gepland' | 'vastgesteld' | 'afgezien'

export type Refusal =
  | { soort: 'dag moet nog komen' }
  | { soort: 'verslag is leeg' }
  | { soort: 'verslag is te lang' }
  | { soort: 'verslag is veranderd' }
export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

const no = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal })

/** What is on disk when the verslag is fixed. */
export interface VerslagFacts {
  plaats: string | null
  /** The paragraphs of the room, plain. */
  alineas: readonly string[]
  /** The same of what stood on the screen of who fixes it. */
  gezien: readonly string[]
  /** Today in Amsterdam, ISO. */
  vandaag: string
}

/**
 * Makes the verslag of what was typed. What is fixed is what its fixer saw: when somebody typed on meanwhile, or the last words
 * were not on disk yet, nothing is fixed. Refusals: *verslag is leeg*, *verslag is te lang*, *verslag is veranderd*,
 * *dag moet nog komen*. R-HRZ-7 to R-HRZ-10.
 */
export function makeVerslag({ datum, aanwezig }: Omit<FixForm, 'gezien'>, { plaats, alineas, gezien, vandaag }: VerslagFacts): Result<VerslagRecord> {
  if (alineas.length === 0) return no({ soort: 'verslag is leeg' })
  if (alineas.length > maxAlineas || alineas.some((alinea) => alinea.length > maxAlinea)) return no({ soort: 'verslag is te lang' })
  if (JSON.stringify(alineas) !== JSON.stringify(gezien)) return no({ soort: 'verslag is veranderd' })
  if (datum > vandaag) return no({ soort: 'dag moet nog komen' })
  return { ok: true, value: { schema: 'weging-verslag/v1', datum, plaats, aanwezig, alineas: [...alineas] } }
}

/** Why a time of the clock names no moment: what is wrong and what to do. */
export const wallTimeText: Record<WallTimeRefusal, string> = {
  ongeldig: 'Deze dag of tijd bestaat niet. Kies een andere.',
  'bestaat-niet': 'Deze tijd bestaat op die dag niet: de klok gaat dan een uur vooruit. Kies een andere tijd.',
  'twee-keer': 'Deze tijd komt op die dag twee keer voor: de klok gaat dan een uur terug. Kies een andere tijd.'
}

/** What the reader is told: what is wrong and what to do. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.soort) {
    case 'dag moet nog komen':
      return 'Deze dag moet nog komen. Kies de dag waarop de hoorzitting was.'
    case 'verslag is leeg':
      return 'Er staat nog niets in het verslag. Schrijf eerst op wat er is gezegd.'
    case 'verslag is te lang':
      return 'Het verslag is te lang. Maak kortere alinea’s, of minder alinea’s.'
    case 'verslag is veranderd':
      return 'Iemand schreef net nog in het verslag, of uw laatste woorden waren nog niet opgeslagen. Lees het verslag na en stel het dan vast.'
  }
}
