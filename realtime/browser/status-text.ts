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
  'geen-verbinding': 'Geen verbinding, bewaard in dit venster',
  'alleen-lezen': 'Alleen lezen',
  geweigerd: 'Geweigerd'
}

/** What happened, what to do, and the same for who has something in this window that is not on disk. */
interface Reason {
  wat: string
  uitleg: string
  onbewaard?: string
}

const COPY_FIRST = 'Wat u hier als laatste schreef, is niet opgeslagen. Kopieer het als u het wilt bewaren.'

const REASONS: Record<Denied['reason'], Reason> = {
  'sessie-beeindigd': {
    wat: 'u bent niet meer aangemeld',
    uitleg: 'Meld u hier opnieuw aan, dan kunt u verder.',
    onbewaard: 'Uw tekst staat nog in dit venster. Meld u hier opnieuw aan, dan wordt alles opgeslagen. Laat dit venster open.'
  },
  'andere-persoon': {
    wat: 'iemand anders is aangemeld',
    uitleg: 'De tekst in dit venster is van wie hier eerst werkte. Op uw naam wordt er niets van opgeslagen. Sluit dit venster.',
    onbewaard: 'De tekst in dit venster is van wie hier eerst werkte. Op uw naam wordt er niets van opgeslagen. Laat diegene zich hier weer aanmelden, of kopieer de tekst.'
  },
  'recht-ingetrokken': {
    wat: 'u mag hier niet meer schrijven',
    uitleg: 'Uw toegang is gewijzigd. Vraag de coördinator als u denkt dat dit niet klopt.',
    onbewaard: `Uw toegang is gewijzigd. Vraag de coördinator als u denkt dat dit niet klopt. ${COPY_FIRST}`
  },
  'niet-gevonden': {
    wat: 'deze pagina is er niet, of niet voor u',
    uitleg: 'Ga terug naar Mijn werk en open het dossier opnieuw.'
  },
  'niet-meer-open': {
    wat: 'dit onderdeel is niet meer open voor u',
    uitleg: 'Het is intussen afgesloten, of uw toegang is gewijzigd. Laad de pagina opnieuw.',
    onbewaard: `Het is intussen afgesloten, of uw toegang is gewijzigd. ${COPY_FIRST}`
  },
  afgesloten: {
    wat: 'dit onderdeel is afgesloten',
    uitleg: 'Er kan niets meer worden gewijzigd. Laad de pagina opnieuw om te zien wat is vastgelegd.',
    onbewaard: `Er kan niets meer worden gewijzigd. ${COPY_FIRST}`
  },
  'te-groot': {
    wat: 'deze tekst is te lang om op te slaan',
    uitleg: 'Laad de pagina opnieuw en voeg de tekst in kleinere delen toe.',
    onbewaard: `Laad de pagina daarna opnieuw en voeg de tekst in kleinere delen toe. ${COPY_FIRST}`
  },
  'wijziging-geweigerd': {
    wat: 'uw laatste wijziging kon niet worden opgeslagen',
    uitleg: 'Kies Opnieuw laden.',
    onbewaard: `Kies daarna Opnieuw laden en plak wat ontbreekt. ${COPY_FIRST}`
  }
}

/** The Dutch words for a status (B1): one of five, and for a refusal why, and what to do with what is `unsaved`. */
export function statusText(status: RoomStatus, denied: Denied | null = null, unsaved = false): StatusText {
  if (!denied) return { text: LINES[status] }
  const { wat, uitleg, onbewaard } = REASONS[denied.reason]
  return { text: `${LINES.geweigerd}: ${wat}`, uitleg: unsaved ? (onbewaard ?? uitleg) : uitleg }
}
