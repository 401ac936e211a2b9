import { may, notNow, unknown, yes, type Policy, type Rule, type Verdict, type Wie } from '~/toegang/may'
import { magAfzien, magBespreken, magScoren, magSluiten, magSpreidingLezen, magStoppen, magTerugnemen, magVerlengen, type Stand, type Verzet } from './rules'

/**
 * Who may do what with one exercise. Of the dossiers nothing is asked here: practice is apart from real work (R-KAL-1). Who was not
 * invited, and who wears another capacity than the one they were invited in, finds nothing (R-KAL-2).
 */
export const oefenDeeds = [
  'oefening.lezen',
  'oefening.verlengen',
  'oefening.stoppen',
  'oefening.sluiten',
  'oefening.scoren',
  'oefening.indienen',
  'oefening.terugnemen',
  'oefening.afzien',
  'oefening.spreiding',
  'oefening.bespreken'
] as const
export type OefenDeed = (typeof oefenDeeds)[number]

/** What decides: seen from one account. `deelname` null: not invited. */
export interface OefeningFacts {
  oefeningId: string
  organisatorId: string
  stand: Stand
  /** The last calendar day to hand in, in Amsterdam. */
  einddag: string
  deelname: { id: string; hoedanigheid: string; ingediend: boolean; afgezien: boolean } | null
}

type OefenRule = Rule<OefeningFacts | null>

const asked = (verzet: Verzet): Verdict => (verzet.ok ? yes : notNow(verzet.bericht))

const organiser =
  (then: (facts: OefeningFacts) => Verdict = () => yes): OefenRule =>
  (wie, facts) =>
    facts && wie.hoedanigheid === 'coordinator' && facts.organisatorId === wie.accountId ? then(facts) : unknown

const participant =
  (then: (facts: OefeningFacts, deelname: NonNullable<OefeningFacts['deelname']>) => Verdict = () => yes): OefenRule =>
  (wie, facts) =>
    facts?.deelname && facts.deelname.hoedanigheid === wie.hoedanigheid ? then(facts, facts.deelname) : unknown

const stillIn = (verdict: (facts: OefeningFacts) => Verdict): OefenRule =>
  participant((facts, deelname) => (deelname.afgezien ? notNow('U doet niet meer mee aan deze oefening.') : verdict(facts)))

export const oefenPolicy: Policy<OefenDeed, OefeningFacts | null> = {
  'oefening.lezen': (wie, facts) => (wie.hoedanigheid === 'coordinator' ? organiser() : participant())(wie, facts),
  'oefening.verlengen': organiser(({ stand }) => asked(magVerlengen(stand))),
  'oefening.stoppen': organiser(({ stand }) => asked(magStoppen(stand))),
  'oefening.sluiten': organiser(({ stand }) => asked(magSluiten(stand))),
  'oefening.scoren': participant(({ stand }, deelname) => asked(magScoren(stand, deelname))),
  'oefening.indienen': participant(({ stand }, deelname) => asked(magScoren(stand, deelname))),
  'oefening.terugnemen': participant(({ stand }, deelname) => asked(magTerugnemen(stand, deelname))),
  'oefening.afzien': participant(({ stand }, deelname) => asked(magAfzien(stand, deelname))),
  // Who takes part sees the spread, the organiser does not: the exercise is theirs, and nobody's appraisal (R-KAL-7).
  'oefening.spreiding': stillIn(({ stand }) => asked(magSpreidingLezen(stand))),
  'oefening.bespreken': stillIn(({ stand }) => asked(magBespreken(stand)))
}

/** May this person do this with this exercise? */
export const mayOefening = (wie: Wie, deed: OefenDeed, facts: OefeningFacts | null): Verdict => may(oefenPolicy, wie, deed, facts)
