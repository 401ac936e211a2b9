import { addDays, dagInAmsterdam } from '~/platform/kalender/rules'
import { formatDate, formatTime } from '~/ui/dates'
import { joined, lengthInWords, moment, named, part, READING_DAYS, type LetterFacts } from './letter-pieces'
import type { Deel } from './schema'

/*
 * The words of the letter to a child, or to somebody whose age is in doubt: *je*, short, and to be read with the guardian. It promises no more than what happens at a
 * hearing, and says as little of what the talk is about as the other letter does.
 */

/** The parts of the letter to a child, in the order in which they are read. */
export function childParts(facts: LetterFacts): Deel[] {
  if (facts.soort === 'vervallen') return [calledOff(facts), questions(facts)]
  return [facts.soort === 'verzet' ? moved(facts) : why, when(facts), where(facts), who(facts), rights(facts), papers(facts), questions(facts)]
}

const why = part('Waarom krijg je deze brief?', ['Een paar mensen willen graag met je praten. Zij willen horen wat jij zelf wilt vertellen. Jij mag hun ook vragen stellen.', 'Het is geen examen en geen rechtszaak. Je hebt niets fout gedaan.', 'Je voogd krijgt deze brief ook. Lees hem samen.'])

const calledOff = ({ begintOp }: LetterFacts): Deel =>
  part('Wat is er veranderd?', [`Het gesprek van ${moment(begintOp)} gaat niet door.`, 'Je hoeft niets te doen. Het komt niet door jou. Komt er een nieuw moment, dan krijg je weer een brief.'])

const moved = ({ eerder }: LetterFacts): Deel =>
  part('Wat is er veranderd?', [
    eerder === null ? 'Je gesprek is op een ander moment dan in onze vorige brief.' : `Het gesprek van ${moment(eerder)} gaat niet door. Hieronder staat het nieuwe moment.`,
    'Het komt niet door jou. Gebruik de vorige brief niet meer.'
  ])

const when = ({ begintOp, eindigtOp }: LetterFacts): Deel =>
  part('Wanneer is het?', [
    `Op ${formatDate(begintOp.toISOString())}, van ${formatTime(begintOp.toISOString())} tot ${formatTime(eindigtOp.toISOString())} uur.`,
    `Het duurt nooit langer dan ${lengthInWords(begintOp, eindigtOp)}. Er zijn pauzes. Word je moe? Dan gaan we een andere keer verder.`
  ])

const where = ({ eigenIngang }: LetterFacts): Deel =>
  part('Waar is het?', [
    'Het adres staat niet in deze brief. Dat is veiliger voor je. Je voogd weet waar het is en gaat met je mee.',
    eigenIngang ? 'Je komt binnen door een eigen ingang. Je komt er geen anderen tegen.' : 'Met je voogd spreken wij af hoe je binnenkomt, zodat je geen anderen tegenkomt.'
  ])

const functies: Readonly<Record<string, string>> = {
  voorzitter: 'de voorzitter: die leidt het gesprek',
  secretaris: 'de secretaris: die schrijft op wat er wordt gezegd',
  IND: 'iemand van de IND',
  zorg: 'iemand uit de zorg',
  politie: 'iemand van de politie: die is er om te luisteren, niet om je te straffen',
  gemachtigde: 'je advocaat of een andere helper: die staat aan jouw kant',
  voogd: 'je voogd',
  steunpersoon: 'de persoon die je zelf meeneemt'
}
const geslachten: Record<string, string> = { vrouw: ' (een vrouw)', man: ' (een man)' }

function who({ inZaal, elders, tolk }: LetterFacts): Deel {
  const outside = named(functies, elders)
  return part(
    'Wie zijn erbij?',
    [
      'In de kamer zitten met jou:',
      ...(outside.length > 0 ? [`In een andere kamer ${outside.length === 1 ? 'luistert' : 'luisteren'} mee: ${joined(outside)}.`] : []),
      'Aan het begin hoor je wie iedereen is.'
    ],
    [...named(functies, inZaal), ...(tolk ? [`een tolk${geslachten[tolk.geslacht] ?? ''} met nummer ${tolk.nummer}: die vertaalt alles en vertelt niets door`] : [])]
  )
}

const rights = ({ tolk }: LetterFacts): Deel =>
  part('Wat mag jij?', ['Dit mag je altijd:'], [
    'Je mag stoppen. Je hoeft niet te zeggen waarom.',
    'Je mag een pauze vragen.',
    'Je hoeft geen antwoord te geven. ‘Dat weet ik niet’ is ook goed.',
    'Je mag iets of iemand meenemen waar je rustig van wordt.',
    tolk ? 'Begrijp je de tolk niet goed? Zeg het meteen.' : 'Wil je een tolk? Vraag het. Het kost niets.',
    'Je mag vragen of een vrouw of juist een man met je praat.',
    'Daarna lees je met je voogd wat er is opgeschreven. Klopt iets niet, dan zeg je het.'
  ])

function papers({ begintOp, vandaag }: LetterFacts): Deel {
  const from = addDays(dagInAmsterdam(begintOp), -READING_DAYS)
  return part('Mag je lezen wat er al is?', [`Ja, samen met je voogd of met wie je helpt. Dat kan ${from > vandaag ? `vanaf ${formatDate(from)}` : 'vanaf nu'}.`])
}

const questions = ({ telefoon, soort }: LetterFacts): Deel =>
  part(soort === 'vervallen' ? 'Heb je een vraag?' : 'Kun je niet, of heb je een vraag?', [
    telefoon === undefined ? 'Zeg het tegen je voogd of tegen wie je deze brief gaf.' : `Zeg het tegen je voogd, of bel ${telefoon}. Je hoeft je naam niet te zeggen: het nummer boven deze brief is genoeg.`,
    ...(soort === 'vervallen' ? [] : ['Moet je dan naar school, of heb je iets anders? Zeg het ook. Dan zoeken wij een ander moment.'])
  ])
