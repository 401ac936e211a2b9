import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { VisuallyHidden } from './visually-hidden'

export interface Step {
  id: string
  label: ReactNode
  state: 'done' | 'current' | 'todo'
  note?: ReactNode
  href?: string
}

export interface StepListProps {
  steps: Step[]
  /** Names the list for a screen reader. */
  label: string
}

const spokenState = { done: ' (gedaan)', current: ' (nu)', todo: ' (nog te doen)' } as const

/** The order of things with what is done, what is now and what comes. */
export function StepList({ steps, label }: StepListProps) {
  return (
    <ol className="step-list" aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.id}
          className={classNames('step-list__item', step.state !== 'todo' && `step-list__item--${step.state}`)}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          {step.state === 'done' && <span className="step-list__sign" aria-hidden="true">✓</span>}
          <div>
            {step.href ? <a href={step.href}>{step.label}</a> : step.label}
            <VisuallyHidden>{spokenState[step.state]}</VisuallyHidden>
            {step.note && <span className="step-list__note">{step.note}</span>}
          </div>
        </li>
      ))}
    </ol>
  )
}
