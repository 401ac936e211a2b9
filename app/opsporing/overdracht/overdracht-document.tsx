import { Document, DocumentHead, formatDateTime, SummaryList } from '~/ui/index'
import { IndicatieVelden } from '../schermen/indicatie-velden'
import { Lines } from '../schermen/wanneer'
import { ontvangerNaam, type OverdrachtDocument } from './schema'

/** The document as its receiver gets it, on the screen and on paper. */
export function OverdrachtBlad({ document: blad, sha256 }: { document: OverdrachtDocument; sha256: string }) {
  return (
    <Document look="wide">
      <DocumentHead eyebrow="Overdracht van opsporingsindicaties" title={blad.nummer} lead={`Aan: ${ontvangerNaam[blad.ontvanger]}`} />
      <SummaryList
        variant="plain"
        rows={[
          { term: 'Zaak', value: `${blad.zaak.aanduiding} (${blad.zaak.zaaknummer})` },
          { term: 'Grondslag', value: blad.grondslag },
          { term: 'Opgesteld', value: `${formatDateTime(blad.opgesteldOp)}, door: ${blad.opgesteldDoor.functie} (${blad.opgesteldDoor.registernummer})` },
          { term: 'SHA-256', value: <code className="overdracht__hash">{sha256}</code>, note: 'Over het document als JSON (RFC 8785). Wie dat bestand heeft, rekent deze code na.' },
          ...(blad.toelichting === null ? [] : [{ term: 'Toelichting', value: <Lines text={blad.toelichting} /> }])
        ]}
      />
      <p>Dit zijn indicaties voor opsporing. Zij zeggen niets over de vraag of iemand slachtoffer is.</p>
      {blad.indicaties.map((each) => (
        <section key={`${each.nummer}.${each.versie}`} className="overdracht__indicatie">
          <h2>Indicatie {each.nummer}, versie {each.versie}</h2>
          {/* A page that comes loose still says what it belongs to. */}
          <p>Deel van {blad.nummer}. {each.geschrevenDoor === null ? 'Ingelezen' : `Geschreven door: ${each.geschrevenDoor}`}, {formatDateTime(each.geschrevenOp)}.</p>
          <IndicatieVelden inhoud={each.inhoud} />
        </section>
      ))}
    </Document>
  )
}
