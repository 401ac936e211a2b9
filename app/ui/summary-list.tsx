import type { ReactNode } from 'react'

export interface SummaryRow {
  id?: string
  term: ReactNode
  value: ReactNode
  note?: ReactNode
  /** A link or small button: "Wijzigen". */
  action?: ReactNode
}

export interface SummaryListProps {
  rows: SummaryRow[]
  /** `lines`: check your answers. `plain`: short terms before a text. `ends`: a short answer at the right. */
  variant?: 'lines' | 'plain' | 'ends'
}

/** Terms with their values. */
export function SummaryList({ rows, variant = 'lines' }: SummaryListProps) {
  return (
    <dl className={`summary summary--${variant}`}>
      {rows.map((row, index) => (
        <div key={row.id ?? index} className="summary__row">
          <dt>{row.term}</dt>
          <dd>
            {row.value}
            {row.note && <div className="summary__note">{row.note}</div>}
          </dd>
          {row.action && <dd className="summary__action">{row.action}</dd>}
        </div>
      ))}
    </dl>
  )
}
