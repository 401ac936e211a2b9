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
  /** Where somebody who may be watched leaves at once, with one button; undefined: signing out as everybody does. */
  veiligWeg?(wie: Wie): string | undefined
  /** May this person make a passkey now? Everybody may when it is absent. */
  magPasskey?(wie: Wie): Promise<boolean>
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext {
    basis: Basis
    nonce: string
    /** The address the asker's connection comes from, as the web server sees it. */
    adres?: string
    /** The services of this process, read through its own guard only. */
    diensten: unknown
  }
}
