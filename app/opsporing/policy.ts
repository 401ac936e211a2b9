import { may, notNow, unknown, yes, type Policy, type Rule, type Verdict, type Wie } from '~/toegang/may'

/** The one capacity of this process */
export const opsporingsfunctionaris = 'opsporingsfunctionaris'

export const opsporingHoedanigheidNaam = (hoedanigheid: string): string =>
  hoedanigheid === opsporingsfunctionaris ? 'Opsporingsfunctionaris' : hoedanigheid

/** What the policy looks at, for one person and one case. */
export interface ZaakFacts {
  /** The case exists and this person is its officer. One fact: the policy never learns of somebody else's case. */
  officier: boolean
  /**
   * Does this person sit on the panel of the same dossier? `onbekend` when the list of seats cannot be read: nobody is
   * let in on a guess.
   */
  opPanel: 'ja' | 'nee' | 'onbekend'
}

export const opsporingDeeds = ['zaak.lezen', 'indicatie.lezen', 'indicatie.schrijven', 'indicatie.corrigeren', 'overdracht.lezen', 'overdracht.opstellen', 'overdracht.verstrekken', 'overdracht.bevestigen'] as const
export type OpsporingDeed = (typeof opsporingDeeds)[number]

/** The deeds on no case in particular. */
export type OverzichtDeed = 'zaken.lezen' | 'koppelvlakken.lezen' | 'koppelvlakken.zetten'

/** Shown when the list of panel seats cannot be read. Says nothing about any case. */
export const zetelsOnbekend = 'Zaken zijn nu niet te zien. Het programma kan niet nagaan wie in een panel zit. Probeer het over een paar minuten opnieuw.'

const officer: Rule<ZaakFacts> = (wie, facts) => {
  if (wie.hoedanigheid !== opsporingsfunctionaris) return unknown
  // The same answer for every address, so that it tells nothing about this one.
  if (facts.opPanel === 'onbekend') return notNow(zetelsOnbekend)
  return facts.officier && facts.opPanel === 'nee' ? yes : unknown
}

/** The policy table of the closed compartment: only the officer of a case, and never a member of its panel (R-OPS-2, R-OPS-3). */
export const opsporingPolicy: Policy<OpsporingDeed, ZaakFacts> = {
  'zaak.lezen': officer,
  'indicatie.lezen': officer,
  'indicatie.schrijven': officer,
  'indicatie.corrigeren': officer,
  'overdracht.lezen': officer,
  'overdracht.opstellen': officer,
  'overdracht.verstrekken': officer,
  'overdracht.bevestigen': officer
}

const anyOfficer: Rule<Pick<ZaakFacts, 'opPanel'>> = (wie, { opPanel }) => {
  if (wie.hoedanigheid !== opsporingsfunctionaris) return unknown
  return opPanel === 'onbekend' ? notNow(zetelsOnbekend) : yes
}

/** The overview shows only the reader's own cases; without the list of seats it shows none. */
export const overzichtPolicy: Policy<OverzichtDeed, Pick<ZaakFacts, 'opPanel'>> = {
  'zaken.lezen': anyOfficer,
  // What may go to whom, and on which basis: it holds no case.
  'koppelvlakken.lezen': anyOfficer,
  'koppelvlakken.zetten': anyOfficer
}

export const mayZaken = (wie: Wie, deed: OverzichtDeed, facts: Pick<ZaakFacts, 'opPanel'>): Verdict => may(overzichtPolicy, wie, deed, facts)

export const mayZaak = (wie: Wie, deed: OpsporingDeed, facts: ZaakFacts): Verdict => may(opsporingPolicy, wie, deed, facts)
