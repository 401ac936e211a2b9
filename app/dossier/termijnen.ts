import type { DagTermijn } from '~/platform/kalender/termijn/schema'

/** The source of every term here: no law sets them (domein §9.4). */
const BRON = 'werkwijze van het panel'

/** The terms of the procedure that Weging itself keeps, in working days, and what each runs from. The one table: shorter in a dossier that is spoed. */
export const termijnen = {
  op_stukken: { naam: 'beoordelen op de stukken', gebeurtenis: 'de opening van de ronde', gewoon: 10, spoed: 3 },
  na_horen: { naam: 'beoordelen na de hoorzitting', gebeurtenis: 'de opening van de ronde', gewoon: 5, spoed: 2 },
  enige: { naam: 'beoordelen', gebeurtenis: 'het vaststellen van het verslag of het besluit om niet te horen', gewoon: 5, spoed: 2 },
  heropend: { naam: 'opnieuw beoordelen', gebeurtenis: 'de opening van de ronde', gewoon: 5, spoed: 2 },
  tegenlezing: { naam: 'tegenlezen', gebeurtenis: 'de vraag om een tegenlezing', gewoon: 5, spoed: 2 }
} as const

export type Termijn = keyof typeof termijnen

export const werkdagen = (termijn: Termijn, spoed: boolean): number => termijnen[termijn][spoed ? 'spoed' : 'gewoon']

const beleid = { soort: 'beleid', bron: BRON, richting: 'na' } as const

/** The days on which the case was off its course: then a term of the panel stands still (R-DOS-50). */
type Stil = DagTermijn['opschortingen']

/** This term from the day of its event (Amsterdam, `JJJJ-MM-DD`), which does not count itself. Working days: it ends on none that is free. */
export const termijnVanaf = (termijn: Termijn, begin: string, spoed: boolean, stil: Stil): DagTermijn => {
  const { naam, gebeurtenis } = termijnen[termijn]
  return { ...beleid, opschortingen: stil, verlengingen: [], naam, gebeurtenis, begin, lengte: { aantal: werkdagen(termijn, spoed), eenheid: 'werkdagen' }, volgtAtw: false }
}

/**
 * How long betrokkene has to have corrections put beside the concept of the verslag. No law sets it: the two weeks of the asylum practice, as policy of this
 * panel, and lengthened like a term of law (Algemene termijnenwet art. 1 and 2). The client may change it here.
 */
export const correctieTermijn = { aantal: 2, eenheid: 'weken' } as const

/** Within so many weeks after the file is complete betrokkene is heard. Policy of this panel: no law sets it (domein §9.4; the client may change it here). */
const horenBinnen = { gewoon: 6, spoed: 2 } as const

/** The term of the hearing. `compleetOp`: the day (Amsterdam) of the intake test, on which the file was found complete. As other terms of this house it does not end on a free day. */
export const hoorTermijn = (compleetOp: string, spoed: boolean, stil: Stil): DagTermijn => ({
  ...beleid, opschortingen: stil, verlengingen: [],
  naam: 'betrokkene horen',
  gebeurtenis: 'compleet dossier',
  begin: compleetOp,
  lengte: { aantal: horenBinnen[spoed ? 'spoed' : 'gewoon'], eenheid: 'weken' },
  volgtAtw: true
})

/** The term for corrections, from the day on which the concept was first read back or sent. It is betrokkene's, who was told its last day: it does not stand still. */
export const correctieTermijnVanaf = (begin: string): DagTermijn => ({
  ...beleid, opschortingen: [], verlengingen: [], naam: 'correcties en aanvullingen', gebeurtenis: 'het teruglezen of sturen van het concept', begin, lengte: correctieTermijn, volgtAtw: true
})
