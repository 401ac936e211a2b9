import type { WallTimeRefusal } from '~/platform/kalender/rules'

/** `nalezen`: the concept verslag lies before betrokkene; nobody types any more. */
export type HearingState = 'gepland' | 'nalezen' | 'vastgesteld' | 'afgezien'

/** Why a time of the clock names no moment: what is wrong and what to do. */
export const wallTimeText: Record<WallTimeRefusal, string> = {
  ongeldig: 'Deze dag of tijd bestaat niet. Kies een andere.',
  'bestaat-niet': 'Deze tijd bestaat op die dag niet: de klok gaat dan een uur vooruit. Kies een andere tijd.',
  'twee-keer': 'Deze tijd komt op die dag twee keer voor: de klok gaat dan een uur terug. Kies een andere tijd.'
}
