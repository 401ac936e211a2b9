/** Where *Sluit veilig af* leads: a page that says nothing of what was read (R-GEM-9). */
export const LEAVING_PATH = '/tot-ziens'

/** A link as it is passed on: whole, with the address of this site. */
export const withOrigin = <Given extends { link: string | null }>(given: Given, origin: string): Given => ({ ...given, link: given.link === null ? null : `${origin}${given.link}` })
