import { useId } from 'react'

export interface ProgressProps {
  label: string
  /** Left out: it is under way, nobody knows how far. */
  value?: number
  max?: number
  /** In words, beside the bar: "30 van 33". */
  text?: string
}

/** Long work shows how far it is. */
export function Progress({ label, value, max = 100, text }: ProgressProps) {
  const labelId = useId()
  const words = text ?? (value === undefined ? 'Bezig' : `${value} van ${max}`)
  return (
    <div className="progress">
      <div className="progress__head">
        <span id={labelId} className="progress__label">{label}</span>
        <span className="progress__text">{words}</span>
      </div>
      <progress className="progress__bar" aria-labelledby={labelId} aria-valuetext={words} value={value} max={max} />
    </div>
  )
}
