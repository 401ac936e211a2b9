import type { Logger } from 'pino'
import type { Clock } from '../clock'
import type { Ids } from '../ids'
import { createJobs, enqueue, type Jobs } from '../jobs/queue.server'
import type { Sql } from '../sql'
import { composeNotice } from './notice'
import type { Post } from './post.server'

/** Who gets a notice. The address is looked up when it is sent: the queue holds none. */
interface NoticeJob {
  account: string
}

/** Tells these people, after the transaction of `sql`, that something waits for them. Account ids (UUID); the same person once. */
export async function notify(sql: Sql, ids: Ids, accountIds: readonly string[]): Promise<void> {
  for (const account of new Set(accountIds)) await enqueue<NoticeJob>(sql, { queue: 'mail', id: ids.uuid(), data: { account } })
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
}

/** Sends the notices that wait. Somebody without an address gets none, and that is told in the technical log. */
export const createNotices = ({ sql, clock, logger, post, origin, from, addressOf }: NoticeParts): Jobs =>
  createJobs<NoticeJob>({
    sql,
    logger,
    queue: 'mail',
    async handle({ id, data }) {
      const to = await addressOf(data.account)
      if (to === undefined) {
        logger.warn({ taak: id }, 'een bericht is niet verstuurd: dit account heeft geen mailadres')
        return
      }
      await post(composeNotice({ to, from, origin, id, now: clock.now() }))
    }
  })
