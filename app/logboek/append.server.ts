import type { Clock } from '~/platform/clock'
import type { Sql } from '~/platform/sql'

/**
 * One line of the log. Names what was done by whom to what, never what stood in it (R-LOG-1; BIO2 8.15.01: actie,
 * object, resultaat, oorsprong, actor, tijdstempel).
 */
export interface LogLine {
  actor: string | null
  hoedanigheid: string | null
  deed: string
  /** Kind and id, e.g. `dossier/<uuid>`. */
  object: string | null
  resultaat: 'gedaan' | 'gelezen' | 'geweigerd'
  /** Which process wrote it. */
  oorsprong: string
}

/**
 * Appends one line to the chain, in the transaction that `sql` belongs to: a change and its line stand or fall together.
 * The database computes sequence and hash; the process may only call the function, never write the table (R-LOG-2).
 */
export async function appendLog(sql: Sql, clock: Clock, line: LogLine): Promise<void> {
  await sql.query(
    'select logboek.voeg_toe($1::timestamptz, $2::uuid, $3::text, $4::text, $5::text, $6::text, $7::text)',
    [clock.now().toISOString(), line.actor, line.hoedanigheid, line.deed, line.object, line.resultaat, line.oorsprong]
  )
}
