import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type HeadingLevel = 2 | 3 | 4

export interface CardProps {
  title?: ReactNode
  headingLevel?: HeadingLevel
  titleSize?: 'normal' | 'large'
  eyebrow?: ReactNode
  /** At the right of the title: state, a small remark, links. */
  aside?: ReactNode
  /** `private` has its own ground: only this user reads it, and the text must say so. */
  tone?: 'plain' | 'private'
  /** The yellow edge: look here first. */
  edge?: 'top'
  id?: string
  children: ReactNode
}

/** A piece of paper on the ground, one subject each. */
export function Card({ title, headingLevel = 2, titleSize = 'normal', eyebrow, aside, tone = 'plain', edge, id, children }: CardProps) {
  const Heading = `h${headingLevel}` as const
  return (
    <section id={id} className={classNames('card', tone === 'private' && 'card--private', edge === 'top' && 'card--edge-top')}>
      {(title || eyebrow || aside) && (
        <div className="card__head">
          {eyebrow && <p className="card__eyebrow">{eyebrow}</p>}
          {title && <Heading className={classNames('card__title', titleSize === 'large' && 'card__title--large')}>{title}</Heading>}
          {aside && <div className="card__aside">{aside}</div>}
        </div>
      )}
      <div className="card__body">{children}</div>
    </section>
  )
}
