import { Refused, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { appendLog } from '~/logboek/append.server'
import { sqlOfPrisma, type Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'

/** Rolls a transaction back while carrying the outcome out of it. */
class NotDone extends Error {
  constructor(readonly uitkomst: { ok: false; bericht: string }) {
    super('niet gedaan')
  }
}

/**
 * Does one deed of the chain in one transaction, with its line of the log. What may be done is asked by the deed itself, in its query; who may not do it hears what somebody hears
 * who asks for what does not exist. An outcome `ok: false` rolls everything back. `object`: what the line says it was about.
 */
export async function inKeten<Value>(werk: Pick<Werk, 'db' | 'clock'>, wie: Wie, deed: string, object: string | null | ((value: Value) => string), act: (sql: Sql) => Promise<Uitkomst<Value>>): Promise<Uitkomst<Value>> {
  try {
    return await werk.db.$transaction(
      async (tx) => {
        const sql = sqlOfPrisma(tx)
        const uitkomst = await act(sql)
        if (!uitkomst.ok) throw new NotDone(uitkomst)
        await appendLog(sql, werk.clock, { actor: wie.accountId, hoedanigheid: wie.hoedanigheid, deed, object: typeof object === 'function' ? object(uitkomst.value) : object, resultaat: 'gedaan', oorsprong: 'paneel', bewijs: uitkomst.bewijs ?? null })
        return uitkomst
      },
      { timeout: 20_000, maxWait: 10_000 }
    )
  } catch (error) {
    if (error instanceof NotDone) return error.uitkomst
    throw error
  }
}

/** What is not this person's, or not there. */
export const nietHier = (): never => {
  throw new Refused({ soort: 'onbekend' })
}
