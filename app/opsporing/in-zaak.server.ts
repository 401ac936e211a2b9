import { appendLog } from '~/logboek/append.server'
import { sqlOfPrisma } from '~/platform/sql'
import type { Refusal, Wie } from '~/toegang/may'
import type { Prisma } from '~prisma/opsporing/generated/client'
import type { OpsporingDiensten } from './diensten'
import { mayZaak, type OpsporingDeed } from './policy'
import { loadZaakFacts } from './store.server'

export type Tx = Prisma.TransactionClient

/** Thrown when the policy says no; the guard turns it into the one answer that leaves. */
export class Refused extends Error {
  override readonly name = 'Refused'
  constructor(readonly refusal: Refusal) {
    super('geweigerd')
  }
}

/** Nothing was written; `bericht` is B1 Dutch and says what to do. `versie`: the version that is there now, when the screen showed an older one. */
type NietGedaan = { ok: false; bericht: string; versie?: number }

/** The outcome of a deed. */
export type Uitkomst<Value> = { ok: true; value: Value } | NietGedaan

/** What a deed did: its outcome, and what it did it to, as `<number>` or `<number>/<version>` within the case. */
type Gedaan<Value> = { ok: true; value: Value; object: string } | NietGedaan

/**
 * Does one deed on one case in one transaction: under the lock of the case, so that two officers at once come one by one; asks the policy
 * again with fresh facts; runs the deed; writes the line of the log. All of it stands or falls together, and an outcome `ok: false` writes
 * nothing. Throws `Refused` when the policy says no.
 */
export async function inZaak<Value>(werk: OpsporingDiensten, wie: Wie, deed: OpsporingDeed, dossierId: string, act: (tx: Tx) => Promise<Gedaan<Value>>): Promise<Uitkomst<Value>> {
  return werk.db.$transaction(
    async (tx) => {
      const sql = sqlOfPrisma(tx)
      await sql.query('select pg_advisory_xact_lock(72707373, hashtext($1::text))::text as slot', [dossierId])
      const verdict = mayZaak(wie, deed, await loadZaakFacts(tx, werk.zetels, wie, dossierId))
      if (!verdict.ok) throw new Refused(verdict.refusal)
      const gedaan = await act(tx)
      if (!gedaan.ok) return gedaan
      const line = { actor: wie.accountId, hoedanigheid: wie.hoedanigheid, deed, object: `zaak/${dossierId}/${gedaan.object}` }
      await appendLog(sql, werk.clock, { ...line, resultaat: 'gedaan', oorsprong: 'opsporing' })
      return { ok: true, value: gedaan.value }
    },
    { timeout: 20_000, maxWait: 10_000 }
  )
}
