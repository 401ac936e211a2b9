import { useState, type ReactNode } from 'react'
import { seatLook } from '~/dossier/seat-look'
import { Button, Card, DataTable, ItemList, MarkLegend, Stack, type Column, type LinkComponent } from '~/ui/index'
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
  /** Who reads: the panel itself, or somebody who was not on it. */
  leest?: keyof typeof woorden
}

const woorden = {
  panel: { titel: 'Waar u verschilt', verschil: 'Criteria waarover u verschilt', gelijk: 'Waar u hetzelfde oordeelt', geen: 'Er is geen criterium waarover u verschilt.' },
  buitenstaander: { titel: 'Waar de leden verschillen', verschil: 'Criteria waarover de leden verschillen', gelijk: 'Waar de leden hetzelfde oordelen', geen: 'Er is geen criterium waarover de leden verschillen.' }
} as const

const isDifference = ({ soort }: WegingRij): boolean => soort === 'richting' || soort === 'gewicht'

/** Where the members differ, differences first; the rest is one click away. Nothing is counted or added up (law 4, R-BEO-68). */
export function DifferencesCard({ rijen, gekozen, criteriumHref, LinkComponent: Link, leest = 'panel' }: DifferencesCardProps) {
  const { titel, verschil, gelijk, geen } = woorden[leest]
  const columns = columnsFor(criteriumHref, gekozen, Link)
  const table = (caption: string, rows: WegingRij[]) => (
    <DataTable caption={caption} captionHidden columns={columns} rows={rows} rowKey={(rij) => rij.code} highlight={(rij) => rij.code === gekozen} empty={geen} />
  )
  const list = (label: string, rows: WegingRij[]) => <ItemList label={label} items={rows.map((rij) => ({ id: rij.code, body: nameOf(rij, criteriumHref, gekozen, Link), tone: rij.code === gekozen ? 'highlight' : 'plain' }))} />
  const part = (label: string, soort: DifferenceKind, show: typeof table) => {
    const rows = rijen.filter((rij) => rij.soort === soort)
    const chosen = rows.some((rij) => rij.code === gekozen)
    return rows.length > 0 && <Part key={`${soort} ${String(chosen)}`} label={label} open={chosen}>{show(label, rows)}</Part>
  }
  return (
    <Card title={titel} aside="Verschillen eerst">
      <Stack gap="small">
        {table(verschil, rijen.filter(isDifference))}
        {part(gelijk, 'eensgezind', table)}
        {part('Teksten naast elkaar', 'tekst', list)}
        {part('Niet van toepassing', 'n.v.t.', list)}
        <MarkLegend items={legend} />
      </Stack>
    </Card>
  )
}

/** A part of the list that opens at full width; open from the start when the chosen criterion stands in it. */
function Part({ label, open: initially, children }: { label: string; open: boolean; children: ReactNode }) {
  const [open, setOpen] = useState(initially)
  return (
    <div>
      <Button type="button" variant="quiet" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>{label}</Button>
      {open && children}
    </div>
  )
}

function nameOf({ code, kort }: WegingRij, criteriumHref: (code: string) => string, gekozen: string, Link: LinkComponent) {
  return <Link href={criteriumHref(code)} aria-current={code === gekozen ? 'true' : undefined}><strong>{code}</strong> {kort}</Link>
}

function columnsFor(criteriumHref: (code: string) => string, gekozen: string, Link: LinkComponent): Column<WegingRij>[] {
  return [
    {
      key: 'criterium',
      header: 'Criterium',
      rowHeader: true,
      cell: (rij) => nameOf(rij, criteriumHref, gekozen, Link)
    },
    ...disciplines.map((discipline): Column<WegingRij> => ({
      key: discipline,
      header: seatLook[discipline].label,
      cell: (rij) => <JudgementMark entry={rij.cellen.find((cel) => cel.discipline === discipline)?.entry ?? null} />
    }))
  ]
}
