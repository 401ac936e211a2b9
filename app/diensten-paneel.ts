import type { PrismaClient } from '~prisma/paneel/generated/client'
import type { Renderer } from '~/advies/render.server'
import type { SealKey } from '~/advies/seal.server'
import type { Clock } from '~/platform/clock'
import type { Ids } from '~/platform/ids'
import type { Sql } from '~/platform/sql'
import type { PasskeyStore, RelyingParty } from '~/toegang/passkey.server'
import type { HistoryEnd, Rooms, RoomSeals } from '~realtime/index'

/** Everything the panel's pages work with; composed once in proces-paneel.server.ts, never a module-level singleton. */
export interface PaneelDiensten {
  /** Role weging_app. */
  db: PrismaClient
  sql: Sql
  /** Role weging_lezer: the pool behind the beslismedewerker's screens. */
  lezer: PrismaClient
  lezerSql: Sql
  clock: Clock
  ids: Ids
  passkeys: PasskeyStore
  party: RelyingParty
  rooms: Rooms
  seals: RoomSeals
  historyEnd: HistoryEnd
  renderer: Renderer
  zegel: SealKey
}
