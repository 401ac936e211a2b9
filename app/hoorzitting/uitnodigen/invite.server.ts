import { enqueue, withdraw } from '~/platform/jobs/queue.server'
import type { MailJob } from '~/platform/mail/notices.server'
import type { Sql } from '~/platform/sql'
import { uuid5 } from '~/platform/zaak/uuid5'
import type { AfterPlanning } from '../plannen/after-planning'
import { messagesFor, type NewMessage } from './rules'
import { readCurrentSession, readInvitees, readMessages, type SessionRow } from './store.server'

/** The id of one message: the same session, plan, person and kind are one message, however often it is put in (R-UIT-2). `persoon`: an account (UUID), or *betrokkene*. */
export const messageId = (uid: string, volgorde: number, persoon: string, soort: NewMessage['soort']): string => uuid5('zitting', uid, volgorde, persoon, soort)

/**
 * Puts in the messages about a session that are still to be told, in the transaction of the deed that planned, moved or called it off: they are there exactly when
 * the deed is. `zittingId` is any plan of that session; what counts is the plan as it stands now. Also right when nothing happened: then it puts in nothing.
 */
export async function inviteToSession(sql: Sql, now: Date, zittingId: string): Promise<void> {
  const session = await readCurrentSession(sql, zittingId)
  if (!session) throw new Error('Deze zitting is er niet')
  const messages = messagesFor(session, await readInvitees(sql, session.id), await readMessages(sql, session.uid))
  for (const message of messages) await putIn(sql, now, session, message)
}

/** What the planning deeds call. Everybody who sits there gets the appointment, who did it too. */
export const inviteAfterPlanning: AfterPlanning = (sql, { clock }, _wie, { zitting }) => inviteToSession(sql, clock.now(), zitting.zittingId)

async function putIn(sql: Sql, now: Date, session: SessionRow, { accountId, rol, soort }: NewMessage): Promise<void> {
  const id = messageId(session.uid, session.volgorde, accountId, soort)
  const added = await sql.query(
    `insert into verzending (id, dossier_id, zitting_id, account_id, rol, soort, kanaal, gemaakt_op, gewijzigd_op)
     values ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5, $6, 'mail', $7::timestamptz, $7::timestamptz) on conflict (id) do nothing returning id`,
    [id, session.dossierId, session.id, accountId, rol, soort, now.toISOString()]
  )
  if (added.length > 0) await enqueue<MailJob>(sql, { queue: 'mail', id, data: { account: accountId, soort } })
}

/** Puts a message that failed in again, as the same message. False when it is not one of this dossier that failed. */
export async function sendAgain(sql: Sql, now: Date, dossierId: string, id: string): Promise<boolean> {
  const [row] = await sql.query<{ account: string; soort: NewMessage['soort'] }>(
    `update verzending v set staat = 'wacht', waarom = null, gewijzigd_op = $3::timestamptz
     where v.id = $1::uuid and v.dossier_id = $2::uuid and v.kanaal = 'mail' and (v.staat = 'mislukt' or v.staat = 'wacht' and not exists (
       select 1 from pgboss.job j where j.name = 'mail' and j.id = v.id and j.state in ('created', 'retry', 'active')))
     returning v.account_id::text as account, v.soort`,
    [id, dossierId, now.toISOString()]
  )
  if (!row) return false
  await withdraw(sql, { queue: 'mail', id })
  await enqueue<MailJob>(sql, { queue: 'mail', id, data: row })
  return true
}
