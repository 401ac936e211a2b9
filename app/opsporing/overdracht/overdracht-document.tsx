import { Document, DocumentHead, formatDateTime, formatDay, SummaryList } from '~/ui/index'
import { IndicatieVelden } from '../schermen/indicatie-velden'
import { Lines } from '../schermen/wanneer'
import { ontvangerNaam, watIs, type OverdrachtDocument } from './schema'

/** The document as its receiver gets it, on the screen and on paper. */
export function OverdrachtBlad({ document: blad, sha256 }: { document: OverdrachtDocument; sha256: string }) {
  const { koppelvlak, strafdossier } = watIs(blad)
  return (
    <Document look="wide">
      <DocumentHead eyebrow={koppelvlak === 'K4' ? 'Overdracht van het strafdossier' : 'Overdracht van opsporingsindicaties'} title={blad.nummer} lead={`Aan: ${ontvangerNaam[blad.ontvanger]}`} />
      <SummaryList
        variant="plain"
        rows={[
          { term: 'Zaak', value: `${blad.zaak.aanduiding} (${blad.zaak.zaaknummer})` },
          ...(strafdossier ? [{ term: 'Aangifte', value: formatDay(strafdossier.aangifteOp) }, { term: 'Resultaat', value: <Lines text={strafdossier.resultaat} /> }] : []),
          { term: 'Grondslag', value: blad.grondslag },
          { term: 'Opgesteld', value: `${formatDateTime(blad.opgesteldOp)}, door: ${blad.opgesteldDoor.functie} (${blad.opgesteldDoor.registernummer})` },
          { term: 'SHA-256', value: <code className="overdracht__hash">{sha256}</code>, note: 'Over het document als JSON (RFC 8785). Wie dat bestand heeft, rekent deze code na.' },
          ...(blad.toelichting === null ? [] : [{ term: 'Toelichting', value: <Lines text={blad.toelichting} /> }])
        ]}
      />
      {blad.indicaties.length > 0 && <p>Dit zijn indicaties voor opsporing. Zij zeggen niets over de vraag of iemand slachtoffer is.</p>}
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
