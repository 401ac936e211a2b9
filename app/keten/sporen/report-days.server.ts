import type { Sql } from '~/platform/sql'

/**
 * What the chain tells the report of these dossiers, in the names of the report's columns (view `zaak_spoor_gegevens`): days, coded outcomes, the track it counts for.
 * No names, no words, nothing of an investigation: a sepot is a day. A dossier without a track has no row (R-KET-50).
 */
export async function readReportDays(sql: Sql, dossierIds: readonly string[]): Promise<Map<string, Readonly<Record<string, unknown>>>> {
  const rows = await sql.query<{ dossierId: string; gegevens: Record<string, unknown> }>('select dossier_id::text as "dossierId", gegevens from zaak_spoor_gegevens where dossier_id = any ($1::uuid[])', [dossierIds])
  return new Map(rows.map(({ dossierId, gegevens }) => [dossierId, gegevens]))
}

/** How often a term was lengthened in a period (days, both included), by track, term and coded reason (R-KET-24). */
export const readVerlengingen = (sql: Sql, van: string, totEnMet: string): Promise<{ spoor: string; termijn: string; reden: string; aantal: number }[]> =>
  sql.query(
    `select spoor, termijn, reden, count(*)::int as aantal from zaak_spoor_verlenging where op between $1::date and $2::date group by spoor, termijn, reden order by spoor, termijn, reden`,
    [van, totEnMet]
  )
