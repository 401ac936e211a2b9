import { capital } from '~/platform/letters/rules'
import { Card, formatDate, sayDays } from '~/ui/index'
import type { GetoondeConclusie } from '../medisch/read-medical-page.server'

/** What a member who read a medical paper lets the panel know of it. */
export function ConclusionsCard({ conclusies }: { conclusies: readonly GetoondeConclusie[] }) {
  if (conclusies.length === 0) return null
  return (
    <Card title="Conclusies uit medische stukken" aside="Het stuk zelf leest alleen wie betrokkene het laat lezen">
      <ul className="items">
        {conclusies.map(({ soort, datumTekst, tekst, voorgelegd: { aan, op, opmerking } }) => (
          <li key={`${soort} ${datumTekst} ${tekst}`} className="item">
            <div className="item__body">
              <strong>{capital(`${soort}, ${sayDays(datumTekst)}`)}</strong>
              <p>{tekst}</p>
              <p>{`Eerst voorgelegd aan ${aan === 'betrokkene' ? 'betrokkene' : 'de gemachtigde'} op ${formatDate(op)}.${opmerking ? ` Opmerking daarbij: ${opmerking}` : ''}`}</p>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
