import type { ReactNode } from 'react'
import { classNames } from './class-names'
import type { HeadingLevel } from './card'

export interface DocumentProps {
  /** The bar above the page: which document this is. Left out there is no bar. */
  name?: string
  headingLevel?: HeadingLevel
  /** At the right of the bar: "2 / 6". */
  position?: ReactNode
  /** `framed`: a sheet on a grey desk, for a stuk. `wide`: the main text of the screen. */
  look?: 'plain' | 'framed' | 'wide'
  children: ReactNode
}

/** A surface to read on: serif, short lines. `<mark>` in it is a marked passage. */
export function Document({ name, headingLevel = 2, position, look = 'plain', children }: DocumentProps) {
  const Heading = `h${headingLevel}` as const
  return (
    <article className={classNames('document', look !== 'plain' && `document--${look}`)} aria-label={name}>
      {name && (
        <div className="document__bar">
          <Heading className="document__name">{name}</Heading>
          {position && <span className="document__position">{position}</span>}
        </div>
      )}
      <div className="document__body">{children}</div>
    </article>
  )
}

/** The head of a document: what it is, its title, the sentence that must be read first. */
export function DocumentHead({ eyebrow, title, lead }: { eyebrow?: ReactNode; title: ReactNode; lead?: ReactNode }) {
  return (
    <>
      {eyebrow && <p className="document__eyebrow">{eyebrow}</p>}
      <h1>{title}</h1>
      {lead && <p className="document__lead">{lead}</p>}
    </>
  )
}
