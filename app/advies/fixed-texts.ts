import type { FixedTexts } from './rules'
import { signersOf } from './rondes/rules'
import type { AdviesInhoud, AdviesSindsV2, AdviesV1, AdviesV2, AdviesV3, MemberDiscipline, Uitkomst } from './schema'

/*
 * The sentences that no panel rewrites. They carry what the design and the law want said each time in the same words: the conclusion is a deed of
 * the panel, never a sum (law 4); a negative outcome accuses nobody. A changed sentence needs a new `weging-advies`.
 */

const conclusions: Record<Uitkomst, string> = {
  'aannemelijk': 'Het panel vindt het aannemelijk dat betrokkene slachtoffer is van mensenhandel.',
  'niet aannemelijk':
    'Het panel vindt het niet aannemelijk dat betrokkene slachtoffer is van mensenhandel. Dit betekent niet dat betrokkene heeft gelogen.',
  'onvoldoende informatie':
    'Het panel heeft onvoldoende informatie om te beoordelen of het aannemelijk is dat betrokkene slachtoffer is van mensenhandel. ' +
    'Dat er informatie ontbreekt, telt niet tegen betrokkene.'
}

/** The conclusion in fixed words, printed as the head of the advies. For a negative outcome it includes that betrokkene did not therefore lie. */
export function conclusionSentence(uitkomst: Uitkomst): string {
  return conclusions[uitkomst]
}

/** The measure against which the panel judged, printed under the conclusion. */
export function measureSentence(): string {
  return 'De maatstaf is: aannemelijk. Dat is minder dan bewezen. Een strafrechtelijke veroordeling is niet nodig. ' +
    'Het panel heeft de punten niet opgeteld, maar in samenhang gewogen.'
}

/** What the panel did not judge, one sentence a paragraph. */
export function notJudgedSentences(): string[] {
  return [
    'Dit advies gaat niet over verblijf. Over een verblijfsvergunning beslist de IND. Dit advies is één element in die beslissing.',
    'Dit advies gaat niet over schuld. Het zegt niet dat iemand een strafbaar feit heeft gepleegd.',
    'Dit advies gaat niet over opsporing en vervolging. Daarover beslissen de politie en het Openbaar Ministerie.'
  ]
}

const duties = {
  adviseur: 'Wie op dit advies besluit, moet nagaan of het onderzoek zorgvuldig is gedaan (artikel 3:9 van de Algemene wet bestuursrecht).',
  naarAnalogie: 'Dit is geen advies van een adviseur volgens artikel 3:5 van de Algemene wet bestuursrecht. ' +
    'Het panel vraagt om naar analogie van artikel 3:9 van die wet na te gaan of het onderzoek zorgvuldig is gedaan.'
}

const eachAlone = 'De leden hebben ieder zelfstandig beoordeeld, voordat zij elkaars oordeel zagen. Daarna hebben zij samen gewogen.'

interface Carefulness {
  /** The panel is an adviseur in the sense of Awb 3:5, as was said at intake. */
  grondslagIsAwb35: boolean
  /** Somebody answered a question of the declaration with yes, without there being a conflict of interest. */
  ietsGemeld: boolean
  /** Who came on the panel after the reveal, and could not score sealed any more (R-ADV-73). */
  zonderBeoordeling?: readonly MemberDiscipline[]
  /** A round was opened again after a reveal: then the members had seen each other's earlier judgement. */
  heropend?: boolean
}

const reopenedSentence =
  'Na het openen van de beoordelingen is een ronde heropend. Toen kenden de leden elkaars eerdere oordeel. Hun nieuwe oordeel gaven zij weer ieder zelfstandig, voordat zij elkaars nieuwe oordeel zagen.'

const latecomerSentence = (discipline: MemberDiscipline): string =>
  `Het lid namens de ${discipline} kwam in het panel nadat de beoordelingen waren geopend. Van dit lid is er daarom een eigen standpunt, en geen beoordeling per criterium.`

/**
 * What the reader has to check before relying on the advies (vergewisplicht), and what the panel says of its own care.
 *
 * Awb 3:9 binds only for an adviseur in the sense of Awb 3:5; without such a grondslag the text says "naar analogie" and claims no duty. That
 * everybody declared is said only because an advies without all declarations is refused (R-ADV-54).
 */
export function carefulnessSentences({ grondslagIsAwb35, ietsGemeld, zonderBeoordeling = [], heropend = false }: Carefulness): string[] {
  const declared = 'De voorzitter, de secretaris en elk lid hebben vooraf verklaard geen belang te hebben bij deze zaak.'
  return [
    grondslagIsAwb35 ? duties.adviseur : duties.naarAnalogie,
    eachAlone,
    ...(heropend ? [reopenedSentence] : []),
    ietsGemeld ? `${declared} Wat zij daarbij hebben gemeld, staat in het hoofdstuk Het panel.` : declared,
    ...zonderBeoordeling.map(latecomerSentence)
  ]
}

/** The same sentences in the words of `weging-advies/v1`. */
const carefulnessSentencesV1 = (grondslagIsAwb35: boolean): string[] => [
  grondslagIsAwb35 ? duties.adviseur : duties.naarAnalogie,
  `${eachAlone} Elk lid heeft vooraf verklaard geen belang te hebben bij deze zaak.`
]

/** All fixed sentences of this advies together, in the words of its version, as `checkAdvies` wants them. */
export function fixedTextsOf(document: AdviesV1 | AdviesV2 | AdviesInhoud): FixedTexts {
  const { conclusie: { uitkomst }, grondslagIsAwb35 } = document
  return {
    zin: conclusionSentence(uitkomst),
    maatstaf: measureSentence(),
    nietBeoordeeld: notJudgedSentences(),
    zorgvuldigheid: document.schema === 'weging-advies/v1'
      ? carefulnessSentencesV1(grondslagIsAwb35)
      : carefulnessSentences({
        grondslagIsAwb35, ietsGemeld: hasReported(document.verklaringen), zonderBeoordeling: withoutSheet(document.records, signersOf(document)),
        heropend: document.schema === 'weging-advies/v3' && wasReopened(document)
      })
  }
}

/** Whether one of the declarations holds an answer that the reader should see. */
export const hasReported = (verklaringen: AdviesSindsV2['verklaringen']): boolean => verklaringen.some(({ antwoorden }) => antwoorden.some(({ antwoord }) => antwoord === 'ja'))

/** Whether one of the rounds was opened after a reveal. */
export const wasReopened = ({ rondes }: Pick<AdviesV3, 'rondes'>): boolean => rondes.some(({ soort }) => soort === 'heropend')

/** Of those who sign, the members of whom no sheet is in the list of records: they came after the reveal. */
export const withoutSheet = (records: AdviesSindsV2['records'], signers: readonly MemberDiscipline[]): MemberDiscipline[] =>
  signers.filter((own) => !records.some(({ soort, discipline }) => soort === 'score' && discipline === own))
