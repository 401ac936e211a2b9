import type { Sql } from '~/platform/sql'

export interface Inzage {
  /** The day from which the papers lie open, in Amsterdam; null when they do not yet. */
  vanaf: string | null
  /** The first day on which somebody of the side of betrokkene opened one; null when nobody did. */
  eersteLeesdag: string | null
}

/** From when this dossier's papers could be read by the side of betrokkene, and when they first were: for who plans the hearing (R-GEM-21). */
export async function inzageVanaf(sql: Sql, dossierId: string): Promise<Inzage> {
  const [row] = await sql.query<{ vanaf: string | null; eerste: string | null }>(
    `select (select i.vanaf::text from inzage i where i.dossier_id = $1::uuid) as vanaf,
       (select to_char(min(g.gelezen_op) at time zone 'Europe/Amsterdam', 'YYYY-MM-DD') from inzage_gelezen g join stuk s on s.id = g.stuk_id where s.dossier_id = $1::uuid) as eerste`,
    [dossierId]
  )
  return { vanaf: row?.vanaf ?? null, eersteLeesdag: row?.eerste ?? null }
}
