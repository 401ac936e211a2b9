import type { LinkComponent } from './link-component'

export interface Crumb {
  label: string
  /** Left out for the place where the user is. */
  href?: string
}

export interface BreadcrumbProps {
  items: Crumb[]
  LinkComponent?: LinkComponent
}

/** Where this page stands; the last item without `href` is the page itself. */
export function Breadcrumb({ items, LinkComponent: Link = 'a' }: BreadcrumbProps) {
  return (
    <nav className="breadcrumb" aria-label="Kruimelpad">
      <ol>
        {items.map((item, index) => (
          <li key={item.label}>
            {item.href
              ? <Link href={item.href}>{item.label}</Link>
              : <span aria-current={index === items.length - 1 ? 'page' : undefined}>{item.label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  )
}
