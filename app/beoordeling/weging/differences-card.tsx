import { seatLook } from '~/dossier/seat-look'
import { Card, DataTable, Disclosure, MarkLegend, Stack, type Column, type LinkComponent } from '~/ui/index'
import { disciplines } from '../catalogus/schema'
import type { DifferenceKind } from '../differences'
import type { WegingRij } from '../read-weging.server'
import { JudgementMark, legend } from './judgement'

interface DifferencesCardProps {
  rijen: readonly WegingRij[]
  /** The code of the chosen criterion. */
  gekozen: string
  criteriumHref: (code: string) => string
  LinkComponent: LinkComponent
}

const isDifference = ({ soort }: WegingRij): boolean => soort === 'richting' || soort === 'gewicht'

/** Where the members differ, differences first; the rest is one click away. Nothing is counted or added up (law 4). */
export function DifferencesCard({ rijen, gekozen, criteriumHref, LinkComponent }: DifferencesCardProps) {
  const columns = columnsFor(criteriumHref, gekozen, LinkComponent)
  const table = (caption: string, rows: WegingRij[]) => (
    <DataTable caption={caption} captionHidden columns={columns} rows={rows} rowKey={(rij) => rij.code} highlight={(rij) => rij.code === gekozen} empty="Er is geen criterium waarover u verschilt." />
  )
  const part = (label: string, soort: DifferenceKind) => {
    const rows = rijen.filter((rij) => rij.soort === soort)
    if (rows.length === 0) return null
    return <Disclosure key={`${soort} ${String(rows.some((rij) => rij.code === gekozen))}`} label={label} open={rows.some((rij) => rij.code === gekozen)}>{table(label, rows)}</Disclosure>
  }
  return (
    <Card title="Waar u verschilt" aside="Verschillen eerst">
      <Stack>
        {table('Criteria waarover u verschilt', rijen.filter(isDifference))}
        {part('Waar u hetzelfde oordeelt', 'eensgezind')}
        {part('Teksten naast elkaar', 'tekst')}
        {part('Niet van toepassing', 'n.v.t.')}
        <MarkLegend items={legend} />
      </Stack>
    </Card>
  )
}

function columnsFor(criteriumHref: (code: string) => string, gekozen: string, Link: LinkComponent): Column<WegingRij>[] {
  return [
    {
      key: 'criterium',
      header: 'Criterium',
      rowHeader: true,
      cell: (rij) => <Link href={criteriumHref(rij.code)} aria-current={rij.code === gekozen ? 'true' : undefined}><strong>{rij.code}</strong> {rij.kort}</Link>
    },
    ...disciplines.map((discipline): Column<WegingRij> => ({
      key: discipline,
      header: seatLook[discipline].label,
      cell: (rij) => <JudgementMark entry={rij.cellen.find((cel) => cel.discipline === discipline)?.entry ?? null} />
    }))
  ]
}
