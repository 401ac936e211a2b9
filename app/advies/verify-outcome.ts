import type { VerifyReport } from './verify-report'

/** The one result above a report. Word, colour and state come from here together, so that they cannot disagree (R-ADV-111). */
export type VerifyOutcome = {
  soort: 'echt' | 'test' | 'onbekende-ondertekenaar' | 'veranderd' | 'geen-advies'
  toon: 'good' | 'test' | 'weakened' | 'attention'
  titel: string
  uitleg: string
}

const outcomes: Record<VerifyOutcome['soort'], Omit<VerifyOutcome, 'soort'>> = {
  echt: {
    toon: 'good', titel: 'Dit advies is echt en niet veranderd',
    uitleg: 'Het panel heeft precies deze tekst goedgekeurd en verzegeld.'
  },
  test: {
    toon: 'test', titel: 'Dit is een TEST: geen rechtskracht',
    uitleg: 'Het bestand is niet veranderd sinds het zegel. Maar het is met een TEST-sleutel verzegeld. Gebruik het niet als advies.'
  },
  'onbekende-ondertekenaar': {
    toon: 'weakened', titel: 'Vertrouw dit bestand niet',
    uitleg: 'Het bestand is niet veranderd sinds het zegel. Maar het zegel is niet van een ondertekenaar die wij kennen.'
  },
  veranderd: {
    toon: 'weakened', titel: 'Vertrouw dit bestand niet',
    uitleg: 'Dit bestand is niet zoals een verzegeld advies moet zijn. Hieronder staat wat er niet klopt.'
  },
  'geen-advies': {
    toon: 'attention', titel: 'Dit is geen verzegeld advies van Weging',
    uitleg: 'Misschien koos u een ander bestand. Kies het PDF-bestand zoals u het hebt gekregen, dus niet afgedrukt of opnieuw opgeslagen.'
  }
}

/** What a report comes down to. Only a file that holds under a trusted signer is `echt`; a TEST never is (R-ADV-11). */
export function outcomeOf(report: VerifyReport): VerifyOutcome {
  const soort = kindOf(report)
  return { soort, ...outcomes[soort] }
}

function kindOf({ houdt, vertrouwen, controles }: VerifyReport): VerifyOutcome['soort'] {
  if (houdt && vertrouwen === 'vertrouwd') return 'echt'
  if (houdt && vertrouwen === 'test') return 'test'
  const wrong = controles.filter(({ oordeel }) => oordeel === 'fout').map(({ id }) => id)
  if (wrong.includes('bestand')) return 'geen-advies'
  return wrong.length === 1 && wrong[0] === 'ondertekenaar' ? 'onbekende-ondertekenaar' : 'veranderd'
}
