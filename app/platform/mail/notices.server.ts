import type { Logger } from 'pino'
import type { Clock } from '../clock'
import type { Ids } from '../ids'
import { createJobs, enqueue, type Jobs } from '../jobs/queue.server'
import type { Sql } from '../sql'
import { composeNotice } from './notice'
import type { Post } from './post.server'

/** Who gets a mail, and of which kind: a notice (`bericht`) when nothing else is said. The address is looked up when it is sent: the queue holds none (R-MAI-2). */
export interface MailJob {
  account: string
  soort?: 'bericht' | 'uitnodiging' | 'verzet' | 'vervallen'
}

/** Mail of another kind than a notice. What it says is decided when it is sent, by who put it in; `id` is that of the job. */
export interface OtherMail {
  /** Hands what has to leave now to `post`, or nothing. `to` is undefined when the account has no address. What it throws is tried again. */
  send(id: string, to: string | undefined, post: Post): Promise<void>
  /** It was tried for the last time. */
  givenUp(id: string): Promise<void>
}

/** Tells these people, after the transaction of `sql`, that something waits for them. Account ids (UUID); the same person once. */
export async function notify(sql: Sql, ids: Ids, accountIds: readonly string[]): Promise<void> {
  for (const account of new Set(accountIds)) await enqueue<MailJob>(sql, { queue: 'mail', id: ids.uuid(), data: { account } })
}

interface NoticeParts {
  sql: Sql
  clock: Clock
  logger: Logger
  post: Post
  origin: string
  from: string
  /** The address of this account now; undefined when it has none or is closed. */
  addressOf(accountId: string): Promise<string | undefined>
  other: OtherMail
}

const isNotice = ({ soort = 'bericht' }: MailJob): boolean => soort === 'bericht'

/** Sends the mail that waits. Somebody without an address gets none, and that is told in the technical log. */
export const createNotices = ({ sql, clock, logger, post, origin, from, addressOf, other }: NoticeParts): Jobs =>
  createJobs<MailJob>({
    sql,
    logger,
    queue: 'mail',
    async handle({ id, data }) {
      const to = await addressOf(data.account)
      if (to === undefined) logger.warn({ taak: id }, 'een bericht is niet verstuurd: dit account heeft geen mailadres')
      if (!isNotice(data)) return other.send(id, to, post)
      if (to !== undefined) await post(composeNotice({ to, from, origin, id, now: clock.now() }))
    },
    async givenUp({ id, data }) {
      if (!isNotice(data)) await other.givenUp(id)
    }
  })
