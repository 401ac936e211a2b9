import { checkRondes, signersOf, type RondeRefusal } from './rondes/rules'
import type { AdviesDocument, AdviesSindsV2, Akkoorden, Grond, MemberDiscipline, PanelDiscipline } from './schema'

export type AdviesRefusal =
  | 'seat-missing' | 'chair-missing' | 'secretary-missing' | 'register-number-double' | 'view-missing' | 'dissent-without-reason'
  | 'source-numbering' | 'unknown-source' | 'double-judgement' | 'weight-does-not-fit' | 'missing-information-unnamed' | 'fixed-text-changed'
  | 'declaration-missing' | 'sheet-missing' | 'not-unanimous' | 'votes-differ' | 'ground-missing' | 'unknown-record' | 'unknown-place' | RondeRefusal

export type AkkoordenRefusal = 'other-advies' | 'akkoord-missing' | 'akkoord-double' | 'other-member' | 'other-statement' | 'key-used-twice'

export type BezettingRefusal = 'seat-empty' | 'conflict-open' | 'not-declared' | 'panel-changed'

export type Verdict<Refusal> = { ok: true } | { ok: false, refusal: Refusal, at: string }

/** The sentences that must stand in the document as they are; handed in, because rules import only rules, schema and types. */
export type FixedTexts = { zin: string, maatstaf: string, nietBeoordeeld: readonly string[], zorgvuldigheid: readonly string[] }

const fine = { ok: true } as const
const no = <Refusal>(refusal: Refusal, at: string): Verdict<Refusal> => ({ ok: false, refusal, at })
const members: readonly MemberDiscipline[] = ['IND', 'zorg', 'politie']
const chairs: readonly PanelDiscipline[] = ['voorzitter', 'secretaris']

function firstRefusal<Refusal>(checks: readonly (() => Verdict<Refusal>)[]): Verdict<Refusal> {
  for (const check of checks) {
    const verdict = check()
    if (!verdict.ok) return verdict
  }
  return fine
}

/**
 * Whether a document of the right shape also makes sense as an advies: every seat filled once, every view given, dissent with its reason, citations
 * that lead to a source, weights where they belong, fixed sentences untouched. From v2 on also: every declaration and sheet, a decision that fits the
 * views, and for every paragraph the records and stukken it stands on. Answers with the first refusal and where it is.
 */
export function checkAdvies(document: AdviesDocument, fixed: FixedTexts): Verdict<AdviesRefusal> {
  return firstRefusal<AdviesRefusal>([
    () => checkSeats(document), () => checkViews(document), () => checkSources(document), () => checkJudgements(document),
    () => checkMissing(document), () => checkFixedTexts(document, fixed),
    ...(document.schema === 'weging-advies/v1' ? [] : [
      () => checkDeclarations(document), () => checkDecision(document), () => checkRecords(document), () => checkGrounds(document, fixed), () => checkPutForward(document)
    ]),
    ...(document.schema === 'weging-advies/v3' ? [() => checkRondes(document)] : [])
  ])
}

function checkSeats(document: AdviesDocument): Verdict<AdviesRefusal> {
  const { paneel } = document
  const count = (discipline: string): number => paneel.leden.filter((lid) => lid.discipline === discipline).length
  for (const discipline of signersOf(document)) if (count(discipline) !== 1) return no('seat-missing', discipline)
  if (count('voorzitter') !== 1) return no('chair-missing', 'voorzitter')
  if (count('secretaris') !== 1) return no('secretary-missing', 'secretaris')
  if (new Set(paneel.leden.map((lid) => lid.registernummer)).size !== paneel.leden.length) return no('register-number-double', 'paneel.leden')
  return fine
}

function checkViews(document: AdviesDocument): Verdict<AdviesRefusal> {
  const { standpunten, conclusie } = document
  for (const discipline of signersOf(document)) {
    const views = standpunten.filter((view) => view.discipline === discipline)
    const view = views[0]
    if (view === undefined || views.length !== 1) return no('view-missing', discipline)
    if (view.uitkomst !== conclusie.uitkomst && view.afwijkend.length === 0) return no('dissent-without-reason', discipline)
  }
  return fine
}

function checkSources({ bronnen, groepen }: AdviesDocument): Verdict<AdviesRefusal> {
  const numbers = new Set(bronnen.map((bron) => bron.nummer))
  // Rising and each once; a number may be missing, because a stuk keeps the number it came with (R-ADV-141).
  if (bronnen.some((bron, index) => bron.nummer <= (bronnen[index - 1]?.nummer ?? 0))) return no('source-numbering', 'bronnen')
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
      // A criterion can have no weight at all: what its catalogue asks was checked when the sheet was handed in.
      const mayWeigh = oordeel === 'versterkt' || oordeel === 'verzwakt'
      if (gewicht !== null && !mayWeigh) return no('weight-does-not-fit', code)
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
  if (fixed.nietBeoordeeld.some((sentence) => !document.nietBeoordeeld.includes(sentence))) return no('fixed-text-changed', 'nietBeoordeeld')
  const careful = document.schema === 'weging-advies/v1' ? document.zorgvuldigheid : document.zorgvuldigheid.map(({ tekst }) => tekst)
  return fixed.zorgvuldigheid.every((sentence) => careful.includes(sentence)) ? fine : no('fixed-text-changed', 'zorgvuldigheid')
}

/** The advies says that everybody declared: so everybody must have (Awb 2:4). */
function checkDeclarations({ paneel, verklaringen }: AdviesSindsV2): Verdict<AdviesRefusal> {
  const silent = paneel.leden.find((lid) => !verklaringen.some((own) => own.discipline === lid.discipline && own.registernummer === lid.registernummer))
  return silent ? no('declaration-missing', silent.functie) : fine
}

/** The views under the decision are the views that were recorded, and who says that all agree is right in that. What the panel decides is its own. */
function checkDecision({ besluit, standpunten, conclusie }: AdviesSindsV2): Verdict<AdviesRefusal> {
  for (const { discipline, uitkomst } of standpunten) {
    const votes = besluit.stemmen.filter((stem) => stem.discipline === discipline)
    if (votes.length !== 1 || votes[0]?.uitkomst !== uitkomst) return no('votes-differ', discipline)
    if (besluit.wijze === 'eenstemmig' && uitkomst !== conclusie.uitkomst) return no('not-unanimous', discipline)
  }
  return fine
}

/** One sheet of each member; of who came after the reveal none, and then no judgement either. That the advies says so is a fixed sentence. */
function checkRecords(document: AdviesSindsV2): Verdict<AdviesRefusal> {
  const { records, groepen, referentiekader } = document
  const judged = [...groepen.flatMap(({ oordelen }) => oordelen.flatMap(({ perDiscipline }) => perDiscipline)), ...referentiekader.flatMap(({ teksten }) => teksten)]
  for (const discipline of signersOf(document)) {
    const sheets = records.filter((record) => record.soort === 'score' && record.discipline === discipline).length
    if (sheets > 1 || (sheets === 0 && judged.some((judgement) => judgement.discipline === discipline))) return no('sheet-missing', discipline)
  }
  return fine
}

/** Every paragraph of the panel stands on something, and all it stands on is in the lists of the advies. */
function checkGrounds(document: AdviesSindsV2, fixed: FixedTexts): Verdict<AdviesRefusal> {
  const known = ({ bronnen, records }: AdviesSindsV2, grond: Grond): boolean =>
    grond.soort === 'stuk'
      ? bronnen.some(({ nummer }) => nummer === grond.nummer)
      : records.some(({ soort, discipline, versie }) => soort === grond.soort && discipline === grond.discipline && versie === grond.versie)
  for (const { waar, tekst, gronden } of paragraphsOf(document)) {
    if (gronden.length === 0 && !fixed.zorgvuldigheid.includes(tekst)) return no('ground-missing', waar)
    if (!gronden.every((grond) => known(document, grond))) return no('unknown-record', waar)
  }
  return fine
}

/** Every paragraph that must stand on something, with its place in words. */
function paragraphsOf({ samenvatting, groepen, contraIndicaties, zorgvuldigheid }: AdviesSindsV2): { waar: string, tekst: string, gronden: readonly Grond[] }[] {
  const named = (part: string, alineas: readonly { tekst: string, gronden: readonly Grond[] }[]) =>
    alineas.map(({ tekst, gronden }, index) => ({ waar: `${part} ${index + 1}`, tekst, gronden }))
  return [
    ...named('Wat betrokkene vertelde, alinea', samenvatting),
    ...groepen.flatMap(({ code, balans }) => named(`Balans van groep ${code}, alinea`, balans)),
    ...named('Contra-indicatie', contraIndicaties),
    ...named('Zorgvuldigheid, alinea', zorgvuldigheid)
  ]
}

/** Only a hearing that was held can have been the place where something was put to betrokkene. */
function checkPutForward({ contraIndicaties, hoorzitting }: AdviesSindsV2): Verdict<AdviesRefusal> {
  for (const [index, { voorgelegd }] of contraIndicaties.entries()) {
    const heard = hoorzitting.gehouden ? hoorzitting.verslagVersie : null
    if (voorgelegd.waar === 'op de hoorzitting' && voorgelegd.verslagVersie !== heard) return no('unknown-place', `Contra-indicatie ${index + 1}`)
  }
  return fine
}

/** One seat of the panel as it is now. */
export interface Bezet {
  zetel: PanelDiscipline
  registernummer: string
  verklaring: 'open' | 'geen_belang' | 'belang'
}

/**
 * Quorum and no open conflict: every seat is filled by one person who declared to have no interest (Awb 2:4). `ontbreekt`: the discipline without which
 * the panel goes on by a recorded decision; whatever stands at its seat does not count (R-ADV-145).
 */
export function checkBezetting(bezet: readonly Bezet[], ontbreekt: MemberDiscipline | null): Verdict<BezettingRefusal> {
  return checkSeated(bezet, signersOf({ ontbrekendeDiscipline: ontbreekt }))
}

/** The same for a frozen advies: the people who are printed in it must still sit there, because who is frozen is who approves and seals (R-ADV-70). */
export function checkBevroren(bezet: readonly Bezet[], document: AdviesDocument): Verdict<BezettingRefusal> {
  return checkSeated(bezet, signersOf(document), document.paneel.leden)
}

function checkSeated(bezet: readonly Bezet[], signers: readonly MemberDiscipline[], leden?: AdviesDocument['paneel']['leden']): Verdict<BezettingRefusal> {
  for (const zetel of [...chairs, ...signers]) {
    const [seat, ...more] = bezet.filter((one) => one.zetel === zetel)
    if (!seat || more.length > 0) return no('seat-empty', zetel)
    if (seat.verklaring === 'belang') return no('conflict-open', zetel)
    if (seat.verklaring === 'open') return no('not-declared', zetel)
    const frozen = leden?.find(({ discipline }) => discipline === zetel)
    if (leden && frozen?.registernummer !== seat.registernummer) return no('panel-changed', zetel)
  }
  return fine
}

/** Whether the approvals belong to this advies and cover every seat that signs it, each by its own member and own key. The signatures are `verify`'s work. */
export function checkAkkoorden(akkoorden: Akkoorden, document: AdviesDocument, sha256: string): Verdict<AkkoordenRefusal> {
  const { advies } = akkoorden
  if (advies.kenmerk !== document.kenmerk || advies.versie !== document.versie || advies.sha256 !== sha256) return no('other-advies', 'advies')
  return firstRefusal([
    ...signersOf(document).map((discipline) => () => checkMemberAkkoord(akkoorden, document, sha256, discipline)),
    () => checkNobodyElse(akkoorden, document), () => checkDistinctKeys(akkoorden)
  ])
}

/** Whoever does not sign this advies cannot have approved it. */
function checkNobodyElse({ akkoorden }: Akkoorden, document: AdviesDocument): Verdict<AkkoordenRefusal> {
  const stranger = akkoorden.find(({ discipline }) => !signersOf(document).includes(discipline))
  return stranger ? no('other-member', stranger.discipline) : fine
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
