import type { ReactNode } from 'react'
import type { LinkComponent } from './link-component'

export interface NavItem {
  href: string
  label: string
  current?: boolean
}

export interface PageShellProps {
  children: ReactNode
  brand?: string
  homeHref?: string
  navItems?: NavItem[]
  /** The capacity in which the user works now; shown as a badge behind "U werkt als". */
  capacity?: string
  /** Beside the badge: switch capacity, sign out, the clock of a hearing. */
  capacityActions?: ReactNode
  /** Loud and never dismissible: the demo says on every page that it is one. */
  banner?: ReactNode
  /** Chooses another set of colours in tokens.css; goes together with `compartmentLabel`, for colour alone says nothing. */
  compartment?: string
  compartmentLabel?: string
  /** What holds for the whole of what this page is about, such as that it is urgent. */
  notice?: string
  footer?: ReactNode
  LinkComponent?: LinkComponent
}

/** The frame of every page: skip link, header, the one `main` (id `inhoud`). */
export function PageShell({ children, banner, compartment, compartmentLabel, notice, footer, ...header }: PageShellProps) {
  return (
    <div className="shell" data-compartiment={compartment}>
      <a className="skip-link" href="#inhoud">Naar de inhoud</a>
      {banner && (
        <div className="shell__banner" role="region" aria-label="Melding over deze omgeving">
          <div className="container">{banner}</div>
        </div>
      )}
      <header className="shell__header">
        <ShellBar {...header} />
        {compartmentLabel && (
          <div className="shell__compartment">
            <p className="container"><strong>{compartmentLabel}</strong></p>
          </div>
        )}
        {notice && (
          <div className="shell__notice">
            <p className="container"><strong>{notice}</strong></p>
          </div>
        )}
      </header>
      <main id="inhoud" tabIndex={-1} className="shell__main container">{children}</main>
      {footer && <footer className="shell__footer container">{footer}</footer>}
    </div>
  )
}

/** So many places fit beside each other on a phone. A longer list stands behind one button there (R-UIX-37): a popover of the browser itself, without a program of ours. */
const FITS = 3
const MENU = 'hoofdmenu'
const opens = { popovertarget: MENU }
const opened = { id: MENU, popover: 'auto' }

type ShellBarProps = Pick<PageShellProps, 'brand' | 'homeHref' | 'navItems' | 'capacity' | 'capacityActions' | 'LinkComponent'>

function ShellBar({ brand = 'Weging', homeHref = '/', navItems = [], capacity, capacityActions, LinkComponent: Link = 'a' }: ShellBarProps) {
  const long = navItems.length > FITS
  return (
    <div className="shell__bar container">
      <Link className="shell__brand" href={homeHref}>{brand}</Link>
      {navItems.length > 0 && (
        <nav className={long ? 'shell__nav shell__nav--long' : 'shell__nav'} aria-label="Hoofdmenu">
          {long && <button type="button" className="shell__menu" {...opens}>Menu</button>}
          <ul {...(long && opened)}>
            {long && <li className="shell__close"><button type="button" {...opens}>Menu sluiten</button></li>}
            {navItems.map((item) => (
              <li key={item.href}>
                <Link href={item.href} aria-current={item.current ? 'page' : undefined}>{item.label}</Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {(capacity || capacityActions) && (
        <div className="shell__capacity">
          {capacity && <span><span className="shell__capacity-lead">U werkt als </span><strong className="shell__badge">{capacity}</strong></span>}
          {capacityActions}
        </div>
      )}
    </div>
  )
}
