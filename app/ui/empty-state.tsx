import type { ReactNode } from 'react'
import type { HeadingLevel } from './card'

export interface EmptyStateProps {
  title: string
  headingLevel?: HeadingLevel
  /** Why it is empty, and what will fill it. */
  children?: ReactNode
  action?: ReactNode
}

/** Nothing here, on purpose: says why and what to do. */
export function EmptyState({ title, headingLevel = 2, children, action }: EmptyStateProps) {
  const Heading = `h${headingLevel}` as const
  return (
    <div className="empty">
      <Heading className="empty__title">{title}</Heading>
      {children && <p className="empty__text">{children}</p>}
      {action && <div className="empty__action">{action}</div>}
    </div>
  )
}
