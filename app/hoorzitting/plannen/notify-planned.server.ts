import { notify } from '~/platform/mail/notices.server'
import type { AfterPlanning, Wijziging } from './after-planning'

/** Everybody with an account who was or is asked, but who did it. */
function accountsOf(wijziging: Wijziging): string[] {
  const sessions = wijziging.soort === 'verzet' ? [wijziging.zitting, wijziging.eerder] : [wijziging.zitting]
  return sessions.flatMap(({ deelnemers }) => deelnemers).flatMap(({ persoon }) => (persoon.startsWith('account:') ? [persoon.slice('account:'.length)] : []))
}

/** Tells them that something waits for them in Weging, and nothing more. */
export const notifyPlanned: AfterPlanning = (sql, { ids }, wie, wijziging) => notify(sql, ids, accountsOf(wijziging).filter((account) => account !== wie.accountId))
