import { Card, ItemList, SummaryList } from '~/ui/index'
import type { ZetelVerklaring } from '../declare-interest.server'
import { verklaringVragen } from '../declaration'

/** For the voorzitter: what those on the panel declared, each *ja* with its explanation. */
export function DeclarationsCard({ verklaringen }: { verklaringen: Pick<ZetelVerklaring, 'zetel' | 'functie' | 'verklaring' | 'antwoorden'>[] }) {
  return (
    <Card title="Wat de leden verklaarden">
      <p>Alleen u leest dit. Wie een belang heeft, doet niet mee.</p>
      <SummaryList rows={verklaringen.map((lid) => ({ term: lid.functie, value: <Antwoord {...lid} /> }))} />
    </Card>
  )
}

function Antwoord({ functie, verklaring, antwoorden }: Pick<ZetelVerklaring, 'functie' | 'verklaring' | 'antwoorden'>) {
  const anders = verklaring === 'belang' ? 'Doet niet mee.' : 'Geen belang.'
  if (!antwoorden) return <>{anders} De vijf vragen zijn toen nog niet gesteld.</>
  const ja = verklaringVragen.filter(({ naam }) => antwoorden[naam].antwoord === 'ja')
  if (ja.length === 0) return <>{anders} Op alle vragen nee{verklaring === 'belang' ? ', wel een ander belang' : ''}.</>
  const items = ja.map(({ naam, kort }) => ({ id: naam, body: [kort, antwoorden[naam].toelichting].filter(Boolean).join(': ') }))
  return <>{anders}<ItemList label={`Ja van ${functie}`} items={items} /></>
}
