import type { ReactNode } from 'react'
import { classNames } from './class-names'
import type { LinkComponent } from './link-component'

export interface SectionNavItem {
  href: string
  label: ReactNode
  /** At the right: a mark, a count. */
  end?: ReactNode
  current?: boolean
}

export interface SectionNavGroup extends SectionNavItem {
  /** Shown only for the group that is open. */
  items?: SectionNavItem[]
}

export interface SectionNavProps {
  /** Names the navigation for a screen reader. */
  label: string
  intro?: ReactNode
  groups: SectionNavGroup[]
  LinkComponent?: LinkComponent
}

/** The list of parts of one long form, with how far each is. */
export function SectionNav({ label, intro, groups, LinkComponent: Link = 'a' }: SectionNavProps) {
  const row = (item: SectionNavItem, className?: string) => (
    <Link href={item.href} className={className} aria-current={item.current ? 'step' : undefined}>
      <span>{item.label}</span>
      {item.end && <span className="section-nav__end">{item.end}</span>}
    </Link>
  )
  return (
    <nav className="section-nav" aria-label={label}>
      {intro && <p className="section-nav__intro">{intro}</p>}
      <ul>
        {groups.map((group) => (
          <li key={group.href}>
            {row(group, classNames('section-nav__group', group.items && 'section-nav__group--open'))}
            {group.items && <ul>{group.items.map((item) => <li key={item.href}>{row(item)}</li>)}</ul>}
          </li>
        ))}
      </ul>
    </nav>
  )
}
