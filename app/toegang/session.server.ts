import { createHash } from 'node:crypto'
import type { Clock } from '~/platform/clock'
import type { Ids } from '~/platform/ids'
import type { Sql } from '~/platform/sql'
import type { Wie } from './may'

/** A session ends after this much silence, in milliseconds. */
export const IDLE_LIMIT_MS = 60 * 60 * 1000
/** A session never lives longer than this, in milliseconds: one working day. */
export const ABSOLUTE_LIMIT_MS = 12 * 60 * 60 * 1000
/** The last-seen time is written at most this often, in milliseconds. */
const SEEN_INTERVAL_MS = 60 * 1000

export interface SessionStore {
  /** Starts a session; returns the secret that goes into the cookie. Only its hash is stored (R-TOE-2). */
  start(accountId: string, hoedanigheid: string): Promise<string>
  /** Who carries this secret? `undefined` when there is no live session for it. */
  find(secret: string): Promise<Wie | undefined>
  /** Who holds the live session with this hash (hex), in the capacity worn now? Used for open sockets. */
  current(sessie: string): Promise<Wie | undefined>
  /** This person was seen working at this moment, also where no page was asked: typing in a room is work (R-TOE-16). */
  seen(sessie: string, at: Date): Promise<void>
  /** The capacities this person has. */
  capacities(accountId: string): Promise<string[]>
  /** Wears another capacity of one's own; false when it is not one's own. */
  switchCapacity(wie: Wie, hoedanigheid: string): Promise<boolean>
  end(wie: Wie): Promise<void>
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

interface SessionRow {
  account_id: string
  functie: string
  registernummer: string
  hoedanigheid: string
  laatst_gezien_op: Date
}

/** Sessions on the tables `sessie` and `account`, which both clusters have in the same shape. */
export function createSessionStore(sql: Sql, clock: Clock, ids: Ids): SessionStore {
  const live = 's.ingetrokken_op is null and s.verloopt_op > $2::timestamptz and s.laatst_gezien_op > $3::timestamptz and a.actief'
  const limits = (): [string, string] => {
    const now = clock.now().getTime()
    return [new Date(now).toISOString(), new Date(now - IDLE_LIMIT_MS).toISOString()]
  }

  const readSession = async (sessie: string): Promise<{ wie: Wie; lastSeen: number } | undefined> => {
    const [row] = await sql.query<SessionRow>(
      `select s.account_id::text as account_id, a.functie, a.registernummer, s.hoedanigheid, s.laatst_gezien_op
       from sessie s join account a on a.id = s.account_id
       join account_hoedanigheid h on h.account_id = a.id and h.hoedanigheid = s.hoedanigheid
       where s.id_hash = decode($1, 'hex') and ${live}`,
      [sessie, ...limits()]
    )
    if (!row) return undefined
    const { account_id: accountId, functie, registernummer, hoedanigheid } = row
    return { wie: { accountId, functie, registernummer, hoedanigheid, sessie }, lastSeen: new Date(row.laatst_gezien_op).getTime() }
  }

  return {
    async start(accountId, hoedanigheid) {
      const secret = ids.token(32)
      const now = clock.now()
      await sql.query(
        `insert into sessie (id_hash, account_id, hoedanigheid, aangemaakt_op, laatst_gezien_op, verloopt_op)
         values (decode($1, 'hex'), $2::uuid, $3, $4::timestamptz, $4::timestamptz, $5::timestamptz)`,
        [hashOf(secret), accountId, hoedanigheid, now.toISOString(), new Date(now.getTime() + ABSOLUTE_LIMIT_MS).toISOString()]
      )
      return secret
    },

    async find(secret) {
      const sessie = hashOf(secret)
      const found = await readSession(sessie)
      if (!found) return undefined
      if (clock.now().getTime() - found.lastSeen > SEEN_INTERVAL_MS) {
        await sql.query(`update sessie set laatst_gezien_op = $2::timestamptz where id_hash = decode($1, 'hex')`, [
          sessie,
          clock.now().toISOString()
        ])
      }
      return found.wie
    },

    async current(sessie) {
      return (await readSession(sessie))?.wie
    },

    async seen(sessie, at) {
      await sql.query(`update sessie set laatst_gezien_op = greatest(laatst_gezien_op, $2::timestamptz) where id_hash = decode($1, 'hex')`, [
        sessie,
        at.toISOString()
      ])
    },

    async capacities(accountId) {
      const rows = await sql.query<{ hoedanigheid: string }>(
        'select hoedanigheid from account_hoedanigheid where account_id = $1::uuid order by hoedanigheid',
        [accountId]
      )
      return rows.map((row) => row.hoedanigheid)
    },

    async switchCapacity(wie, hoedanigheid) {
      const rows = await sql.query(
        `update sessie s set hoedanigheid = $2 where s.id_hash = decode($1, 'hex') and exists (
           select 1 from account_hoedanigheid h where h.account_id = s.account_id and h.hoedanigheid = $2)
         returning 1 as gewisseld`,
        [wie.sessie, hoedanigheid]
      )
      return rows.length === 1
    },

    async end(wie) {
      await sql.query(`update sessie set ingetrokken_op = $2::timestamptz where id_hash = decode($1, 'hex')`, [
        wie.sessie,
        clock.now().toISOString()
      ])
    }
  }
}
