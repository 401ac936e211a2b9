import { Mark } from './mark'
import type { MarkSign } from './mark'

export type MarkLegendItem = MarkSign & { label: string }

/** What each mark means, in words. */
export function MarkLegend({ items, label = 'Legenda' }: { items: MarkLegendItem[]; label?: string }) {
  return (
    <ul className="mark-legend" aria-label={label}>
      {items.map((item) => (
        <li key={item.label}><Mark {...item} look="plain" labelShown /> {item.label}</li>
      ))}
    </ul>
  )
}
