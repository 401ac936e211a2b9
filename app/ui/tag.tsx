import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type TagTone = 'primary' | 'neutral' | 'attention' | 'weakened' | 'good' | 'test'

export interface TagProps {
  tone?: TagTone
  /** `reference` is the small square tag in running text: stuk 3, p. 2. */
  shape?: 'round' | 'reference'
  href?: string
  children: ReactNode
}

/** A word with a ground; with `href` a link to what it names. */
export function Tag({ tone = 'primary', shape = 'round', href, children }: TagProps) {
  const className = classNames('tag', tone !== 'primary' && `tag--${tone}`, shape === 'reference' && 'tag--reference')
  return href ? <a className={className} href={href}>{children}</a> : <span className={className}>{children}</span>
}
