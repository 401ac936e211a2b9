import type { DossierFacts } from '~/dossier/facts'
import type { HearingState } from './rules'

/** What the rules of a round ask of the hearing; no hearing yet is a verslag that is not fixed. */
export function hearingState({ hoorzitting }: Pick<DossierFacts, 'hoorzitting'>): HearingState {
  if (hoorzitting?.staat === 'afgezien') return 'afgezien'
  return hoorzitting?.staat === 'vastgesteld' ? 'verslag vast' : 'verslag niet vast'
}
