import type { Discipline } from './catalogus/schema'
import type { DraftProblem } from './row-reader'

export type StandpuntProblem = { veld: 'uitkomst' | 'toelichting' | 'afwijkend' | 'ontbreekt' | 'dragend' | 'versterkt'; bericht: string }

/** Every way in which beoordeling says no. None of them tells anything of a sealed sheet but "ingediend: ja/nee". */
export type Refusal =
  | { soort: 'intake niet gereed' }
  | { soort: 'discipline ontbreekt'; disciplines: Discipline[] }
  | { soort: 'ronde loopt al' }
  | { soort: 'ronde nog niet geopend' }
  | { soort: 'ronde al onthuld' }
  | { soort: 'stoel gesloten' }
  | { soort: 'verslag nog niet vast' }
  | { soort: 'beoordeling onvolledig'; problems: DraftProblem[] }
  | { soort: 'nog niet ingediend' }
  | { soort: 'nog niet iedereen ingediend'; disciplines: Discipline[] }
  | { soort: 'balans ontbreekt'; groepen: { code: string; naam: string }[] }
  | { soort: 'tekst te lang'; waar: string[] }
  | { soort: 'standpunt onvolledig'; problems: StandpuntProblem[] }
  | { soort: 'standpunt ontbreekt'; disciplines: Discipline[] }

export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

/** What the reader is told: what is wrong and what to do. Lists of problems are shown apart, below this sentence. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.soort) {
    case 'intake niet gereed':
      return 'De intake is nog niet klaar. Rond eerst de intake af.'
    case 'discipline ontbreekt':
      return `In het panel ontbreekt nog: ${list(refusal.disciplines)}. Vul eerst het panel aan.`
    case 'ronde loopt al':
      return 'Er loopt al een ronde. Een nieuwe ronde kan pas als alle oordelen van deze ronde open zijn.'
    case 'ronde nog niet geopend':
      return 'De ronde is nog niet begonnen. Wacht tot de ronde is geopend.'
    case 'ronde al onthuld':
      return 'De oordelen van deze ronde zijn al open voor het panel. Daarom kan dit niet meer. Is er iets nieuws, vraag dan om een nieuwe ronde.'
    case 'stoel gesloten':
      return 'Deze plaats in het panel is gesloten. U kunt hier niets meer indienen.'
    case 'verslag nog niet vast':
      return 'U kunt nog niet indienen. Dat kan als het verslag van de hoorzitting is vastgesteld, of als is besloten om niet te horen. Uw werk blijft bewaard.'
    case 'beoordeling onvolledig':
      return 'Uw beoordeling is nog niet compleet. Hieronder staat wat nog nodig is. Uw werk blijft bewaard.'
    case 'nog niet ingediend':
      return 'U hebt nog niets ingediend. Dien eerst uw beoordeling in.'
    case 'nog niet iedereen ingediend':
      return `Nog niet iedereen heeft ingediend. Er wordt gewacht op: ${list(refusal.disciplines)}. Alle oordelen gaan tegelijk open.`
    case 'balans ontbreekt':
      return `Er ontbreekt nog een balans bij ${list(refusal.groepen.map((groep) => `${groep.code} ${groep.naam}`))}. Schrijf ook daar wat versterkt en wat verzwakt.`
    case 'tekst te lang':
      return `Deze tekst is te lang: ${list(refusal.waar)}. Maak kortere alinea’s, of minder alinea’s.`
    case 'standpunt onvolledig':
      return 'Uw eindoordeel is nog niet compleet. Hieronder staat wat nog nodig is.'
    case 'standpunt ontbreekt':
      return `Er ontbreekt nog een eindoordeel van: ${list(refusal.disciplines)}.`
  }
}

function list(parts: readonly string[]): string {
  return new Intl.ListFormat('nl', { type: 'conjunction' }).format(parts)
}
