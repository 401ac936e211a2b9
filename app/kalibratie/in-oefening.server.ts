import { Refused, type Tx, type Uitkomst, type Werk } from '~/dossier/in-dossier.server'
import { appendLog } from '~/logboek/append.server'
import { sqlOfPrisma, type Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'
import { factsFor, loadOefening, type Oefening } from './facts.server'
import { mayOefening, type OefenDeed, type OefeningFacts } from './policy'

/** Rolls a transaction back while carrying the outcome out of it. */
class NotDone extends Error {
  constructor(readonly uitkomst: { ok: false; bericht: string; lijst?: string[] }) {
    super('niet gedaan')
  }
}

export interface OefenDaad {
  tx: Tx
  sql: Sql
  facts: OefeningFacts
  oefening: Oefening
}

/**
 * Does one deed on one exercise in one transaction, as `inDossier` does on a dossier: its row lock, fresh facts, the policy, the deed,
 * the line of the log. The line never carries a hash of a sheet: that would lead from a person to a sheet for ever (R-KAL-5).
 * Throws `Refused` when the policy says no; an outcome `ok: false` rolls everything back.
 */
export async function inOefening<Value>(werk: Werk, wie: Wie, deed: OefenDeed, oefeningId: string, act: (daad: OefenDaad) => Promise<Uitkomst<Value>>): Promise<Uitkomst<Value>> {
  try {
    return await werk.db.$transaction(
      async (tx) => {
        const sql = sqlOfPrisma(tx)
        const oefening = await loadOefening(sql, oefeningId, 'lock')
        const facts = oefening && factsFor(oefening, oefeningId, wie.accountId, werk.clock.now())
        const verdict = mayOefening(wie, deed, facts)
        if (!verdict.ok) throw new Refused(verdict.refusal)
        if (!oefening || !facts) throw new Refused({ soort: 'onbekend' })
        const uitkomst = await act({ tx, sql, facts, oefening })
        if (!uitkomst.ok) throw new NotDone(uitkomst)
        await logOefening(sql, werk, wie, deed, oefeningId)
        return uitkomst
      },
      { timeout: 20_000, maxWait: 10_000 }
    )
  } catch (error) {
    if (error instanceof NotDone) return error.uitkomst
    throw error
  }
}

/** The line of a deed; of the server itself when `wie` is null. */
export const logOefening = (sql: Sql, werk: Pick<Werk, 'clock'>, wie: Wie | null, deed: string, oefeningId: string): Promise<void> =>
  appendLog(sql, werk.clock, { actor: wie?.accountId ?? null, hoedanigheid: wie?.hoedanigheid ?? null, deed, object: `oefening/${oefeningId}`, resultaat: 'gedaan', oorsprong: 'paneel' })
