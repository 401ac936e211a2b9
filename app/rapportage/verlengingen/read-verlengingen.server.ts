import type { Sql } from '~/platform/sql'
import type { Verlenging } from './schema'

/** How often a term was lengthened on the days from `van` to `totEnMet`, both included, by track, term and coded reason; out of the view of the chain (decision 0071). R-RAP-73. */
export const readVerlengingen = (sql: Sql, { van, totEnMet }: { van: string; totEnMet: string }): Promise<Verlenging[]> =>
  sql.query<Verlenging>(
    `select spoor, termijn, reden, count(*)::int as aantal from zaak_spoor_verlenging where op between $1::date and $2::date group by spoor, termijn, reden order by spoor, termijn, reden`,
    [van, totEnMet]
  )
