import type { Sql } from '~/platform/sql'
import type { Tx, Werk } from './in-dossier.server'

/** What goes on when a hearing is over or waived: handed to those deeds, so that it happens in their transaction (R-BEO-92). */
export interface RoundsAfterHearing {
  /** Before any room of the hearing is locked. */
  closeRooms(sql: Sql, dossierId: string): Promise<unknown>
  goOn(tx: Tx, sql: Sql, werk: Werk, dossierId: string): Promise<unknown>
}
