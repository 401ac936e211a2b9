import { createHash } from 'node:crypto'
import { appendLog } from '~/logboek/append.server'
import type { Clock } from '~/platform/clock'
import type { Ids } from '~/platform/ids'
import type { Sql } from '~/platform/sql'
import type { Wie } from '~/toegang/may'

/** 256 bits: nobody guesses one. */
const KEY_BYTES = 32
const keyShape = /^[A-Za-z0-9_-]{43}$/

/** What is kept of a key, and what a process may remember of it. */
export const hashOfKey = (key: string): string => createHash('sha256').update(key).digest('hex')

/** The path of a subscription. Holds the key: it is shown once and stands in no log. */
export const feedPath = (key: string): string => `/agenda/${key}.ics`

/** The key in the last part of an address; undefined for what cannot be one. */
export function keyIn(file: string): string | undefined {
  const key = file.endsWith('.ics') ? file.slice(0, -4) : ''
  return keyShape.test(key) ? key : undefined
}

export interface Subscription {
  id: string
  accountId: string
  gemaaktOp: Date
}

/** Makes a subscription to the own agenda and gives its path, this once; the one before it works no more (R-UIT-6). `sql` holds a transaction. */
export async function makeSubscription(sql: Sql, { clock, ids }: { clock: Clock; ids: Ids }, wie: Wie): Promise<string> {
  // Pressed twice, they come one after the other.
  await sql.query('select 1 from account where id = $1::uuid for update', [wie.accountId])
  await withdraw(sql, clock, wie)
  const key = ids.token(KEY_BYTES)
  await sql.query(`insert into agenda_abonnement (id, account_id, sleutel_sha256, gemaakt_op) values ($1::uuid, $2::uuid, $3, $4::timestamptz)`, [
    ids.uuid(), wie.accountId, hashOfKey(key), clock.now().toISOString()
  ])
  await logged(sql, clock, wie)
  return feedPath(key)
}

/** Ends the own subscription, when there is one. From then on its address does not exist. `sql` holds a transaction. */
export async function endSubscription(sql: Sql, clock: Clock, wie: Wie): Promise<void> {
  await withdraw(sql, clock, wie)
  await logged(sql, clock, wie)
}

const withdraw = (sql: Sql, clock: Clock, { accountId }: Wie) =>
  sql.query('update agenda_abonnement set ingetrokken_op = $2::timestamptz where account_id = $1::uuid and ingetrokken_op is null', [accountId, clock.now().toISOString()])

const logged = (sql: Sql, clock: Clock, { accountId, hoedanigheid }: Wie): Promise<void> =>
  appendLog(sql, clock, { actor: accountId, hoedanigheid, deed: 'agenda.abonnement', object: null, resultaat: 'gedaan', oorsprong: 'paneel' })

const columns = 's.id::text as id, s.account_id::text as "accountId", s.gemaakt_op as "gemaaktOp"'

/** The subscription of this account now. */
export async function readSubscription(sql: Sql, accountId: string): Promise<Subscription | undefined> {
  const [row] = await sql.query<Subscription>(`select ${columns} from agenda_abonnement s where s.account_id = $1::uuid and s.ingetrokken_op is null`, [accountId])
  return row
}

/** Whose subscription this key opens. Undefined when it is unknown, withdrawn, or of an account that is closed: nobody can tell which (R-UIT-7). */
export async function findSubscription(sql: Sql, key: string): Promise<Subscription | undefined> {
  const [row] = await sql.query<Subscription>(
    `select ${columns} from agenda_abonnement s join account a on a.id = s.account_id and a.actief where s.sleutel_sha256 = $1 and s.ingetrokken_op is null`,
    [hashOfKey(key)]
  )
  return row
}
