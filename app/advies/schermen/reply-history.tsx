import { formatDate, formatDateTime, ItemList } from '~/ui/index'
import { instantieTekst, keuzeTekst, motiefTekst, uitkomstTekst, type CourtOutcome, type Keuze, type Motief } from '../reply'

export interface GegevenAntwoord {
  volgnummer: number
  keuze: Keuze
  /** Why not, or not wholly; null where the IND follows, and in answers from before it was asked. */
  motief: Motief | null
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
      ...antwoorden.map(({ volgnummer, keuze, motief, reden, op }) => ({
        id: `antwoord-${volgnummer}`, body: <><strong>{keuzeTekst[keuze].gelezen}.</strong> {motief && <>{motiefTekst[motief]}. </>}<span>{reden}</span></>, note: formatDateTime(op)
      })),
      ...uitspraken.map(({ id, instantie, datum, uitkomst, toelichting }) => ({
        id, body: <><strong>{uitkomstTekst[uitkomst]}.</strong> <span>{toelichting}</span></>, note: `${instantieTekst[instantie]}, uitspraak van ${formatDate(datum)}`
      }))
    ]}
  />
)
