import type { Clock } from '~/platform/clock'
import type { Sql } from '~/platform/sql'
import type { CookieJar } from './cookie.server'
import type { Wie } from './may'
import type { AccessLog } from './logged-access.server'
import type { PasskeyStore } from './passkey.server'
import type { SessionStore } from './session.server'

/** What the pages that both compartments share work with. Each process hands in its own. */
export interface Basis {
  /** The words in the header of a closed compartment, which looks different; the panel has none. */
  gesloten?: string
  /** Demo people may be signed in from a list. Never on a database that somebody configured. */
  demo: boolean
  sql: Sql
  clock: Clock
  /** The audit log, for coming in and going out. */
  log: AccessLog
  sessies: SessionStore
  passkeys: PasskeyStore
  cookies: CookieJar
  /** Dutch name of a capacity; unknown ones are shown as they are. */
  hoedanigheidNaam(hoedanigheid: string): string
  /** The capacities in the order of the procedure, for lists of people. */
  volgorde: readonly string[]
  /** Where somebody lands after signing in. */
  thuis: string
  /** Where anybody may go without signing in, told on the sign-in page. */
  openbaar?: readonly { href: string; label: string }[]
  menu(wie: Wie): { href: string; label: string }[]
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext {
    basis: Basis
    nonce: string
    /** The services of this process, read through its own guard only. */
    diensten: unknown
  }
}
