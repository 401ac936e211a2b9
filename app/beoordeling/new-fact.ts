import { cleanText, maxText, saysSomething, type NieuwFeit } from './schema'

/** What the chair's form says about facts since the hearing; nothing is sure to be filled in. */
export interface NewFactForm {
  /** `nee` or `ja`; anything else is no answer. */
  nieuwFeit: string
  feit: string
  voorgelegd: string
  antwoord: string
}

export type NewFact = { ok: true; nieuwFeit: NieuwFeit | null } | { ok: false; problems: string[] }

/**
 * Whether a fact came to light after the hearing, and then where it was put to betrokkene and what she answered. Nothing new
 * counts before that: the weighing waits. Refusals: one sentence per thing missing. R-BEO-143.
 */
export function readNewFact(form: NewFactForm): NewFact {
  if (form.nieuwFeit === 'nee') return { ok: true, nieuwFeit: null }
  if (form.nieuwFeit !== 'ja') return { ok: false, problems: ['Zeg of er na de hoorzitting een feit bij kwam.'] }
  const fact = { feit: cleanText(form.feit), voorgelegd: cleanText(form.voorgelegd), antwoord: cleanText(form.antwoord) }
  const problems = [
    ...(saysSomething(fact.feit) ? [] : ['Schrijf op welk feit er na de hoorzitting bij kwam.']),
    ...(saysSomething(fact.voorgelegd) ? [] : ['Leg het nieuwe feit eerst voor aan betrokkene, en schrijf waar en wanneer dat was.']),
    ...(saysSomething(fact.antwoord) ? [] : ['Schrijf wat betrokkene antwoordde op het nieuwe feit.']),
    ...(fact.feit.length > maxText || fact.antwoord.length > maxText || fact.voorgelegd.length > 500 ? [`Schrijf korter over het nieuwe feit: hoogstens ${maxText} tekens, en 500 voor waar het is voorgelegd.`] : [])
  ]
  return problems.length > 0 ? { ok: false, problems } : { ok: true, nieuwFeit: fact }
}
