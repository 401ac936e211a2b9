import type { AdviesDocument, Akkoorden, MemberDiscipline } from './schema'

export type AdviesRefusal =
  | 'seat-missing' | 'chair-missing' | 'secretary-missing' | 'register-number-double' | 'view-missing' | 'dissent-without-reason'
  | 'source-numbering' | 'unknown-source' | 'double-judgement' | 'weight-does-not-fit' | 'missing-information-unnamed' | 'fixed-text-changed'

export type AkkoordenRefusal = 'other-advies' | 'akkoord-missing' | 'akkoord-double' | 'other-member' | 'other-statement' | 'key-used-twice'

export type Verdict<Refusal> = { ok: true } | { ok: false, refusal: Refusal, at: string }

/** The sentences that must stand in the document as they are; handed in, because rules import only rules, schema and types. */
export type FixedTexts = { zin: string, maatstaf: string, nietBeoordeeld: readonly string[], zorgvuldigheid: readonly string[] }

const fine = { ok: true } as const
const no = <Refusal>(refusal: Refusal, at: string): Verdict<Refusal> => ({ ok: false, refusal, at })
const members: readonly MemberDiscipline[] = ['IND', 'zorg', 'politie']

function firstRefusal<Refusal>(checks: readonly (() => Verdict<Refusal>)[]): Verdict<Refusal> {
  for (const check of checks) {
    const verdict = check()
    if (!verdict.ok) return verdict
  }
  return fine
}

/**
 * Whether a document of the right shape also makes sense as an advies: every seat filled once, every view given, dissent with its reason, citations
 * that lead to a source, weights where they belong, fixed sentences untouched. Answers with the first refusal and where it is.
 */
export function checkAdvies(document: AdviesDocument, fixed: FixedTexts): Verdict<AdviesRefusal> {
  return firstRefusal<AdviesRefusal>([
    () => checkSeats(document), () => checkViews(document), () => checkSources(document), () => checkJudgements(document),
    () => checkMissing(document), () => checkFixedTexts(document, fixed)
  ])
}

function checkSeats({ paneel }: AdviesDocument): Verdict<AdviesRefusal> {
  const count = (discipline: string): number => paneel.leden.filter((lid) => lid.discipline === discipline).length
  for (const discipline of members) if (count(discipline) !== 1) return no('seat-missing', discipline)
  if (count('voorzitter') !== 1) return no('chair-missing', 'voorzitter')
  if (count('secretaris') !== 1) return no('secretary-missing', 'secretaris')
  if (new Set(paneel.leden.map((lid) => lid.registernummer)).size !== paneel.leden.length) return no('register-number-double', 'paneel.leden')
  return fine
}

function checkViews({ standpunten, conclusie }: AdviesDocument): Verdict<AdviesRefusal> {
  for (const discipline of members) {
    const views = standpunten.filter((view) => view.discipline === discipline)
    const view = views[0]
    if (view === undefined || views.length !== 1) return no('view-missing', discipline)
    if (view.uitkomst !== conclusie.uitkomst && view.afwijkend.length === 0) return no('dissent-without-reason', discipline)
  }
  return fine
}

function checkSources({ bronnen, groepen }: AdviesDocument): Verdict<AdviesRefusal> {
  const numbers = new Set(bronnen.map((bron) => bron.nummer))
  if (bronnen.some((bron, index) => bron.nummer !== index + 1)) return no('source-numbering', 'bronnen')
  for (const { code, perDiscipline } of groepen.flatMap((groep) => groep.oordelen)) {
    const cited = perDiscipline.flatMap((judgement) => judgement.bronnen)
    if (cited.some((bron) => !numbers.has(bron.stuk))) return no('unknown-source', code)
  }
  return fine
}

function checkJudgements({ groepen }: AdviesDocument): Verdict<AdviesRefusal> {
  for (const { code, perDiscipline } of groepen.flatMap((groep) => groep.oordelen)) {
    if (new Set(perDiscipline.map((judgement) => judgement.discipline)).size !== perDiscipline.length) return no('double-judgement', code)
    for (const { oordeel, gewicht } of perDiscipline) {
      const weighs = oordeel === 'versterkt' || oordeel === 'verzwakt'
      if (weighs !== (gewicht !== null)) return no('weight-does-not-fit', code)
    }
  }
  return fine
}

function checkMissing({ conclusie, ontbreekt }: AdviesDocument): Verdict<AdviesRefusal> {
  if (conclusie.uitkomst === 'onvoldoende informatie' && ontbreekt.length === 0) return no('missing-information-unnamed', 'ontbreekt')
  return fine
}

function checkFixedTexts(document: AdviesDocument, fixed: FixedTexts): Verdict<AdviesRefusal> {
  if (document.conclusie.zin !== fixed.zin) return no('fixed-text-changed', 'conclusie.zin')
  if (document.conclusie.maatstaf !== fixed.maatstaf) return no('fixed-text-changed', 'conclusie.maatstaf')
  for (const part of ['nietBeoordeeld', 'zorgvuldigheid'] as const) {
    if (fixed[part].some((sentence) => !document[part].includes(sentence))) return no('fixed-text-changed', part)
  }
  return fine
}

/** Whether the approvals belong to this advies and cover every seat, each by its own member and own key. The signatures are `verify`'s work. */
export function checkAkkoorden(akkoorden: Akkoorden, document: AdviesDocument, sha256: string): Verdict<AkkoordenRefusal> {
  const { advies } = akkoorden
  if (advies.kenmerk !== document.kenmerk || advies.versie !== document.versie || advies.sha256 !== sha256) return no('other-advies', 'advies')
  return firstRefusal([
    ...members.map((discipline) => () => checkMemberAkkoord(akkoorden, document, sha256, discipline)),
    () => checkDistinctKeys(akkoorden)
  ])
}

/** The same for one seat: present once, by the member who is printed in the advies, over a statement about exactly this advies. */
export function checkMemberAkkoord(
  { akkoorden }: Akkoorden, document: AdviesDocument, sha256: string, discipline: MemberDiscipline
): Verdict<AkkoordenRefusal> {
  const own = akkoorden.filter((akkoord) => akkoord.discipline === discipline)
  const akkoord = own[0]
  if (akkoord === undefined) return no('akkoord-missing', discipline)
  if (own.length > 1) return no('akkoord-double', discipline)
  const lid = document.paneel.leden.find((member) => member.discipline === discipline)
  if (lid?.registernummer !== akkoord.registernummer || lid.functie !== akkoord.functie) return no('other-member', discipline)
  const { verklaring } = akkoord
  const sameAdvies = verklaring.kenmerk === document.kenmerk && verklaring.versie === document.versie && verklaring.sha256 === sha256
  const sameMember = verklaring.discipline === discipline && verklaring.registernummer === akkoord.registernummer
  return sameAdvies && sameMember ? fine : no('other-statement', discipline)
}

/** One key cannot speak for two members. */
export function checkDistinctKeys({ akkoorden }: Akkoorden): Verdict<AkkoordenRefusal> {
  for (const field of ['credentialId', 'publicKey'] as const) {
    if (new Set(akkoorden.map((akkoord) => akkoord.sleutel[field])).size !== akkoorden.length) return no('key-used-twice', field)
  }
  return fine
}

/** Whether the approvals stand in the fixed order of the seats, so that the same approvals have one form. */
export function standInOrder({ akkoorden }: Akkoorden): boolean {
  const seats = akkoorden.map(({ discipline }) => members.indexOf(discipline))
  return seats.every((seat, index) => index === 0 || seat >= (seats[index - 1] ?? 0))
}
