import { citationHref } from '~/stukken/viewer/citation-href'
import type { Verwijzing } from './grounds'
import type { AdviesDocument, Grond } from './schema'

/** Where a ground leads for who reads this screen; undefined where it leads nowhere, and then it is only text. `groep`: of the weighing under which it stands. */
export type GroundHref = (grond: Verwijzing | Grond, groep?: string) => string | undefined

const alineaOf = (plaats: string | null): string | undefined => /^alinea ([1-9]\d{0,3})$/iu.exec(plaats ?? '')?.[1]
const criteriumOf = (plaats: string | null): string | undefined => /^[A-Z][0-9]{1,2}$/u.exec((plaats ?? '').toUpperCase())?.[0]
const groepOf = (plaats: string | null): string | undefined => /^(?:groep )?([A-Z])$/iu.exec(plaats ?? '')?.[1]?.toUpperCase()

/** For a seat of the panel: to the page of the dossier where the stuk or the record is read, at the passage. Every seat may read all of these (policy.ts). */
export const panelHref = (dossierId: string): GroundHref => (grond, groep) => {
  const at = `/dossiers/${dossierId}`
  const { plaats } = grond
  const alinea = alineaOf(plaats)
  switch (grond.soort) {
    case 'stuk': return citationHref(dossierId, grond.nummer, plaats)
    case 'verslag':
    case 'afzien van horen': return `${at}/verslag${alinea ? `#alinea-${alinea}` : ''}`
    case 'score': return `${at}/weging${criteriumQuery(criteriumOf(plaats))}#criterium`
    case 'weging': return `${at}/weging${criteriumQuery(criteriumOf(plaats) ?? firstOf(groep ?? groepOf(plaats)))}#balans`
    case 'standpunt': return `${at}/weging#eindoordelen`
    case 'intake': return `${at}#vraag`
    case 'paneel': return `${at}#panel`
  }
}

const criteriumQuery = (code: string | undefined): string => (code ? `?criterium=${code}` : '')
const firstOf = (groep: string | undefined): string | undefined => (groep ? `${groep}1` : undefined)

/** For who has only the issued advies: to the place in the advies itself, and nowhere else (R-ADV-140). */
export const insideHref = ({ bronnen, groepen, standpunten }: AdviesDocument): GroundHref => (grond, onder) => {
  const { plaats } = grond
  switch (grond.soort) {
    case 'stuk': return bronnen.some(({ nummer }) => nummer === grond.nummer) ? `#bron-${grond.nummer}` : undefined
    case 'verslag':
    case 'afzien van horen': return '#advies-hoorzitting'
    case 'score': return `#${groepen.some(({ oordelen }) => oordelen.some(({ code }) => code === criteriumOf(plaats))) ? `oordeel-${criteriumOf(plaats)}` : 'advies-waarom'}`
    // The balance of a group is the text that stands there.
    case 'weging': return onder ? undefined : `#${groepen.some(({ code }) => code === groepOf(plaats)) ? `groep-${groepOf(plaats)}` : 'advies-waarom'}`
    case 'standpunt': return `#${standpunten.some(({ discipline }) => discipline === grond.discipline) ? `standpunt-${grond.discipline}` : 'standpunten'}`
    case 'intake': return '#advies-vraag'
    case 'paneel': return '#advies-paneel'
  }
}
