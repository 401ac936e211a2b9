import { formatDate, formatDateTime, ItemList } from '~/ui/index'
import { instantieTekst, keuzeTekst, uitkomstTekst, type CourtOutcome, type Keuze } from '../reply'

export interface GegevenAntwoord {
  volgnummer: number
  keuze: Keuze
  reden: string
  op: string
}

export interface GemeldeUitspraak extends CourtOutcome {
  id: string
}

/** What the IND answered, oldest first, and what a court said later: for the reader and for the panel alike. */
export const ReplyHistory = ({ antwoorden, uitspraken }: { antwoorden: GegevenAntwoord[]; uitspraken: GemeldeUitspraak[] }) => (
  <ItemList
    label="Antwoorden van de IND"
    items={[
      ...antwoorden.map(({ volgnummer, keuze, reden, op }) => ({
        id: `antwoord-${volgnummer}`, body: <><strong>{keuzeTekst[keuze].gelezen}.</strong> <span>{reden}</span></>, note: formatDateTime(op)
      })),
      ...uitspraken.map(({ id, instantie, datum, uitkomst, toelichting }) => ({
        id, body: <><strong>{uitkomstTekst[uitkomst]}.</strong> <span>{toelichting}</span></>, note: `${instantieTekst[instantie]}, uitspraak van ${formatDate(datum)}`
      }))
    ]}
  />
)
