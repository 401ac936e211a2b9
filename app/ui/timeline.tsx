import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { VisuallyHidden } from './visually-hidden'

export interface TimelineItem {
  id: string
  /** ISO, for `<time>`. */
  dateTime?: string
  /** As people say it. */
  date: string
  title: ReactNode
  state?: 'done' | 'current' | 'todo'
  children?: ReactNode
}

const spokenState = { done: '', current: ' (nu)', todo: ' (komt nog)' } as const

/** What happened and what comes, in order of time. */
export function Timeline({ items, label }: { items: TimelineItem[]; label: string }) {
  return (
    <ol className="timeline" aria-label={label}>
      {items.map(({ id, dateTime, date, title, state = 'done', children }) => (
        <li key={id} className={classNames('timeline__item', state !== 'done' && `timeline__item--${state}`)}>
          <time className="timeline__date" dateTime={dateTime}>{date}</time>
          <p className="timeline__title">{title}<VisuallyHidden>{spokenState[state]}</VisuallyHidden></p>
          {children}
        </li>
      ))}
    </ol>
  )
}
