import type { Uitkomst } from './schema'

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

/**
 * What the reader has to check before relying on the advies (vergewisplicht).
 *
 * Awb 3:9 binds only for an adviseur in the sense of Awb 3:5; without such a grondslag the text says "naar analogie" and claims no duty.
 */
export function carefulnessSentences(grondslagIsAwb35: boolean): string[] {
  const duty = grondslagIsAwb35
    ? 'Wie op dit advies besluit, moet nagaan of het onderzoek zorgvuldig is gedaan (artikel 3:9 van de Algemene wet bestuursrecht).'
    : 'Dit is geen advies van een adviseur volgens artikel 3:5 van de Algemene wet bestuursrecht. ' +
      'Het panel vraagt om naar analogie van artikel 3:9 van die wet na te gaan of het onderzoek zorgvuldig is gedaan.'
  return [
    duty,
    'De leden hebben ieder zelfstandig beoordeeld, voordat zij elkaars oordeel zagen. Daarna hebben zij samen gewogen. ' +
      'Elk lid heeft vooraf verklaard geen belang te hebben bij deze zaak.'
  ]
}

/** All fixed sentences of one advies together, as `checkAdvies` wants them. */
export function fixedTextsFor({ uitkomst, grondslagIsAwb35 }: { uitkomst: Uitkomst, grondslagIsAwb35: boolean }) {
  return {
    zin: conclusionSentence(uitkomst),
    maatstaf: measureSentence(),
    nietBeoordeeld: notJudgedSentences(),
    zorgvuldigheid: carefulnessSentences(grondslagIsAwb35)
  }
}
