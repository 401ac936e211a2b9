import type { Sql } from '~/platform/sql'

/**
 * What the chain tells the report of these dossiers, in the names of the report's columns (view `zaak_spoor_gegevens`): days, coded outcomes, the track it counts for.
 * No names, no words, nothing of an investigation: a sepot is a day. A dossier without a track has no row (R-KET-50).
 */
export async function readReportDays(sql: Sql, dossierIds: readonly string[]): Promise<Map<string, Readonly<Record<string, unknown>>>> {
  const rows = await sql.query<{ dossierId: string; gegevens: Record<string, unknown> }>('select dossier_id::text as "dossierId", gegevens from zaak_spoor_gegevens where dossier_id = any ($1::uuid[])', [dossierIds])
  return new Map(rows.map(({ dossierId, gegevens }) => [dossierId, gegevens]))
}
