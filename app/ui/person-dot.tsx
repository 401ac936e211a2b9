import { VisuallyHidden } from './visually-hidden'

export type PersonTone = 'slate' | 'teal' | 'plum' | 'rust'

export interface PersonDotProps {
  initial: string
  /** Who it is, in words: "Panellid zorg". */
  label: string
  tone?: PersonTone
  labelShown?: boolean
}

/** A person as a circle with a letter; the name is spoken, or shown beside it. */
export function PersonDot({ initial, label, tone = 'slate', labelShown = false }: PersonDotProps) {
  return (
    <span className="person">
      <span className={`person__dot person__dot--${tone}`} aria-hidden="true">{initial}</span>
      {labelShown ? <span>{label}</span> : <VisuallyHidden>{label}</VisuallyHidden>}
    </span>
  )
}
