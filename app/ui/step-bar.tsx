export interface StepBarProps {
  /** How many steps there are. */
  total: number
  /** The step where it stands now, from 1. `total + 1` means that everything is done. */
  current: number
  /** In words what the bar shows; always visible. */
  label: string
}

function segmentClass(step: number, current: number): string {
  if (step < current) return 'step-bar__segment step-bar__segment--done'
  return step === current ? 'step-bar__segment step-bar__segment--current' : 'step-bar__segment'
}

/** A short bar of steps with its words under it; a screen reader hears "stap 3 van 6". */
export function StepBar({ total, current, label }: StepBarProps) {
  const steps = Array.from({ length: total }, (_, index) => index + 1)
  return (
    <div className="step-bar">
      <div className="step-bar__segments" aria-hidden="true">
        {steps.map((step) => <span key={step} className={segmentClass(step, current)} />)}
      </div>
      <p className="step-bar__label">
        <span className="visually-hidden">{current > total ? `Alle ${total} stappen gedaan: ` : `Stap ${current} van ${total}: `}</span>
        {label}
      </p>
    </div>
  )
}
