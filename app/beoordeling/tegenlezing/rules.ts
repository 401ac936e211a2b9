import type { Uitkomst } from '../schema'
import type { Tegenlezing } from './schema'

export type VraagWeigering = 'zonder' | 'gelezen' | 'loopt' | 'alles aannemelijk'

/**
 * May the voorzitter ask for a second reading? One at a time and one answer for a weighing: who answered is not asked again, and nobody is asked beside
 * them, so that an answer cannot be exchanged for a kinder one (R-BEO-147). `loopt`: somebody is reading. `eindoordelen`: the end views that count.
 */
export function refuseToAsk({ lezing, zonder, loopt, eindoordelen }: Pick<Tegenlezing, 'lezing' | 'zonder'> & { loopt: boolean; eindoordelen: readonly Uitkomst[] }): VraagWeigering | null {
  if (zonder) return 'zonder'
  if (lezing && lezing.oordeel !== null) return 'gelezen'
  if (loopt) return 'loopt'
  return eindoordelen.every((uitkomst) => uitkomst === 'aannemelijk') ? 'alles aannemelijk' : null
}

/** Is there something of the reader to answer? Questions, or a remark beside *kan dragen*. */
export const isAnswerable = (lezing: Tegenlezing['lezing']): boolean => lezing !== null && lezing.oordeel !== null && lezing.tekst.length > 0

/** May the panel go on without? Not when the reading is there and nothing waits for an answer. */
export const canGoOnWithout = ({ lezing, antwoord }: Pick<Tegenlezing, 'lezing' | 'antwoord'>): boolean =>
  lezing === null || lezing.oordeel === null || (lezing.oordeel === 'vragen' && antwoord === null)
