import type { Prisma, PrismaClient } from '~prisma/paneel/generated/client'
import { appendLog } from '~/logboek/append.server'
import type { Clock } from '~/platform/clock'
import type { Ids } from '~/platform/ids'
import { sqlOfPrisma, type Sql } from '~/platform/sql'
import type { Refusal, Wie } from '~/toegang/may'
import type { RoomSeals } from '~realtime/index'
import type { DossierFacts } from './facts'
import { loadDossierFacts } from './facts.server'
import { mayDossier, type DossierDeed } from './policy'

/** What a deed needs of the outside world. */
export interface Werk {
  /** Role weging_app. */
  db: PrismaClient
  clock: Clock
  ids: Ids
  /** Opens what was typed in private rooms, and seals it. */
  seals: RoomSeals
}

export type Tx = Prisma.TransactionClient

/** Thrown by `inDossier` when the policy says no; the guard turns it into the one answer that leaves. */
export class Refused extends Error {
  override readonly name = 'Refused'
  constructor(readonly refusal: Refusal) {
    super('geweigerd')
  }
}

/**
 * The outcome of a deed. On `ok: false` nothing was written; `bericht` is B1 Dutch and says what to do. `bewijs` is the SHA-256 (hex) of a file
 * that the line of the log stands for.
 */
export type Uitkomst<Value = undefined> = { ok: true; value: Value; bewijs?: string } | { ok: false; bericht: string; lijst?: string[] }

/** Rolls a transaction back while carrying the outcome out of it. */
class NotDone extends Error {
  constructor(readonly uitkomst: { ok: false; bericht: string; lijst?: string[] }) {
    super('niet gedaan')
  }
}

/**
 * Does one deed on one dossier in one transaction: takes the dossier's row lock, so that two people at once come one by
 * one; asks the policy again with fresh facts, because what the page showed may be old (R-DOS-2); runs the deed; writes
 * the line of the log. All of it stands or falls together.
 *
 * Throws `Refused` when the policy says no. An outcome `ok: false` of the deed rolls everything back.
 */
export async function inDossier<Value>(
  werk: Werk,
  wie: Wie,
  deed: DossierDeed,
  dossierId: string,
  act: (tx: Tx, facts: DossierFacts, sql: Sql) => Promise<Uitkomst<Value>>
): Promise<Uitkomst<Value>> {
  try {
    return await werk.db.$transaction(
      async (tx) => {
        const sql = sqlOfPrisma(tx)
        const facts = await loadDossierFacts(sql, wie.accountId, dossierId, 'lock', werk.clock.now())
        const verdict = mayDossier(wie, deed, facts)
        if (!verdict.ok) throw new Refused(verdict.refusal)
        if (!facts) throw new Refused({ soort: 'onbekend' })
        const uitkomst = await act(tx, facts, sql)
        if (!uitkomst.ok) throw new NotDone(uitkomst)
        await markChanged(sql, dossierId)
        await appendLog(sql, werk.clock, {
          actor: wie.accountId,
          hoedanigheid: wie.hoedanigheid,
          deed,
          object: `dossier/${dossierId}`,
          resultaat: 'gedaan',
          oorsprong: 'paneel',
          bewijs: uitkomst.bewijs ?? null
        })
        return uitkomst
      },
      { timeout: 20_000, maxWait: 10_000 }
    )
  } catch (error) {
    if (error instanceof NotDone) return error.uitkomst
    throw error
  }
}

/** Remembers that this dossier is to be counted again; the report takes it up when somebody asks for one (R-RAP-12). */
export const markChanged = (sql: Sql, dossierId: string): Promise<object[]> =>
  sql.query('insert into dossier_gewijzigd (dossier_id) values ($1::uuid) on conflict do nothing', [dossierId])

/**
 * Prepares a deed, without the dossier's lock: asks the policy, and hands `act` one transaction to read in. For the slow part of a
 * deed, so that nobody waits behind it; the deed itself then looks again under the lock. Throws `Refused` when the policy says no.
 */
export const prepareInDossier = <Value>(werk: Werk, wie: Wie, deed: DossierDeed, dossierId: string, act: (tx: Tx, facts: DossierFacts, sql: Sql) => Promise<Value>): Promise<Value> =>
  werk.db.$transaction(
    async (tx) => {
      const sql = sqlOfPrisma(tx)
      const facts = await loadDossierFacts(sql, wie.accountId, dossierId, 'read', werk.clock.now())
      const verdict = mayDossier(wie, deed, facts)
      if (!verdict.ok) throw new Refused(verdict.refusal)
      if (!facts) throw new Refused({ soort: 'onbekend' })
      return act(tx, facts, sql)
    },
    { timeout: 20_000, maxWait: 10_000 }
  )
