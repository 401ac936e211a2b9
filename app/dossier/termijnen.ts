import type { DagTermijn } from '~/platform/kalender/termijn/schema'

/** The terms of the procedure that Weging itself keeps, in working days. The one table: shorter in a dossier that is spoed. */
export const termijnen = {
  /** From the opening of the round, to judge on the papers. */
  op_stukken: { gewoon: 10, spoed: 3 },
  /** From the day the round accepts sheets: the hearing is over. */
  na_horen: { gewoon: 5, spoed: 2 },
  enige: { gewoon: 5, spoed: 2 },
  heropend: { gewoon: 5, spoed: 2 },
  /** From the day a second reading was asked. */
  tegenlezing: { gewoon: 5, spoed: 2 }
} as const

export type Termijn = keyof typeof termijnen

export const werkdagen = (termijn: Termijn, spoed: boolean): number => termijnen[termijn][spoed ? 'spoed' : 'gewoon']

/**
 * How long betrokkene has to have corrections put beside the concept of the verslag. No law sets it: the two weeks of the asylum practice, as policy of this
 * panel, and lengthened like a term of law (Algemene termijnenwet art. 1 and 2). The client may change it here.
 */
export const correctieTermijn = { aantal: 2, eenheid: 'weken' } as const

/** Within so many weeks after the file is complete betrokkene is heard. Policy of this panel: no law sets it (domein §9.4; the client may change it here). */
const horenBinnen = { gewoon: 6, spoed: 2 } as const

/** The term of the hearing. `compleetOp`: the day (Amsterdam) of the intake test, on which the file was found complete. As other terms of this house it does not end on a free day. */
export const hoorTermijn = (compleetOp: string, spoed: boolean): DagTermijn => ({
  naam: 'betrokkene horen',
  soort: 'beleid',
  bron: 'werkwijze van het panel',
  gebeurtenis: 'compleet dossier',
  begin: compleetOp,
  richting: 'na',
  lengte: { aantal: horenBinnen[spoed ? 'spoed' : 'gewoon'], eenheid: 'weken' },
  volgtAtw: true,
  opschortingen: [],
  verlengingen: []
})
