import type { Werk } from '~/dossier/in-dossier.server'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import type { PersonKey } from './person-key'
import type { Rol } from './roles'

export interface Deelnemer {
  persoon: PersonKey
  rol: Rol
  /** In the room with betrokkene; the others listen elsewhere. */
  inZaal: boolean
}

/** A session as it was placed. */
export interface GeplandeZitting {
  zittingId: string
  hoorzittingId: string
  dossierId: string
  kenmerk: string
  nummer: number
  /** The same for a session that is moved; with `volgorde` it is the UID and SEQUENCE of RFC 5545. */
  uid: string
  volgorde: number
  begintOp: Date
  eindigtOp: Date
  plaats: string
  deelnemers: readonly Deelnemer[]
}

/** What happened to a session. Who stands in `eerder` and not in `zitting` is not asked any more. */
export type Wijziging =
  | { soort: 'gepland'; zitting: GeplandeZitting }
  | { soort: 'verzet'; zitting: GeplandeZitting; eerder: GeplandeZitting; reden: string }
  | { soort: 'vervallen'; zitting: GeplandeZitting; reden: string }

/**
 * What follows when a session is placed, moved or cancelled: invitations and their withdrawal. Called once per session, in the transaction of the deed, after its rows are written: what it
 * puts in a queue is there exactly when the deed is there. It must not talk to the outside itself.
 */
export type AfterPlanning = (sql: Sql, werk: Pick<Werk, 'clock' | 'ids'>, wie: Wie, wijziging: Wijziging) => Promise<void>
