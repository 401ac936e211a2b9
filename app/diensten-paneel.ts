import type { KeyObject } from 'node:crypto'
import type { PrismaClient } from '~prisma/paneel/generated/client'
import type { PublicVerification } from '~/advies/public-verification.server'
import type { Renderer } from '~/advies/render.server'
import type { SealKey } from '~/advies/seal.server'
import type { Stempel } from '~/advies/stamp-advies.server'
import type { CheckpointKeeper } from '~/logboek/keep-checkpoints.server'
import type { TrailState } from '~/logboek/toezicht/trail-state.server'
import type { LogLine } from '~/logboek/append.server'
import type { Clock } from '~/platform/clock'
import type { Ids } from '~/platform/ids'
import type { Pace } from '~/platform/pace'
import type { Sql } from '~/platform/sql'
import type { Turns } from '~/platform/turns'
import type { FileChecker } from '~/stukken/checker.server'
import type { StukkenKluis } from '~/stukken/kluis.server'
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
  /** What who supervises reads: the trail, as role weging_toezicht, and how its checkpoints stand. */
  toezicht: { sql: Sql; state(): Promise<TrailState> }
  clock: Clock
  ids: Ids
  passkeys: PasskeyStore
  party: RelyingParty
  rooms: Rooms
  seals: RoomSeals
  historyEnd: HistoryEnd
  renderer: Renderer
  /** Seals and opens the files of papers. */
  stukkenKluis: StukkenKluis
  /** Looks at uploaded files, in a process of its own. */
  stukkenCheck: FileChecker
  /** The largest file of a paper, in megabytes (of a million bytes). */
  stukMaxMb: number
  /** Whose turn it is to send a file: what files hold in memory together is bounded. */
  uploadbeurten: Turns
  /** The line of a reading that goes on for a while, once an hour for a session and a place. */
  entered(session: string, place: string, line: LogLine): Promise<void>
  /** How often one address of an agenda may be asked for. */
  agendaTempo: Pace
  /** The folder with the mail of the demonstration; null when mail goes to a server. */
  demoPost: string | null
  /** The number that betrokkene can call. */
  telefoon: string | undefined
  /** How long the gemachtigde has to react, in calendar days. */
  reactieDagen: number
  zegel: SealKey
  /** Goes on with the seal of an advies that waits for its timestamps. */
  stempel: Stempel
  /** Of the log of the panel; the latest one is printed in each advies. */
  checkpoints: CheckpointKeeper
  /** The certificates under which this organisation seals and sealed, as PEM texts. */
  zegelCertificaten: readonly string[]
  /** The same of the services that prove and proved its times. */
  tijdstempelCertificaten: readonly string[]
  /** Calendar days in which the panel answers a question of the decider. */
  vraagtermijn: number
  /** The voorzitter may decide, with a reason, to go on with two disciplines after the seat of the third was closed. */
  tweeDisciplines: boolean
  /** The public half of the key of the inbox, read anew each time; null when there is none that can be used. */
  postvakSleutel(): Promise<KeyObject | null>
  /** The check that anybody may ask for, in a process of its own. */
  verificatie: PublicVerification
}
