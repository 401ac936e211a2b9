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
  /** Why it is read: a code, never free text. */
  doel?: string | null
  /** SHA-256 in hex of a file that this line stands for, so that a proof of the line is a proof of the file. */
  bewijs?: string | null
}

/**
 * Appends one line to the chain, in the transaction that `sql` belongs to: a change and its line stand or fall together.
 * The database computes sequence and hash; the process may only call the function, never write the table (R-LOG-2).
 */
export async function appendLog(sql: Sql, clock: Clock, line: LogLine): Promise<void> {
  const { actor, hoedanigheid, deed, object, resultaat, oorsprong, doel = null, bewijs = null } = line
  await sql.query(
    'select logboek.voeg_toe($1::timestamptz, $2::uuid, $3::text, $4::text, $5::text, $6::text, $7::text, $8::text, $9::text)',
    [clock.now().toISOString(), actor, hoedanigheid, deed, object, resultaat, oorsprong, doel, bewijs]
  )
}
