import type { Clock } from '~/platform/clock'
import type { Ids } from '~/platform/ids'
import type { Sql } from '~/platform/sql'
import type { PrismaClient } from '~prisma/opsporing/generated/client'
import type { Kluis } from './kluis.server'
import type { PanelZetels } from './panel-zetels.server'

/** Everything the pages of the closed compartment work with; composed once in compose-opsporing.server.ts. */
export interface OpsporingDiensten {
  /** Role opsporing_app. */
  db: PrismaClient
  sql: Sql
  clock: Clock
  ids: Ids
  kluis: Kluis
  zetels: PanelZetels
}
