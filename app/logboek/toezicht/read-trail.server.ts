import type { Sql } from '~/platform/sql'

export const TRAIL_PAGE = 50

/** One line of the trail as who supervises may see it: no number and no hash, which would tell how many lines are not shown. */
export interface TrailLine {
  /** ISO 8601, UTC. */
  tijd: string
  actor: string | null
  hoedanigheid: string | null
  deed: string
  object: string | null
  resultaat: 'gedaan' | 'gelezen' | 'geweigerd'
  doel: string | null
}

export interface TrailFilter {
  /** One of these objects; null: whatever it is about. */
  objects: readonly string[] | null
  /** One of these accounts; null: whoever it was. */
  actors: readonly string[] | null
  /** Days in Amsterdam, both included; empty: no limit. */
  van: string
  tot: string
  deed: string
  geweigerd: boolean
}

/**
 * A page of the trail, newest first, and whether there is more. `sql` has the role weging_toezicht: it reads the view `logboek.inzage` and
 * nothing else, and that view holds back what tells how far a sealed round is (law 2, R-LOG-16).
 */
export async function readTrail(sql: Sql, filter: TrailFilter, pagina: number): Promise<{ lines: TrailLine[]; more: boolean }> {
  const rows = await sql.query<TrailLine>(
    `select to_char(tijd at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as tijd, actor::text as actor, hoedanigheid, deed, object, resultaat, doel
     from logboek.inzage
     where ($1::text[] is null or object = any ($1::text[])) and ($2::uuid[] is null or actor = any ($2::uuid[]))
       and ($3 = '' or tijd >= nullif($3, '')::date::timestamp at time zone 'Europe/Amsterdam')
       and ($4 = '' or tijd < (nullif($4, '')::date + 1)::timestamp at time zone 'Europe/Amsterdam')
       and ($5 = '' or deed = $5) and (not $6::boolean or resultaat = 'geweigerd')
     order by seq desc limit ${TRAIL_PAGE + 1} offset $7::integer`,
    [filter.objects, filter.actors, filter.van, filter.tot, filter.deed, filter.geweigerd, (pagina - 1) * TRAIL_PAGE]
  )
  return { lines: rows.slice(0, TRAIL_PAGE), more: rows.length > TRAIL_PAGE }
}
