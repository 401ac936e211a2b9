import { Fragment } from 'react'
import type { GroundHref } from '../ground-links'

interface GroundLinksProps<Ground> {
  gronden: readonly Ground[]
  /** The ground in words. */
  tekst: (grond: Ground) => string
  hrefOf: (grond: Ground) => ReturnType<GroundHref>
  /** While somebody writes, a source opens beside the text. */
  newTab?: boolean
}

/** What a paragraph stands on, each one click away from the passage; what leads nowhere is text. */
export const GroundLinks = <Ground,>({ gronden, tekst, hrefOf, newTab = false }: GroundLinksProps<Ground>) => (
  <>
    {gronden.map((grond, index) => {
      const href = hrefOf(grond)
      return (
        <Fragment key={index}>
          {index > 0 && '; '}
          {href ? <a href={href} {...(newTab ? { target: '_blank', rel: 'noopener' } : {})}>{tekst(grond)}</a> : tekst(grond)}
        </Fragment>
      )
    })}
  </>
)
