import type { WallTimeRefusal } from '~/platform/kalender/rules'
import { momentInAmsterdam } from '~/platform/kalender/rules'
import type { HearingPlan } from './schema'

export type HearingState = 'gepland' | 'nalezen' | 'vastgesteld' | 'afgezien'

export type Refusal =
  | { soort: 'verslag al vastgesteld' }
  | { soort: 'van horen afgezien' }
  | { soort: 'tijd bestaat niet'; waarom: WallTimeRefusal }
  | { soort: 'moment is voorbij' }
  | { soort: 'wordt nagelezen' }
export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

const no = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal })

/**
 * May the hearing be set to this moment, for the first time or again? Gives the moment. Refusals: *verslag al vastgesteld*, *wordt nagelezen*,
 * *van horen afgezien*, *tijd bestaat niet*, *moment is voorbij*. R-HRZ-1 to R-HRZ-4.
 */
export function mayPlan(plan: HearingPlan, staat: HearingState | null, now: Date): Result<Date> {
  if (staat === 'nalezen') return no({ soort: 'wordt nagelezen' })
  if (staat === 'vastgesteld') return no({ soort: 'verslag al vastgesteld' })
  if (staat === 'afgezien') return no({ soort: 'van horen afgezien' })
  const moment = momentInAmsterdam(plan.datum, plan.tijd)
  if (!moment.ok) return no({ soort: 'tijd bestaat niet', waarom: moment.refusal })
  return moment.value.getTime() > now.getTime() ? moment : no({ soort: 'moment is voorbij' })
}

const wallTimeText: Record<WallTimeRefusal, string> = {
  ongeldig: 'Deze dag of tijd bestaat niet. Kies een andere.',
  'bestaat-niet': 'Deze tijd bestaat op die dag niet: de klok gaat dan een uur vooruit. Kies een andere tijd.',
  'twee-keer': 'Deze tijd komt op die dag twee keer voor: de klok gaat dan een uur terug. Kies een andere tijd.'
}

/** What the reader is told: what is wrong and what to do. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.soort) {
    case 'verslag al vastgesteld':
      return 'Het verslag van de hoorzitting is al vastgesteld. De datum verandert niet meer.'
    case 'van horen afgezien':
      return 'De voorzitter heeft besloten dat het panel niet hoort. Er is dus geen hoorzitting meer om te plannen.'
    case 'tijd bestaat niet':
      return wallTimeText[refusal.waarom]
    case 'moment is voorbij':
      return 'Dit moment is al voorbij. Kies een moment dat nog komt.'
    case 'wordt nagelezen':
      return 'Betrokkene leest het verslag na. Er komt geen zitting meer bij; wat zij nog wil zeggen, komt als aanvulling bij het verslag.'
  }
}
