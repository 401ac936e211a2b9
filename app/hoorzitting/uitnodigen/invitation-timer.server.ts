import type { Werk } from '~/dossier/in-dossier.server'
import { sqlOfPrisma } from '~/platform/sql'
import { inviteToSession } from './invite.server'

const EVERY_MS = 60_000

/**
 * Looks whether everybody who sits at a session that is still to come was told, and nobody else is expected: for who left the panel, or took a seat, after it was planned
 * (R-UIT-4). Puts in what is missing and no more; several processes may do it at once.
 */
export async function inviteWhatIsMissing({ db, clock }: Pick<Werk, 'db' | 'clock'>): Promise<void> {
  const now = clock.now()
  const sessions = await db.zitting.findMany({ where: { staat: 'gepland', begintOp: { gt: now } }, select: { id: true }, orderBy: { begintOp: 'asc' } })
  for (const { id } of sessions) await db.$transaction((tx) => inviteToSession(sqlOfPrisma(tx), now, id))
}

/** Does so now and every minute. What goes wrong is handed to `failed` and tried again. */
export function createInvitationTimer(werk: Pick<Werk, 'db' | 'clock'>, failed: (error: unknown) => void): { start(): void; stop(): Promise<void> } {
  let underWay: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  const sweep = (): void => {
    underWay = underWay.then(() => inviteWhatIsMissing(werk)).catch(failed)
  }
  return {
    start() {
      timer ??= setInterval(sweep, EVERY_MS).unref()
      sweep()
    },
    async stop() {
      clearInterval(timer)
      await underWay
    }
  }
}
