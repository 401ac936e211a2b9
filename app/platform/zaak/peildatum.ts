import { isKnownBy } from './dates'
import type { Day } from './days'
import type { Zaak } from './schema'

type Undated = { datum?: string | null; moment?: string | null }

/**
 * The case as it was known at the end of `peildatum`: rows that are later, or that cannot be dated before it, are left
 * out, in both compartments alike (R-DOS-13). Contradictions and fragments bear no date and so go too. Without a
 * peildatum the case stays whole.
 */
export function asKnownBy(zaak: Zaak, peildatum: Day | null): Zaak {
  if (peildatum === null) return zaak
  const known = <Row extends Undated>(rows: readonly Row[]): Row[] =>
    rows.filter((row) => isKnownBy(row.datum ?? row.moment ?? null, peildatum))
  return {
    ...zaak,
    tijdlijn: known(zaak.tijdlijn),
    verklaringen: known(zaak.verklaringen),
    stukken: known(zaak.stukken),
    opsporing: known(zaak.opsporing),
    beoordeling_door_instanties: known(zaak.beoordeling_door_instanties),
    tegenstrijdigheden_in_bronnen: [],
    bronfragmenten: []
  }
}
