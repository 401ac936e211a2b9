/**
 * The one access policy, as mechanism: each process hands in its own table of deeds. Knows no deed, no capacity and no
 * fact of either compartment, so that neither bundle learns the other's rules.
 */

/** Somebody who is signed in and wears one hoedanigheid at a time. */
export interface Wie {
  accountId: string
  functie: string
  registernummer: string
  hoedanigheid: string
  /** Hash of the session, hex: names the session without being able to open it. */
  sessie: string
  /** The one thing, by its id, that this session opens; absent: everything that is this person's (R-GEM-6). */
  alleen?: string
}

/**
 * Why a deed is refused.
 * - `onbekend`: not yours or does not exist; the two look the same everywhere (R-TOE-1).
 * - `eerst-verklaren`: the dossier is known to this member, who has not declared a conflict of interest yet.
 * - `nu-niet`: the person may know the state of the dossier, and the deed does not fit it; `uitleg` is B1 Dutch.
 */
export type Refusal = { soort: 'onbekend' } | { soort: 'eerst-verklaren' } | { soort: 'nu-niet'; uitleg: string }

export type Verdict = { ok: true } | { ok: false; refusal: Refusal }

export type Rule<Facts> = (wie: Wie, facts: Facts) => Verdict

export type Policy<Deed extends string, Facts> = Readonly<Record<Deed, Rule<Facts>>>

export const yes: Verdict = { ok: true }
export const unknown: Verdict = { ok: false, refusal: { soort: 'onbekend' } }
export const notNow = (uitleg: string): Verdict => ({ ok: false, refusal: { soort: 'nu-niet', uitleg } })
export const declareFirst: Verdict = { ok: false, refusal: { soort: 'eerst-verklaren' } }

/** May this person do this deed, given these facts? A deed that is not in the table is refused. */
export function may<Deed extends string, Facts>(policy: Policy<Deed, Facts>, wie: Wie, deed: Deed, facts: Facts): Verdict {
  const rule: Rule<Facts> | undefined = Object.hasOwn(policy, deed) ? policy[deed] : undefined
  return rule ? rule(wie, facts) : unknown
}
