import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { VisuallyHidden } from './visually-hidden'

export type NoticeTone = 'info' | 'attention' | 'weakened' | 'good' | 'test'

export interface NoticeProps {
  tone?: NoticeTone
  /** The words that carry the message without the colour. */
  title: ReactNode
  children?: ReactNode
  /** `status` waits for a pause, `alert` does not. Left out the notice is simply part of the page. */
  live?: 'status' | 'alert'
}

const spokenTone: Record<NoticeTone, string> = {
  info: 'Ter informatie: ',
  attention: 'Let op: ',
  weakened: 'Belangrijk: ',
  good: 'Gelukt: ',
  test: 'Test: '
}

/** A message in the page. A test is never green, whatever it found. */
export function Notice({ tone = 'info', title, children, live }: NoticeProps) {
  return (
    <div className={classNames('notice', tone !== 'info' && `notice--${tone}`)} role={live}>
      <VisuallyHidden>{spokenTone[tone]}</VisuallyHidden>
      <strong className="notice__title">{title}{children && typeof title === 'string' && !/[.?!:]$/.test(title) && '.'}</strong>
      {children && <> <div className="notice__text">{children}</div></>}
    </div>
  )
}
