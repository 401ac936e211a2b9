import { isFreeDay } from '~/platform/kalender/feestdagen/rules'
import { addDays } from '~/platform/kalender/rules'
import { lastDayUnderAtw, type Lengte } from '~/platform/kalender/termijn/rules'
import type { ConceptForm, ConceptRecord, VerslagV2 } from '../schema'
import { maxAlinea, maxAlineas, type Correctie, type Kant, type NalezingRegel, type VerloopRegel, type VerslagAlinea, type Wijze } from './schema'

export type Refusal =
  | { soort: 'verslag is leeg' }
  | { soort: 'verslag is te lang' }
  | { soort: 'verslag is veranderd' }
  | { soort: 'dag moet nog komen' }
  | { soort: 'zitting loopt nog' }
  | { soort: 'al aangeboden' }
  | { soort: 'geen toestemming'; aan: 'gemachtigde' | 'zorgcoordinator' }
  | { soort: 'geen gemachtigde' }
  | { soort: 'nog niet aangeboden' }
  | { soort: 'niet later' }
  | { soort: 'geen alinea'; laatste: number }
  | { soort: 'termijn voorbij'; uiterlijk: string }
  | { soort: 'al klaar' }
  | { soort: 'nog niet nagelezen'; uiterlijk: string | null }
  | { soort: 'er kwam iets bij' }
export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }
const no = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal })
const done = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })

/** What is on disk when the text is taken. */
export interface ConceptFacts {
  plaats: string | null
  alineas: readonly VerslagAlinea[]
  verloop: readonly VerloopRegel[]
  /** A session was opened and not ended. */
  loopt: boolean
  /** Today in Amsterdam, ISO. */
  vandaag: string
}

/**
 * Makes the concept of what was typed. What is taken is what stood on the screen: when somebody typed on meanwhile, or the last words
 * were not on disk yet, nothing is taken. R-HRZ-7 to R-HRZ-10, R-HRZ-70.
 */
export function makeConceptRecord({ datum, aanwezig, gezien }: ConceptForm, { plaats, alineas, verloop, loopt, vandaag }: ConceptFacts): Result<ConceptRecord> {
  if (alineas.length === 0) return no({ soort: 'verslag is leeg' })
  if (alineas.length > maxAlineas || alineas.some(({ tekst }) => tekst.length > maxAlinea)) return no({ soort: 'verslag is te lang' })
  if (linesOf(alineas) !== linesOf(gezien)) return no({ soort: 'verslag is veranderd' })
  if (datum > vandaag) return no({ soort: 'dag moet nog komen' })
  if (loopt) return no({ soort: 'zitting loopt nog' })
  return done({ schema: 'weging-verslag-concept/v1', datum, plaats, aanwezig, verloop: [...verloop], alineas: [...alineas] })
}

const linesOf = (alineas: Readonly<ConceptForm['gezien']>): string => JSON.stringify(alineas.map(({ tijd, spreker, tekst }) => [tijd, spreker, tekst]))

/** Where the reading of the concept stands. Days in Amsterdam, ISO. */
export interface Nalezing {
  aangeboden: { wijze: Wijze; op: string }[]
  /** Until when corrections can come; null before it was offered. */
  uiterlijk: string | null
  verlengd: { uiterlijk: string; reden: string; op: string }[]
  /** Who said that these are all corrections. */
  klaar: { van: Kant; op: string }[]
  /** Who waived the term, and how that was said. */
  afstand: { van: Kant; op: string; hoe: string }[]
}

/** Reads the lines in their order. The last day is the latest that was ever told: it never moves back. */
export function foldNalezing(regels: readonly NalezingRegel[]): Nalezing {
  const stand: Nalezing = { aangeboden: [], uiterlijk: null, verlengd: [], klaar: [], afstand: [] }
  for (const regel of regels) {
    switch (regel.schema) {
      case 'weging-nalezing-aangeboden/v1':
        stand.aangeboden.push({ wijze: regel.wijze, op: regel.op })
        stand.uiterlijk = later(stand.uiterlijk, regel.uiterlijk)
        break
      case 'weging-nalezing-verlengd/v1':
        stand.verlengd.push({ uiterlijk: regel.uiterlijk, reden: regel.reden, op: regel.op })
        stand.uiterlijk = later(stand.uiterlijk, regel.uiterlijk)
        break
      case 'weging-nalezing-klaar/v1':
        stand.klaar.push({ van: regel.van, op: regel.op })
        break
      case 'weging-nalezing-afstand/v1':
        stand.afstand.push({ van: regel.van, op: regel.op, hoe: regel.hoe })
    }
  }
  return stand
}

const later = (one: string | null, other: string): string => (one !== null && one > other ? one : other)

export interface OfferFacts {
  vandaag: string
  /** How long corrections can come (app/dossier/termijnen.ts). */
  termijn: Lengte
  /** Somebody represents betrokkene. */
  gemachtigd: boolean
  /** Betrokkene said yes, and did not take it back, to the verslag going to this person. */
  toegestaan(aan: 'gemachtigde' | 'zorgcoordinator'): boolean
}

/** May the concept be offered so? Gives the last day for corrections. Nothing goes to anybody whom betrokkene did not name (R-HRZ-72, R-HRZ-73). */
export function mayOffer(stand: Nalezing, wijze: Wijze, { vandaag, termijn, gemachtigd, toegestaan }: OfferFacts): Result<string> {
  if (stand.aangeboden.some((each) => each.wijze === wijze)) return no({ soort: 'al aangeboden' })
  if (wijze === 'aan-gemachtigde' && !gemachtigd) return no({ soort: 'geen gemachtigde' })
  if (wijze !== 'teruggelezen') {
    const aan = wijze === 'aan-gemachtigde' ? 'gemachtigde' : 'zorgcoordinator'
    if (!toegestaan(aan)) return no({ soort: 'geen toestemming', aan })
  }
  return done(lastDayUnderAtw(vandaag, termijn))
}

/** A term is only ever made longer, and to a day that is still to come; a last day that is no working day moves on to one (R-HRZ-74). */
export function mayExtend({ uiterlijk }: Nalezing, tot: string, vandaag: string): Result<string> {
  if (uiterlijk === null) return no({ soort: 'nog niet aangeboden' })
  let end = tot
  while (isFreeDay(end)) end = addDays(end, 1)
  return end > uiterlijk && end > vandaag ? done(end) : no({ soort: 'niet later' })
}

/** How the concept comes to who reads it on a page of their own. */
export const eigenWijze = (van: Kant): Wijze => (van === 'gemachtigde' ? 'aan-gemachtigde' : 'aan-zorgcoordinator')

const isReady = (stand: Nalezing, van: Kant): boolean => stand.klaar.some((each) => each.van === van) || stand.afstand.some((each) => each.van === van)

/**
 * May a correction be filed now? By the gemachtigde until the term is over and until they said that these are all; the secretaris writes down what
 * betrokkene said until the verslag is fixed, for it may have been said in time (R-HRZ-75).
 */
export function mayCorrect(stand: Nalezing, alinea: number | null, facts: { van: Kant; zelf: boolean; alineas: number; vandaag: string }): Result<null> {
  if (stand.uiterlijk === null || (facts.zelf && !stand.aangeboden.some(({ wijze }) => wijze === eigenWijze(facts.van)))) return no({ soort: 'nog niet aangeboden' })
  if (isReady(stand, facts.van)) return no({ soort: 'al klaar' })
  if (facts.zelf && facts.vandaag > stand.uiterlijk) return no({ soort: 'termijn voorbij', uiterlijk: stand.uiterlijk })
  if (alinea !== null && alinea > facts.alineas) return no({ soort: 'geen alinea', laatste: facts.alineas })
  return done(null)
}

/** May somebody say that these are all corrections, or waive the term? Once, and after it was offered. */
export function mayAnswer(stand: Nalezing, van: Kant, zelf: boolean): Result<null> {
  if (stand.uiterlijk === null || (zelf && !stand.aangeboden.some(({ wijze }) => wijze === eigenWijze(van)))) return no({ soort: 'nog niet aangeboden' })
  return isReady(stand, van) ? no({ soort: 'al klaar' }) : done(null)
}

export interface FixFacts {
  concept: { versie: number; sha256: string; inhoud: ConceptRecord }
  correcties: readonly (Correctie & { nummer: number })[]
  vandaag: string
}

/**
 * Makes the verslag: the concept letter for letter, and every correction beside it. Not before it was offered and answered, the term waived, or the term is
 * over; and only what its fixer saw (R-HRZ-76 to R-HRZ-78).
 */
export function makeVerslag(stand: Nalezing, gezien: string, { concept, correcties, vandaag }: FixFacts): Result<VerslagV2> {
  const { uiterlijk } = stand
  const grond = uiterlijk === null ? null : groundOf(stand, vandaag)
  if (uiterlijk === null || grond === null) return no({ soort: 'nog niet nagelezen', uiterlijk })
  if (gezien !== seenOf(concept.versie, correcties.length)) return no({ soort: 'er kwam iets bij' })
  const { schema: _schema, ...held } = concept.inhoud
  return done({
    schema: 'weging-verslag/v2',
    ...held,
    concept: { versie: concept.versie, sha256: concept.sha256 },
    nagelezen: { grond, op: vandaag, uiterlijk },
    correcties: correcties.map(({ nummer, alinea, soort, tekst, van }) => ({ nummer, alinea, soort, tekst, van }))
  })
}

/** On which ground the verslag can be fixed today; null while it has to wait. */
export function groundOf({ uiterlijk, klaar, afstand }: Nalezing, vandaag: string): VerslagV2['nagelezen']['grond'] | null {
  if (uiterlijk === null) return null
  if (vandaag > uiterlijk) return 'termijn'
  if (klaar.length > 0) return 'antwoord'
  return afstand.length > 0 ? 'afstand' : null
}

/** What stands on the screen of who fixes, in one word. */
export const seenOf = (versie: number, correcties: number): string => `${versie}/${correcties}`

/** What the reader is told: what is wrong and what to do. `dagInWoorden` writes a day as people say it. */
export function refusalText(refusal: Refusal, dagInWoorden: (dag: string) => string): string {
  switch (refusal.soort) {
    case 'verslag is leeg':
      return 'Er staat nog niets in het verslag. Schrijf eerst op wat er is gezegd.'
    case 'verslag is te lang':
      return 'Het verslag is te lang. Maak kortere alinea’s, of minder alinea’s.'
    case 'verslag is veranderd':
      return 'Iemand schreef net nog in het verslag, of uw laatste woorden waren nog niet opgeslagen. Lees het verslag na en probeer het dan opnieuw.'
    case 'dag moet nog komen':
      return 'Deze dag moet nog komen. Kies de dag waarop de hoorzitting was.'
    case 'zitting loopt nog':
      return 'De zitting loopt nog. Sluit haar eerst, op de pagina Zitting.'
    case 'al aangeboden':
      return 'Dat is al gedaan. De termijn loopt.'
    case 'geen toestemming':
      return `Betrokkene heeft nog niet gezegd dat het verslag naar de ${refusal.aan === 'gemachtigde' ? 'gemachtigde' : 'zorgcoördinator'} mag. Vraag het haar, en leg haar antwoord vast bij Toestemming op de pagina Zitting.`
    case 'geen gemachtigde':
      return 'In dit dossier is geen gemachtigde. Kies een andere manier.'
    case 'nog niet aangeboden':
      return 'Het verslag is nog niet teruggelezen of gestuurd. Doe dat eerst.'
    case 'niet later':
      return 'Kies een dag die later is dan de laatste dag van nu. Een termijn wordt nooit korter.'
    case 'geen alinea':
      return `Deze alinea is er niet. Het verslag heeft ${refusal.laatste} alinea’s.`
    case 'termijn voorbij':
      return `De termijn liep tot en met ${dagInWoorden(refusal.uiterlijk)}. Vraag de secretaris om meer tijd.`
    case 'al klaar':
      return 'Er is al gezegd dat dit alle correcties zijn.'
    case 'nog niet nagelezen':
      return refusal.uiterlijk === null
        ? 'Betrokkene heeft het verslag nog niet kunnen nalezen. Lees het terug, of stuur het.'
        : `Betrokkene kan correcties geven tot en met ${dagInWoorden(refusal.uiterlijk)}. Eerder vaststellen kan alleen als zij zegt dat dit alles is, of dat zij de termijn niet nodig heeft.`
    case 'er kwam iets bij':
      return 'Er kwam net een correctie bij. Lees haar en stel het verslag dan vast.'
  }
}
