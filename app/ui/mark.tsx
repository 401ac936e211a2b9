import { classNames } from './class-names'
import { VisuallyHidden } from './visually-hidden'

/** The shape is the judgement. Only what points has a weight: a square or a circle cannot be heavy (R-UIX-5). */
export type MarkSign =
  | { shape: 'up' | 'down'; weight: 'heavy' | 'light' }
  | { shape: 'square' | 'circle'; weight?: undefined }

export type MarkProps = MarkSign & {
  /** The word, always there for a screen reader: "versterkt, zwaar". */
  label: string
  /** `tile` on its own ground for tables; `plain` in running text and lists. */
  look?: 'tile' | 'plain'
  /** The word stands already beside the mark, for instance in the legend. */
  labelShown?: boolean
}

const paths = {
  up: 'M8 2 14.5 14H1.5Z',
  down: 'M8 14 1.5 2H14.5Z',
  square: 'M2.5 2.5H13.5V13.5H2.5Z',
  circle: 'M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12Z'
} as const

/** The drawing alone, hidden from a screen reader: for use beside a visible word. */
export function MarkShape({ shape, weight }: MarkSign) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[shape]} fill={weight === 'heavy' ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round" />
    </svg>
  )
}

/** A judgement as a drawn sign with its word. */
export function Mark({ label, look = 'tile', labelShown = false, ...sign }: MarkProps) {
  const className = classNames('mark', `mark--${sign.shape}`, sign.weight && `mark--${sign.weight}`, look === 'tile' && 'mark--tile')
  return (
    <span className={className}>
      <MarkShape {...sign} />
      {!labelShown && <VisuallyHidden>{label}</VisuallyHidden>}
    </span>
  )
}
