import type { Denied, RoomStatus } from './room-status'

/** What to tell: one line that is always there, and for a refusal what happened and what to do. */
export interface StatusText {
  readonly text: string
  readonly uitleg?: string
}

const LINES: Record<RoomStatus, string> = {
  laden: 'De tekst wordt geladen',
  opgeslagen: 'Opgeslagen',
  bezig: 'Bezig met opslaan',
  'geen-verbinding': 'Geen verbinding: bewaard in dit venster',
  'alleen-lezen': 'Alleen lezen',
  geweigerd: 'U kunt hier niet verder werken',
  gesloten: 'Gesloten'
}

const COPY_FIRST = 'Wat u hier als laatste schreef, is misschien niet opgeslagen. Kopieer het als u het wilt bewaren.'

const REASONS: Record<Denied['reason'], StatusText> = {
  'sessie-beeindigd': {
    text: 'U bent niet meer aangemeld',
    uitleg: `Meld u opnieuw aan. Laat dit venster open: uw tekst blijft hier staan. ${COPY_FIRST}`
  },
  'recht-ingetrokken': {
    text: 'U mag hier niet meer schrijven',
    uitleg: `Uw toegang is gewijzigd. Vraag de coördinator als u denkt dat dit niet klopt. ${COPY_FIRST}`
  },
  'niet-gevonden': {
    text: 'Deze pagina is er niet, of niet voor u',
    uitleg: 'Ga terug naar Mijn werk en open het dossier opnieuw.'
  },
  afgesloten: {
    text: 'Dit onderdeel is afgesloten',
    uitleg: `Er kan niets meer worden gewijzigd. Ververs de pagina om te zien wat er is vastgelegd. ${COPY_FIRST}`
  },
  'te-groot': {
    text: 'Deze tekst is te lang om op te slaan',
    uitleg: `Kopieer wat u als laatste toevoegde, ververs de pagina en voeg het in kleinere delen toe. ${COPY_FIRST}`
  },
  'wijziging-geweigerd': {
    text: 'Uw laatste wijziging kon niet worden opgeslagen',
    uitleg: `Kopieer uw tekst, kies Opnieuw laden en plak wat ontbreekt. ${COPY_FIRST}`
  }
}

/** The Dutch words for a status (B1). While there is no connection, only what is unsaved needs keeping the window open. */
export function statusText(status: RoomStatus, denied: Denied | null = null): StatusText {
  return denied ? REASONS[denied.reason] : { text: LINES[status] }
}
