import type { AnchorHTMLAttributes, ReactNode } from 'react'
import { buttonClass } from './button'
import type { ButtonVariant } from './button'
import type { LinkComponent } from './link-component'

export interface ButtonLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'className' | 'style' | 'href' | 'aria-current'> {
  href: string
  variant?: ButtonVariant
  size?: 'normal' | 'small'
  LinkComponent?: LinkComponent
  children: ReactNode
}

/** Goes somewhere, looks like a button. What changes something is a `Button` in a form. */
export function ButtonLink({ variant = 'primary', size = 'normal', LinkComponent: Link = 'a', children, ...rest }: ButtonLinkProps) {
  return <Link {...rest} className={buttonClass(variant, size)}>{children}</Link>
}
