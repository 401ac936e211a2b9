import { SummaryList } from '~/ui/index'
import { aardNaam, bronNaam, herkomstNaam, informatieNaam } from '../namen'
import type { IndicatieInhoud } from '../schema'
import { Lines, Wanneer } from './wanneer'

/** Everything one version of a lead says: the facts, and apart from them what the officer makes of it. */
export function IndicatieVelden({ inhoud }: { inhoud: IndicatieInhoud }) {
  return (
    <SummaryList
      rows={[
        { term: 'Wanneer', value: <Wanneer tijd={inhoud} /> },
        { term: 'Waar', value: inhoud.plaats ?? 'niet vermeld' },
        { term: 'Feiten', value: <Lines text={inhoud.tekst} /> },
        { term: 'Oordeel van de opsteller', value: inhoud.oordeel === null ? 'geen' : <Lines text={inhoud.oordeel} /> },
        { term: 'Aard', value: aardNaam[inhoud.aard] },
        { term: 'Bron', value: inhoud.bron ?? 'niet vermeld' },
        { term: 'Betrouwbaarheid van de bron', value: bronNaam[inhoud.betrouwbaarheidBron] },
        { term: 'Zekerheid van de informatie', value: informatieNaam[inhoud.betrouwbaarheidInformatie] },
        { term: 'Vindplaats', value: inhoud.vindplaats ?? 'niet vermeld' },
        { term: 'Herkomst', value: herkomstNaam(inhoud.herkomst) },
        ...(inhoud.reden === null ? [] : [{ term: 'Reden van de correctie', value: <Lines text={inhoud.reden} /> }])
      ]}
    />
  )
}
