import type { ComponentType, ReactNode } from 'react'

/** What a component asks of a link. The application may hand in a router's link in this shape; without one it is a plain `<a>`. */
export interface LinkProps {
  href: string
  className?: string
  children?: ReactNode
  'aria-current'?: 'page' | 'step' | 'true'
}

export type LinkComponent = ComponentType<LinkProps> | 'a'
