import { formatDate } from '~/ui/dates'
import type { AdviesDocument, Uitkomst } from '../schema'
import type { Deel } from './schema'

/*
 * The words of the letter to betrokkene: Dutch at B1, the same each time. They say what the advies says and no more; no number of hers, no judgement
 * per criterion, no name. What a judge or officer needs stands in the advies, not here.
 */

const answers: Record<Uitkomst, readonly string[]> = {
  'aannemelijk': [
    'Het panel vindt het aannemelijk dat u slachtoffer bent van mensenhandel.',
    'Aannemelijk betekent: er zijn genoeg redenen om dit aan te nemen. Het hoeft niet bewezen te zijn.'
  ],
  'niet aannemelijk': [
    'Het panel vindt het niet aannemelijk dat u slachtoffer bent van mensenhandel.',
    'Dit betekent niet dat u hebt gelogen.',
    'Het betekent: het panel zag niet genoeg redenen om dit aan te nemen. Wij begrijpen dat dit zwaar is om te lezen. U hoeft dit niet alleen te lezen.'
  ],
  'onvoldoende informatie': [
    'Het panel weet te weinig om de vraag te beantwoorden. Het panel zegt dus niet ja en niet nee.',
    'Dat er informatie ontbreekt, telt niet tegen u.',
    'Dit ontbreekt nog. Erachter staat wie het kan geven.'
  ]
}

/** The fixed parts of the letter beside this advies, in the order in which they are read. */
export function letterParts(advies: AdviesDocument): Deel[] {
  const { conclusie: { uitkomst } } = advies
  return [
    part('Waarom krijgt u deze brief?', [
      'Een panel heeft een advies gegeven. De vraag was: is het aannemelijk dat u slachtoffer bent van mensenhandel?',
      'In het panel zitten mensen van de IND, van de zorg en van de politie. Zij hebben de stukken gelezen en samen gesproken.',
      ...heard(advies),
      ...comesAfter(advies)
    ]),
    part('Wat zegt het panel?', answers[uitkomst], uitkomst === 'onvoldoende informatie' ? advies.ontbreekt.map(({ wat, wie }) => `${ended(wat)} Wie dit kan geven: ${ended(wie)}`) : []),
    part('Wat is dit advies?', [
      'Het advies is wat het panel vindt. Het is geen besluit.',
      'Het advies gaat niet over de vraag of u in Nederland mag blijven. Het zegt niet dat iemand schuldig is. Het gaat niet over het onderzoek van de politie.'
    ]),
    part('Wat gebeurt er nu?', [
      'De IND leest het advies. De IND gaat na of het panel zorgvuldig heeft gewerkt. Daarna neemt de IND een besluit. De IND kan iets anders besluiten dan het panel vindt.',
      'Het besluit krijgt u van de IND. Daarin staat ook wat u kunt doen als u het er niet mee eens bent, en tot wanneer.'
    ])
  ]
}

const part = (kop: string, alineas: readonly string[], lijst: readonly string[] = []): Deel => ({ kop, alineas: [...alineas], lijst: [...lijst] })

const ended = (text: string): string => (/[.?!]$/u.test(text) ? text : `${text}.`)

const heard = ({ hoorzitting }: AdviesDocument): string[] => (hoorzitting.gehouden ? [`Op ${formatDate(hoorzitting.datum)} was er een hoorzitting. Wat daar is gezegd, telt mee.`] : [])

/** A later version says which earlier letter it comes after. */
function comesAfter(advies: AdviesDocument): string[] {
  const earlier = advies.schema === 'weging-advies/v1' ? null : advies.vervangt
  if (!earlier) return []
  const what = advies.schema !== 'weging-advies/v1' && advies.soort === 'aanvullend advies' ? 'Dit is een aanvulling op' : 'Dit komt in de plaats van'
  return [`Er was al een advies, van ${formatDate(earlier.vastgesteldOp)}. ${what} dat advies, omdat er nieuwe feiten zijn.`]
}
