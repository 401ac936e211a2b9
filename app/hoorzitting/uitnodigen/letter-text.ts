import { addDays, dagInAmsterdam } from '~/platform/kalender/rules'
import { formatDate, formatTime } from '~/ui/dates'
import { childParts } from './child-letter-text'
import { joined, lengthInWords, moment, named, part, READING_DAYS, type LetterFacts } from './letter-pieces'
import type { Soort } from './rules'
import type { Deel } from './schema'

/*
 * The words of the letter to betrokkene: Dutch at B1, the same each time. Others may find it, so it says nothing of what the talk is about: no hoorzitting, no
 * slachtoffer, no name, no address, no language, no country. Who asks and who listens is said by function; the interpreter by number. A child has words of its own.
 */

const titels: Record<Soort, string> = { uitnodiging: 'Uitnodiging voor een gesprek', verzet: 'Uw gesprek is op een ander moment', vervallen: 'Uw gesprek gaat niet door' }
export const letterTitle = ({ soort, kind }: Pick<LetterFacts, 'soort' | 'kind'>): string => (kind ? titels[soort].replace('Uw', 'Je') : titels[soort])

/** The parts of the letter in the order in which they are read. */
export function letterParts(facts: LetterFacts): Deel[] {
  if (facts.kind) return childParts(facts)
  if (facts.soort === 'vervallen') return [calledOff(facts), questions(facts)]
  return [
    ...(facts.soort === 'verzet' ? [moved(facts)] : [part('Waarom krijgt u deze brief?', ['Een groep mensen wil graag met u praten. Zij willen horen wat u zelf wilt vertellen, en u mag hun vragen stellen.', 'Praten helpt om goed te kunnen adviseren. Het is geen rechtszaak.'])]),
    when(facts),
    where(facts),
    who(facts),
    rights(facts),
    papers(facts),
    questions(facts)
  ]
}

const calledOff = ({ begintOp }: LetterFacts): Deel =>
  part('Wat is er veranderd?', [`Het gesprek van ${moment(begintOp)} gaat niet door.`, 'U hoeft niets te doen. Het komt niet door u, en het telt niet tegen u. Als er een nieuw moment komt, krijgt u weer een brief.'])

const moved = ({ eerder }: LetterFacts): Deel =>
  part('Wat is er veranderd?', [
    eerder === null ? 'Uw gesprek is op een ander moment dan in onze vorige brief.' : `Het gesprek van ${moment(eerder)} gaat niet door. Hieronder staat het nieuwe moment.`,
    'Het komt niet door u, en het telt niet tegen u. Gebruik de vorige brief niet meer.'
  ])

const when = ({ begintOp, eindigtOp }: LetterFacts): Deel =>
  part('Wanneer en hoe lang?', [
    `Op ${formatDate(begintOp.toISOString())}, van ${formatTime(begintOp.toISOString())} tot ${formatTime(eindigtOp.toISOString())} uur.`,
    `Dat is ten hoogste ${lengthInWords(begintOp, eindigtOp)}, met pauzes. U mag altijd om een pauze vragen. Is het te lang, dan kan het gesprek een andere keer verdergaan.`
  ])

const where = ({ eigenIngang }: LetterFacts): Deel =>
  part('Waar is het?', [
    'Het adres staat niet in deze brief. Dat is veiliger voor u. Wie u deze brief geeft, vertelt waar het is en hoe u er komt.',
    eigenIngang ? 'U komt binnen door een eigen ingang. U komt er geen anderen tegen.' : 'Wij spreken met u af hoe u binnenkomt, zodat u geen anderen tegenkomt.'
  ])

const functies: Record<string, string> = {
  voorzitter: 'de voorzitter: die leidt het gesprek',
  secretaris: 'de secretaris: die schrijft op wat er wordt gezegd',
  IND: 'iemand van de IND',
  zorg: 'iemand uit de zorg',
  politie: 'iemand van de politie',
  gemachtigde: 'uw gemachtigde: die helpt u',
  voogd: 'uw voogd',
  steunpersoon: 'de persoon die u zelf meeneemt'
}
const geslachten: Record<string, string> = { vrouw: 'een vrouw', man: 'een man' }

function who({ inZaal, elders, tolk }: LetterFacts): Deel {
  const interpreter = tolk ? [`een tolk${geslachten[tolk.geslacht] ? ` (${geslachten[tolk.geslacht]})` : ''} met nummer ${tolk.nummer}: die vertaalt alles en mag niets doorvertellen`] : []
  const outside = named(functies, elders)
  return part(
    'Wie zijn erbij?',
    [
      'In de kamer zitten met u:',
      ...(outside.length > 0 ? [`In een andere kamer ${outside.length === 1 ? 'luistert' : 'luisteren'} mee: ${joined(outside)}.`] : []),
      'Hun namen staan niet in deze brief. U hoort bij het begin wie iedereen is.'
    ],
    [...named(functies, inZaal), ...interpreter]
  )
}

const rights = ({ tolk }: LetterFacts): Deel =>
  part('Wat mag u?', ['Dit zijn uw rechten:'], [
    'U mag op elk moment stoppen. U hoeft niet te zeggen waarom.',
    'U hoeft een vraag niet te beantwoorden.',
    'U mag iemand meenemen die u vertrouwt. Zeg het van tevoren.',
    tolk ? 'De tolk spreekt uw taal. Begrijpt u de tolk niet goed, zeg dat dan meteen.' : 'U mag om een tolk vragen. Dat kost u niets.',
    'U mag vragen of een vrouw of juist een man met u praat.',
    'Daarna leest u wat er is opgeschreven. U mag het verbeteren en aanvullen.'
  ])

function papers({ begintOp, vandaag }: LetterFacts): Deel {
  const from = addDays(dagInAmsterdam(begintOp), -READING_DAYS)
  return part('Kunt u eerst lezen wat er is?', [
    `Ja. ${from > vandaag ? `Vanaf ${formatDate(from)}` : 'Vanaf nu'} kunt u de papieren lezen die er al zijn. Doe dat samen met uw gemachtigde of met wie u helpt.`,
    'Wilt u zelf iets laten lezen? Geef het aan hen. Het mag ook later nog.'
  ])
}

const questions = ({ telefoon, soort }: LetterFacts): Deel =>
  part(soort === 'vervallen' ? 'Hebt u vragen?' : 'Kunt u niet, of hebt u vragen?', [
    telefoon === undefined ? 'Zeg het tegen wie u deze brief gaf. Die geeft het aan ons door.' : `Bel ${telefoon}, of zeg het tegen wie u deze brief gaf. U hoeft niet uw naam te noemen: het nummer boven deze brief is genoeg.`,
    ...(soort === 'vervallen' ? [] : ['Zeg het ook als u die dag iets anders hebt, zoals therapie, school of zorg voor een kind. Dan zoeken wij een ander moment.'])
  ])
