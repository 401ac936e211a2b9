import type { Logger } from 'pino'
import { createJobs, type Job, type Jobs } from '~/platform/jobs/queue.server'
import type { Sql } from '~/platform/sql'

/** The advies whose timestamps must still come: its id and nothing else. */
interface StampJob {
  advies: string
}

/** Whoever sealed goes on at once; a job that is looked at this many seconds later finds only what was cut off. */
const GRACE_SECONDS = 30

/** One job for each advies, however often it is put in the queue. */
export const stampJob = (adviesId: string): Job<StampJob> => ({ queue: 'tijdstempel', id: adviesId, data: { advies: adviesId }, after: GRACE_SECONDS })

interface StampJobsParts {
  sql: Sql
  logger: Logger
  stamp(adviesId: string): Promise<{ ok: true } | { ok: false; waarom: string }>
}

/** The advies waits on; the queue tries again. */
class WaitsOn extends Error {
  override readonly name = 'wacht_op_tijdstempel'
}

/** Goes on with the adviezen that wait for their timestamps, as often as the queue says. What keeps one waiting is told in the technical log, in a sentence of ours. */
export const createStampJobs = ({ sql, logger, stamp }: StampJobsParts): Jobs =>
  createJobs<StampJob>({
    sql,
    logger,
    queue: 'tijdstempel',
    async handle({ id, data }) {
      const done = await stamp(data.advies)
      if (done.ok) return
      logger.warn({ taak: id, waarom: done.waarom }, 'een advies wacht nog op zijn tijdstempel')
      throw new WaitsOn(done.waarom)
    }
  })
