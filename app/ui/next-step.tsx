import type { ReactNode } from 'react'
import { classNames } from './class-names'
import type { HeadingLevel } from './card'

export interface NextStepProps {
  title: ReactNode
  eyebrow?: string
  headingLevel?: HeadingLevel
  /** The time left, as people say it: "nog 2 werkdagen". */
  due?: string
  /** The date behind it: "tot en met wo 25 november". */
  dueNote?: string
  urgent?: boolean
  /** The one primary button of the screen. */
  action?: ReactNode
  children?: ReactNode
}

/** What waits first, until when, and the one button to do it. */
export function NextStep({ title, eyebrow = 'Als eerste', headingLevel = 2, due, dueNote, urgent, action, children }: NextStepProps) {
  const Heading = `h${headingLevel}` as const
  return (
    <section className="card next-step">
      <div className="next-step__words">
        <p className="next-step__eyebrow">{eyebrow}</p>
        <Heading className="next-step__title">{title}</Heading>
        {children && <div className="next-step__text">{children}</div>}
      </div>
      <div className="next-step__end">
        {(due || dueNote) && (
          <div className="next-step__deadline">
            {due && <p className={classNames('next-step__due', urgent && 'next-step__due--urgent')}>{due}</p>}
            {dueNote && <p className="next-step__due-note">{dueNote}</p>}
          </div>
        )}
        {action}
      </div>
    </section>
  )
}
