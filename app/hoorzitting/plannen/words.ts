import { disciplines, type Discipline } from '~/dossier/schema'
import { capital } from '~/platform/letters/rules'
import { formatDate } from '~/ui/dates'
import type { ZetelNaam } from './bezetting/rules'
import type { PlaatsWeigering } from './plaatsen/rules'
import type { Risico } from './risico/rules'
import type { Knelpunt, Waarschuwing, Zitting } from './rules'

const naamVan: Record<ZetelNaam | 'quorum', string> = {
  betrokkene: 'betrokkene',
  IND: 'het lid IND',
  zorg: 'het lid zorg',
  politie: 'het lid politie',
  voorzitter: 'de voorzitter',
  secretaris: 'de secretaris',
  tolk: 'de tolk',
  gemachtigde: 'de gemachtigde',
  voogd: 'de voogd',
  steunpersoon: 'de steunpersoon',
  ruimte: 'een ruimte die past',
  quorum: 'genoeg leden van twee disciplines'
}

const isPanel = (naam: ZetelNaam): boolean => naam === 'voorzitter' || naam === 'secretaris' || disciplines.includes(naam as Discipline)

/** *betrokkene*, *betrokkene en de tolk*, *betrokkene, het panel en de tolk* */
function list(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} en ${last}`
}
const days = (count: number): string => `${count} ${count === 1 ? 'werkdag' : 'werkdagen'}`
const sentence = (names: readonly string[], one: string, more: string): string[] => (names.length === 0 ? [] : [`${capital(list(names))} ${names.length === 1 ? one : more}.`])

/** In plain Dutch why this moment: who can, who has not answered, who cannot, which terms it meets, and what to mind. R-PLN-13. */
export function explainZitting({ bezetting, leeg, termijnen, waarschuwingen }: Zitting): string {
  const people = bezetting.filter(({ zetel }) => zetel !== 'ruimte')
  const open = people.filter(({ stand }) => stand === 'onbekend').map(({ zetel }) => zetel)
  const can = people.filter(({ stand }) => stand !== 'onbekend').map(({ zetel }) => zetel)
  const wholePanel = ![...open, ...leeg].some(isPanel)
  const names = (zetels: readonly ZetelNaam[]): string[] => [...new Set(zetels.map((zetel) => (wholePanel && isPanel(zetel) ? 'het panel' : naamVan[zetel])))]
  return [
    ...sentence(names(can), 'kan', 'kunnen'),
    ...sentence(names(open), 'antwoordt nog', 'antwoorden nog'),
    ...sentence(names(leeg), 'kan niet', 'kunnen niet'),
    ...termijnen.map((termijn) => termSentence(termijn, termijnen.length > 1)),
    ...new Set(waarschuwingen.map(warningText))
  ].join(' ')
}

function termSentence({ naam, gehaald, werkdagenOver }: Zitting['termijnen'][number], several: boolean): string {
  const term = several ? `de termijn ‘${naam}’` : 'de termijn'
  if (!gehaald) return werkdagenOver === 0 ? `Na ${term}.` : `${days(-werkdagenOver)} na ${term}.`
  return werkdagenOver === 0 ? `Op de laatste werkdag van ${term}.` : `${days(werkdagenOver)} vóór ${term}.`
}

function warningText(warning: Waarschuwing): string {
  switch (warning.soort) {
    case 'vakantie':
      return `Let op: ${warning.naam}.`
    case 'niet-beedigd':
      return 'De tolk is niet beëdigd. Schrijf op waarom dat niet anders kan.'
    case 'ander-geslacht':
      return warning.zetel === 'tolk' ? 'Betrokkene vroeg een tolk van een ander geslacht.' : 'Betrokkene vroeg in de zaal iemand van een ander geslacht om de vragen te stellen.'
    case 'liever-niet':
      return `${capital(naamVan[warning.zetel])} wil liever een ander moment.`
  }
}

/** In plain Dutch why there is no moment, and what would help. R-PLN-10. */
export function explainKnelpunt(knelpunt: Knelpunt): string {
  switch (knelpunt.soort) {
    case 'zitting-te-lang':
      return `Betrokkene kan niet langer dan ${knelpunt.maxMinuten} minuten achter elkaar. Plan meer zittingen, en maak elke zitting korter.`
    case 'geen-dagen':
      return `Er is geen dag over: de zitting kan op zijn vroegst op ${formatDate(knelpunt.eerste)}, en er is gezocht tot en met ${formatDate(knelpunt.laatste)}. Zoek verder vooruit.`
    case 'te-weinig-dagen':
      return `Er ${knelpunt.gevonden === 1 ? 'is 1 dag' : `zijn ${knelpunt.gevonden} dagen`} waarop het kan, en er zijn ${knelpunt.gevraagd} zittingen nodig. Zoek verder vooruit.`
    case 'geen-moment': {
      const names = knelpunt.samen.map((naam) => naamVan[naam])
      const alone = knelpunt.samen[0] === 'ruimte' ? 'vrij is' : knelpunt.samen[0] === 'quorum' ? 'kunnen' : 'kan'
      return `Er is geen moment waarop ${list(names)} ${names.length === 1 ? alone : 'samen kunnen'}.`
    }
  }
}

const risicoTekst: Record<Risico, string> = {
  ruim: 'De hoorzitting kan ruim binnen de termijn.',
  krap: 'De hoorzitting kan nog net binnen de termijn. Plan nu.',
  mist: 'De hoorzitting kan niet meer binnen de termijn.'
}
export const explainRisico = (stand: Risico): string => risicoTekst[stand]

/** Why somebody cannot be placed. Another hearing is told as any other absence: what somebody does elsewhere is not for who plans here. */
export const explainWeigering = (waarom: PlaatsWeigering): string =>
  waarom === 'uitgesloten' ? 'Deze persoon doet in dit dossier niet mee. Kies een ander.' : 'Deze persoon kan op dit moment niet. Kies een ander moment.'
