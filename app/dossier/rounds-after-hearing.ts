import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import type { DossierFacts } from './facts'
import type { Tx, Werk } from './in-dossier.server'

/** What goes on when a hearing is over or waived: handed to those deeds, so that it happens in their transaction (R-BEO-92). */
export interface RoundsAfterHearing {
  /** Before any room of the hearing is locked. */
  closeRooms(sql: Sql, dossierId: string): Promise<unknown>
  goOn(tx: Tx, sql: Sql, werk: Werk, dossierId: string): Promise<unknown>
}

/** What goes on when who may read a medical paper changes: the sealed rounds, and what was revealed and leans on it. */
export interface RoundsAfterConsent extends RoundsAfterHearing {
  /** Call it after access was ended; a revealed judgement that leans on the paper goes to a new round (R-STU-32). */
  reopen(tx: Tx, sql: Sql, werk: Werk, wie: Wie, facts: DossierFacts): Promise<unknown>
}
