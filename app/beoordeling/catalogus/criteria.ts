import type { Catalogus, Criterium, Discipline, GescoordCriterium, Groep, Minderjarig } from './schema'

/** One criterion the panel judges, with its group, and whether intake made it apply to this betrokkene. */
export type CriteriumRegel = { groep: Groep; criterium: GescoordCriterium; vanToepassing: boolean }

/**
 * The criteria of a score sheet in the order of the catalogue. A row for minors applies at *ja* and at *twijfel*
 * (in doubt betrokkene is treated as a child). Groups the panel does not judge (H) are not in the list. R-BEO-3, R-BEO-4.
 */
export function criteriaFor(catalogus: Catalogus, facts: { minderjarig: Minderjarig }): CriteriumRegel[] {
  return catalogus.groepen.flatMap((groep) =>
    groep.criteria.filter(isScored).map((criterium) => ({
      groep,
      criterium,
      vanToepassing: criterium.vanToepassing === 'altijd' || facts.minderjarig !== 'nee'
    }))
  )
}

/** The groups that get a balance text: those with at least one criterion that applies. In the order of the catalogue. */
export function groupsToBalance(catalogus: Catalogus, facts: { minderjarig: Minderjarig }): Groep[] {
  const applicable = criteriaFor(catalogus, facts).filter((row) => row.vanToepassing)
  return [...new Set(applicable.map((row) => row.groep))]
}

/** Whether this discipline is asked to judge the criterion. Where it is not asked, it may leave the row empty. */
export function mustScore(criterium: GescoordCriterium, discipline: Discipline): boolean {
  return criterium.wieScoort.disciplines.includes(discipline)
}

/**
 * Criteria that apply and that too few of the disciplines which the catalogue asks have judged. `aanwezig`: the disciplines whose sheet is
 * in. Where one discipline is missing by decision, a criterion that only it fits still stands in the list: nobody can waive that. R-BEO-129.
 */
export function criteriaWithoutFitting(catalogus: Catalogus, facts: { minderjarig: Minderjarig }, aanwezig: readonly Discipline[]): string[] {
  return criteriaFor(catalogus, facts)
    .filter(({ criterium, vanToepassing }) => {
      const { disciplines: asked, minimum } = criterium.wieScoort
      return vanToepassing && aanwezig.filter((one) => asked.includes(one)).length < Math.min(minimum, aanwezig.length)
    })
    .map(({ criterium }) => criterium.code)
}

function isScored(criterium: Criterium): criterium is GescoordCriterium {
  return criterium.soort !== 'geen'
}
