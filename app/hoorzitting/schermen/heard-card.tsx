import { Card, Disclosure, formatDate } from '~/ui/index'
import { grondNaam, type VerslagRecord, type WaiverRecord } from '../schema'
import { VerslagText } from './verslag-text'

/** What was said at the hearing as it was recorded, or why there was none, for who reads a weighing. */
export function HeardCard({ verslag, afgezien }: { verslag: VerslagRecord | null; afgezien: WaiverRecord | null }) {
  if (verslag) {
    return (
      <Card title="Verslag van de hoorzitting" aside={formatDate(verslag.datum)}>
        <Disclosure label="Het verslag lezen">
          <VerslagText verslag={verslag} />
        </Disclosure>
      </Card>
    )
  }
  return afgezien && <Card title="Afgezien van horen"><p>{grondNaam[afgezien.grond]}.</p><p>{afgezien.reden}</p></Card>
}
