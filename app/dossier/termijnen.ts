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
